import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Size } from 'cdk8s';
import * as fc from 'fast-check';
import { containerDisk, daemonSet, ownVolume, pool, startsOf, template, vm } from './starts';
import type { Json } from './starts';
import { DataVolumeSource, Disk, FastStartVmPool, GuestCpu, StartLatency, StartSpeedUp } from '../../../src';
import type { Seconds } from '../../../src/analysis/start/claims';
import { documentsOf } from '../../../src/manifests/source/document';

const noLonger = (one: Seconds, other: Seconds) => one.min <= other.min && one.max <= other.max;

// Every lever is a flag: what has one more is never slower, whatever the others are.
const LEVERS = ['golden', 'pulled', 'covered', 'pinned', 'kept', 'filled', 'running', 'early'] as const;
type Levers = { readonly [lever in typeof LEVERS[number]]: boolean };

function manifestsWith({ golden, pulled, covered, pinned, kept, filled, running, early }: Levers): Json[] {
  const source = golden ? { sourceRef: { kind: 'DataSource', name: 'ubuntu', namespace: 'images' } } : { source: { http: { url: 'https://example.com/a' } } };
  const annotations = filled ? { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' } : {};
  const guest = {
    domain: { cpu: { cores: 2, ...pinned ? { dedicatedCpuPlacement: true } : {} } },
    readinessProbe: { initialDelaySeconds: early ? 20 : 70, tcpSocket: { port: 80 } },
  };
  const volumes = [ownVolume, containerDisk({ imagePullPolicy: kept ? 'IfNotPresent' : 'Always' })];
  const storageClass = {
    apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'fast' }, provisioner: 'a', volumeBindingMode: 'WaitForFirstConsumer',
  };
  return [
    pool(vm(volumes, { spec: { ...template(source, { annotations, storage: { storageClassName: 'fast' } }), runStrategy: running ? 'Always' : 'Manual' }, guest })),
    storageClass,
    ...pulled ? [daemonSet(['quay.io/disks/ubuntu:24.04'], covered ? {} : { nodeSelector: { disk: 'ssd' } })] : [],
  ];
}

test('a lever more never makes a start longer, nor a hand-over', () => {
  const levers = fc.record(Object.fromEntries(LEVERS.map((lever) => [lever, fc.boolean()]))) as fc.Arbitrary<Levers>;
  fc.assert(fc.property(levers, fc.constantFrom(...LEVERS), (some, lever) => {
    const [[without], [having]] = [false, true].map((value) => startsOf(manifestsWith({ ...some, [lever]: value })));
    expect(noLonger(having.total, without.total)).toBe(true);
    expect(noLonger(having.handOver!.time, without.handOver!.time)).toBe(true);
    expect(noLonger(having.total, having.cold)).toBe(true);
    for (const { saves } of [...having.levers, ...having.advice]) expect(Math.min(saves.min, saves.max)).toBeGreaterThanOrEqual(0);
  }));
});

const PRE_PULL = { pauseImage: 'registry.k8s.io/pause:3.10', tool: { image: 'docker.io/library/busybox:1.37.0-musl' } };
const golden = { source: DataVolumeSource.dataSource({ name: 'ubuntu', namespace: 'images' }), size: Size.gibibytes(20) };

test.each<[string, object, StartLatency]>([
  ['none', { disks: [Disk.containerDisk('root', { image: 'quay.io/disks/ubuntu:24.04' })] }, StartLatency.virtualMachine()],
  ['images that are pulled before', { disks: [Disk.containerDisk('root', { image: 'quay.io/disks/ubuntu:24.04' })], prePull: PRE_PULL },
    StartLatency.virtualMachine({ speedUps: [StartSpeedUp.preload()] })],
  ['a golden image', { golden }, StartLatency.virtualMachine({ speedUps: [StartSpeedUp.snapshot()] })],
  ['CPUs of its own', { golden, cpu: GuestCpu.dedicated({ sockets: 2 }) }, StartLatency.virtualMachine({ speedUps: [StartSpeedUp.snapshot(), StartSpeedUp.pinning()] })],
])('manifests of a pattern say what its model says: %s', (_, props, model) => {
  const chart = new Chart(new App(), 'test', { namespace: 'shop' });
  const made = new FastStartVmPool(chart, 'pool', { cpu: GuestCpu.topology({ sockets: 2 }), memory: Size.gibibytes(2), ...props });
  const [start] = startsOf(chart.toJson());
  const seconds = ({ min, max }: { min: { toSeconds(options: object): number }; max: { toSeconds(options: object): number } }) => (
    { min: min.toSeconds({ integral: false }), max: max.toSeconds({ integral: false }) }
  );
  expect([start.phases.prepare.time, start.phases.start.time, start.phases.ready.time, start.total]).toEqual(
    [model.prepare, model.start, model.ready, model.total].map(seconds),
  );
  expect(start.handOver?.time).toEqual(seconds(made.handOver));
});

test('of the example, one that waits is there at once, and a cold one is not', () => {
  const text = readFileSync(join(__dirname, '..', '..', 'golden', 'fast-start-pool', 'fast-start-pool.k8s.yaml'), 'utf8');
  const manifests = [...documentsOf('', text)].map(({ value }) => value as Json);
  const [start] = startsOf(manifests);
  expect([start.handOver?.state, start.handOver?.time, start.total, start.instances]).toEqual(['running', { min: 0, max: 0 }, { min: 37, max: 147 }, 3]);
  expect([start.levers.map(({ lever }) => lever), start.advice.map(({ id }) => id)]).toEqual([['preload'], ['pinning']]);
  const [pulled] = startsOf(manifests.filter(({ kind }) => kind !== 'DaemonSet'));
  expect(pulled.total).toEqual({ min: 55, max: 255 });
  expect(pulled.advice.map(({ id, saves }) => [id, saves])).toEqual([['pre-pull', { min: 18, max: 108 }], ['pinning', { min: 4, max: 9 }]]);
});
