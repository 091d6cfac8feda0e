import { App, Chart, Size } from 'cdk8s';
import { Disk, GuestCpu, GuestNetwork, VirtualMachine } from '../../../src';

/** A guest on the pod network, as reachable as a pod. */
export function build(app: App): void {
  const chart = new Chart(app, 'net-1', { namespace: 'apps' });
  new VirtualMachine(chart, 'web-1', {
    metadata: { labels: { 'app.kubernetes.io/name': 'web' } },
    labels: { 'app.kubernetes.io/name': 'web' },
    cpu: GuestCpu.topology({ cores: 2 }),
    memory: Size.gibibytes(4),
    networkInterfaceMultiqueue: true,
    disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
    networks: [GuestNetwork.masquerade({ ports: [{ name: 'http', port: 8080 }] })],
  });
}
