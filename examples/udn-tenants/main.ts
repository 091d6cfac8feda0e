import { App, Chart, Size } from 'cdk8s';
import {
  ClusterUserDefinedNetwork, DataVolumeSource, Disk, EvictionStrategy, GuestNetwork, GuestProbe, Platform, TenantNamespace, UserDefinedNetwork,
  UserDefinedNetworkRole, UserDefinedNetworkTopology, VirtualMachine,
} from 'cdk8s-kubevirt';

const app = new App();

// What the platform team states: the binding by which guests join networks of OVN-Kubernetes.
new Platform(app, 'Platform', { kubevirtConfiguration: { networkBindings: ['l2bridge'] } });

/** A tenant whose pods and VMs have a network of their own in place of the cluster's: any two tenants may have the same addresses. */
function tenant(name: string, subnet: string): TenantNamespace {
  const namespace = new TenantNamespace(app, name, { primaryUserDefinedNetwork: true, labels: { zone: 'shops' } });
  new UserDefinedNetwork(namespace, 'primary', {
    topology: UserDefinedNetworkTopology.layer2({ role: UserDefinedNetworkRole.PRIMARY, subnets: [subnet], persistentIps: true }),
  });
  return namespace;
}

/** A VM that keeps its address when it restarts or moves to another node. */
function till(namespace: TenantNamespace, name: string, address: string): VirtualMachine {
  return new VirtualMachine(namespace, name, {
    memory: Size.gibibytes(4),
    disks: [Disk.dataVolumeTemplate('root', { source: DataVolumeSource.dataSource({ name: 'rhel-9', namespace: 'golden-images' }) })],
    networks: [GuestNetwork.l2bridge({ name: 'primary', preconfiguredAddresses: [address] })],
    // The kubelet does not reach a guest on such a network: the agent answers.
    readinessProbe: GuestProbe.guestAgentPing(),
    evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
  });
}

till(tenant('berlin', '10.101.0.0/16'), 'till-1', '10.101.0.10');
till(tenant('madrid', '10.101.0.0/16'), 'till-1', '10.101.0.10');

// A VLAN of the fabric that VMs of both may join besides, such as that of the stock system.
new ClusterUserDefinedNetwork(new Chart(app, 'cluster'), 'stock', {
  namespaceLabels: { zone: 'shops' },
  topology: UserDefinedNetworkTopology.localnet({ physicalNetworkName: 'physnet1', vlan: 300 }),
});

app.synth();
