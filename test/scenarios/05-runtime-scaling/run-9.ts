import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Disk, EvictionStrategy, GuestCpu, Hugepages, VirtualMachine, WhenUnsatisfiable } from '../../../src';

/** A database with CPUs and memory of one NUMA cell, on a node without another of its kind. */
export function build(app: App): void {
  const chart = new Chart(app, 'run-9', { namespace: 'apps' });
  const vm = new VirtualMachine(chart, 'db-a', {
    labels: { 'app.kubernetes.io/name': 'db' },
    cpu: GuestCpu.dedicated({ sockets: 1, cores: 8, threads: 1, model: 'host-passthrough', numaPassthrough: true }),
    memory: Size.gibibytes(16),
    hugepages: Hugepages.ONE_GIBIBYTE,
    evictionStrategy: EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE,
    spread: [{ topology: kplus.Topology.ZONE, whenUnsatisfiable: WhenUnsatisfiable.SCHEDULE_ANYWAY }],
    disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
  });
  vm.scheduling.separate(kplus.Pods.select(chart, 'databases', { labels: { 'app.kubernetes.io/name': 'db' } }));
}
