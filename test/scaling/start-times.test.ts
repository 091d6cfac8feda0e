import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { DataVolumeSource, Disk, FastStartVmPool, GuestCpu, Platform, RunStrategy, StartTimes, VirtualMachine, type LatencyRange } from '../../src';

const seconds = ({ min, max }: LatencyRange) => [min, max].map((time) => time.toSeconds({ integral: false }));
const disk = (source: DataVolumeSource) => Disk.dataVolumeTemplate('root', { source, size: Size.gibibytes(10), storageClassName: 'fast' });
const golden = DataVolumeSource.dataSource({ name: 'ubuntu', namespace: 'images' });

function app(): Chart {
  const chart = new Chart(new App(), 'chart', { namespace: 'shop' });
  new VirtualMachine(chart, 'db', { memory: Size.gibibytes(2), disks: [disk(golden)], runStrategy: RunStrategy.HALTED });
  const disks = [Disk.containerDisk('root', { image: 'disks/a:1' })];
  new FastStartVmPool(chart, 'pool', { cpu: GuestCpu.dedicated({ sockets: 2 }), memory: Size.gibibytes(2), disks });
  new kplus.Deployment(chart, 'api', { replicas: 1, containers: [{ image: 'api:1' }] });
  return chart;
}

test('workloads of a tree, with their reasons and what would shorten them', () => {
  const { workloads } = StartTimes.of(app());
  const shown = workloads.map(({ kind, name, namespace, isVirtualMachine, total, handOver }) => (
    [kind, name, namespace, isVirtualMachine, seconds(total), handOver && seconds(handOver)]
  ));
  expect(shown).toEqual([
    ['VirtualMachine', 'db', 'shop', true, [34, 129], [25, 75]],
    ['VirtualMachinePool', 'pool', 'shop', true, [51, 246], [0, 0]],
    ['Deployment', workloads[2].name, 'shop', false, [6, 37], undefined],
  ]);
  const [, { prepare, start, ready, reasons, shortenings, notCounted }] = workloads;
  expect([prepare, start, ready].map(seconds)).toEqual([[30, 180], [16, 36], [5, 30]]);
  expect(reasons).toEqual([
    'The node pulls the container disk disks/a:1.', 'QEMU and firmware start: 20–45 s.', 'CPUs of its own: 20 % less.', 'The guest boots and its application answers.',
    'It answers at once.',
  ]);
  const saved = shortenings.map(({ savesOfShortest: min, savesOfLongest: max, ...rest }) => ({ ...rest, saves: seconds({ min, max }) }));
  expect(saved).toEqual([{
    field: 'spec.virtualMachineTemplate.spec.template.spec.volumes[0].containerDisk',
    text: 'Pull the image onto the nodes beforehand, by a DaemonSet (ContainerDiskPrePull).',
    saves: [18, 108],
  }]);
  expect(notCounted).toEqual([]);
});

test('each cluster is that of its Platform', () => {
  const tree = new App();
  const copied = new Chart(tree, 'copied');
  new Platform(copied, 'Platform', { storageClasses: [{ name: 'fast', takesSnapshots: false }] });
  for (const chart of [copied, new Chart(tree, 'cloned')]) new VirtualMachine(chart, 'db', { memory: Size.gibibytes(2), disks: [disk(golden)] });
  expect(StartTimes.of(tree).workloads.map(({ total }) => seconds(total)).sort()).toEqual([[34, 129], [37, 147]]);
});

test('a report', () => {
  expect(StartTimes.of(app()).report()).toContain(`\
VirtualMachine shop/db
  a new one takes 34–129 s, without levers 55–255 s
    prepare 9–54 s      Claim db-root is cloned from DataSource ubuntu.
    start 20–45 s       QEMU and firmware start.
    ready 5–30 s        The guest boots and its application answers.
  one that waits stopped takes 25–75 s: Its disks are there.
  shorter:
    by 4–9 s            Give the guest CPUs of its own (dedicatedCpuPlacement), if whole CPUs are free: it makes latency steady above all.

VirtualMachinePool shop/pool
`);
});
