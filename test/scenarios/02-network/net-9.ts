import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  ClusterUserDefinedNetwork, Disk, EvictionStrategy, GuestNetwork, UserDefinedNetwork, UserDefinedNetworkRole as Role, UserDefinedNetworkTopology,
  VirtualMachine,
} from '../../../src';

const layer2 = (subnet: string) => UserDefinedNetworkTopology.layer2({ role: Role.PRIMARY, subnets: [subnet], persistentIps: true });

/** A network of its own for a tenant, in the place of the cluster network. */
export function build(app: App): void {
  const cluster = new Chart(app, 'net-9-cluster');
  new kplus.Namespace(cluster, 'tenant-a', {
    metadata: { name: 'tenant-a', labels: { 'k8s.ovn.org/primary-user-defined-network': '' } },
  });
  const namespaceLabels = { tenant: 'a' };
  new ClusterUserDefinedNetwork(cluster, 'tenant-a-shared', { namespaceLabels, topology: layer2('10.102.0.0/16') });
  new ClusterUserDefinedNetwork(cluster, 'vlan100', {
    namespaceLabels,
    topology: UserDefinedNetworkTopology.localnet({ physicalNetworkName: 'physnet1', vlan: 100 }),
  });

  const chart = new Chart(app, 'net-9', { namespace: 'tenant-a' });
  new UserDefinedNetwork(chart, 'primary', { topology: layer2('10.101.0.0/16') });
  new VirtualMachine(chart, 'app', {
    memory: Size.gibibytes(2),
    evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
    disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
    networks: [GuestNetwork.l2bridge({ name: 'primary', macAddress: '0a:58:0a:65:00:0a', preconfiguredAddresses: ['10.101.0.10'] })],
  });
}
