import { App, Chart } from 'cdk8s';
import { DataVolumeSource, HybridBankingStack, SriovNetwork, SriovNetworkNodePolicy } from 'cdk8s-kubevirt';

const app = new App();

// The infrastructure team's part: virtual functions on the database nodes, and a network on them.
const infrastructure = new Chart(app, 'infrastructure');
const policy = new SriovNetworkNodePolicy(infrastructure, 'fastnic', {
  resourceName: 'fastnic',
  numVfs: 8,
  nicSelector: { pfNames: ['ens2f0'] },
  nodeSelector: { workload: 'database' },
});
const network = new SriovNetwork(infrastructure, 'data-plane', {
  resourceName: policy.sriovResourceName,
  networkNamespace: 'banking-core',
  vlan: 100,
});

// The bank's part: the database VM, the API gateway, and nothing else that talks to them.
new HybridBankingStack(app, 'banking-core', {
  database: {
    image: DataVolumeSource.dataSource({ name: 'oracle-linux-9', namespace: 'golden-images' }),
    storageClassName: 'encrypted-ssd',
    encryptedStorage: true,
    network,
    addresses: ['10.56.1.10/24'],
    name: 'oracle-db',
    port: 1521,
    portName: 'sqlnet',
    licensedCores: 16,
  },
  gateway: { image: 'docker.io/nginxinc/nginx-unprivileged:1.29-alpine' },
  cloneSources: ['golden-images'],
  compliance: 'pci-dss',
});

app.synth();
