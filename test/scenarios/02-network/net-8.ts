import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Disk, GuestNetwork, VirtualMachine } from '../../../src';

/** A guest with a fixed MAC address and a name in DNS, which is all that is fixed on the pod network. */
export function build(app: App): void {
  const chart = new Chart(app, 'net-8', { namespace: 'apps' });
  const labels = { 'app.kubernetes.io/part-of': 'db' };
  const machine = new VirtualMachine(chart, 'db-0', {
    labels,
    hostname: 'db-0',
    subdomain: 'db',
    memory: Size.gibibytes(4),
    disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
    networks: [GuestNetwork.masquerade({ macAddress: '02:00:00:00:00:0a' })],
  });
  machine.exposeViaService({ name: 'db', headless: true, ports: [{ name: 'sql', port: 5432 }], selector: kplus.Pods.select(chart, 'members', { labels }) });
}
