import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { GuestNetwork, UserDefinedNetwork, UserDefinedNetworkRole, UserDefinedNetworkTopology } from '../../../src';
import { vm } from '../network-mistakes';
import { manifest, refused } from '../refused';

const topology = UserDefinedNetworkTopology.layer2({ role: UserDefinedNetworkRole.PRIMARY, subnets: ['10.101.0.0/16'], persistentIps: true });

refused({
  '02-network/R34': [
    (_, app) => manifest(new Chart(app, 'cluster'), {
      apiVersion: 'k8s.ovn.org/v1',
      kind: 'ClusterUserDefinedNetwork',
      spec: { namespaceSelector: {}, network: { topology: 'Localnet', localnet: { role: 'Primary', physicalNetworkName: 'physnet1', ipam: { mode: 'Disabled' } } } },
    }),
    'rejected schema/has-known-value spec.network.localnet.role: Primary',
  ],
  '02-network/R35': [
    (chart) => {
      new UserDefinedNetwork(chart, 'primary', { topology });
      new UserDefinedNetwork(chart, 'second', { topology });
    },
    'advised user-defined-network/excludes-second-primary spec.layer2.role: Primary for namespace apps',
  ],
  '02-network/R36': [
    (chart) => manifest(chart, {
      apiVersion: 'k8s.ovn.org/v1',
      kind: 'UserDefinedNetwork',
      spec: { topology: 'Layer3', layer3: { role: 'Primary', subnets: [{ cidr: '10.101.0.0/16' }], ipam: { lifecycle: 'Persistent' } } },
    }),
    'rejected schema/has-known-field spec.layer3.ipam: {"lifecycle":"Persistent"}',
  ],
  '02-network/R37': [
    (chart) => {
      new UserDefinedNetwork(chart, 'primary', { topology });
      vm(chart, { networks: [GuestNetwork.l2bridge({ preconfiguredAddresses: ['10.102.0.10'] })] });
    },
    'unstartable user-defined-network/fits-addresses spec.template.metadata.annotations[network.kubevirt.io/addresses]: 10.102.0.10',
  ],
  '02-network/R38': [
    (chart) => {
      new kplus.Namespace(chart, 'apps', { metadata: { name: 'apps' } });
      new UserDefinedNetwork(chart, 'primary', { topology });
    },
    'advised user-defined-network/requires-namespace-label metadata.labels[k8s.ovn.org/primary-user-defined-network]: undefined',
  ],
});
