import { App, Size } from 'cdk8s';
import { chart, GUEST, synthesized } from './fixture';
import { FastStartVmPool, FastStartVmPoolProps, StandbyState } from '../../src/patterns';
import { LatencyRange, StartLatency, StartSpeedUp, StartTimes } from '../../src/scaling';
import { DataVolumeSource, Disk } from '../../src/storage';

const GOLDEN = { source: DataVolumeSource.dataSource({ name: 'ubuntu-ready', namespace: 'golden-images' }) };
const PRE_PULL = { pauseImage: 'registry.k8s.io/pause:3.10', tool: { image: 'docker.io/library/busybox:1.37.0-musl' } };

function pool(props: Partial<FastStartVmPoolProps>): FastStartVmPool {
  return new FastStartVmPool(chart(), 'pool', { ...GUEST, ...props });
}
const seconds = ({ min, max }: LatencyRange): number[] => [min, max].map((time) => time.toSeconds({ integral: false }));
const objectsOf = (one: FastStartVmPool) => synthesized(one.node.scopes[1] as ReturnType<typeof chart>);

test('a golden disk comes first, and is filled before a VM starts', () => {
  const objects = objectsOf(pool({ golden: GOLDEN, disks: [Disk.emptyDisk('scratch', Size.gibibytes(1))] }));
  const { dataVolumeTemplates, template } = objects['VirtualMachinePool/pool'].spec.virtualMachineTemplate.spec;
  expect(dataVolumeTemplates).toEqual([{
    metadata: { name: 'pool-root', annotations: { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' } },
    spec: { sourceRef: { kind: 'DataSource', name: 'ubuntu-ready', namespace: 'golden-images' }, storage: {} },
  }]);
  expect(template.spec.domain.devices.disks.map(({ name }: { name: string }) => name)).toEqual(['root', 'scratch']);
});

test('what else can be said of a golden disk', () => {
  const golden = {
    source: DataVolumeSource.snapshot({ name: 'ready', namespace: 'apps' }),
    diskName: 'boot',
    size: Size.gibibytes(20),
    storageClassName: 'fast',
    immediateBinding: false,
  };
  const [{ metadata, spec }] = objectsOf(pool({ golden }))['VirtualMachinePool/pool'].spec.virtualMachineTemplate.spec.dataVolumeTemplates;
  expect(metadata).toEqual({ name: 'pool-boot' });
  expect(spec).toEqual({
    source: { snapshot: { name: 'ready', namespace: 'apps' } }, storage: { storageClassName: 'fast', resources: { requests: { storage: '20Gi' } } },
  });
});

test('container disks are pulled beforehand, on the nodes of the VMs', () => {
  const disk = (name: string, image: string) => Disk.containerDisk(name, { image });
  const made = pool({
    prePull: { ...PRE_PULL, tolerations: [{ key: 'spot' }] },
    nodeSelector: { pool: 'vms' },
    disks: [disk('a', 'reg/a:1'), disk('b', 'reg/b:1'), disk('c', 'reg/a:1')],
  });
  expect(made.prePull?.name).toBe('pool-prepull');
  const { metadata, spec } = objectsOf(made)['DaemonSet/pool-prepull'];
  expect(metadata.namespace).toBe('apps');
  expect(spec.template.spec.nodeSelector).toEqual({ 'kubevirt.io/schedulable': 'true', 'pool': 'vms' });
  expect(spec.template.spec.tolerations).toEqual([{ key: 'spot', operator: 'Exists' }]);
  expect(spec.template.spec.initContainers.map(({ image }: { image: string }) => image)).toEqual([PRE_PULL.tool.image, 'reg/a:1', 'reg/b:1']);
});

test('there is nothing to pull without container disks', () => {
  expect(() => pool({ prePull: PRE_PULL, disks: [], golden: GOLDEN })).toThrow(
    '[test/pool] prePull: got "no container disk"; allowed: at least one in `disks`. Leave it out: disks of CDI are made by clones, see `golden`.',
  );
});

test.each<[string, Partial<FastStartVmPoolProps>, number[], string[]]>([
  ['none', {}, [55, 255], []],
  ['a golden disk', { golden: GOLDEN }, [34, 129], ['snapshot']],
  ['images on the nodes', { prePull: PRE_PULL }, [37, 147], ['preload']],
  ['both, of which the larger counts', { golden: GOLDEN, prePull: PRE_PULL }, [34, 129], ['snapshot or preload']],
  ['what was measured', { golden: GOLDEN, latency: StartLatency.virtualMachine({ speedUps: [StartSpeedUp.pinning()] }) }, [51, 246], ['pinning']],
])('levers: %s', (_, props, total, names) => {
  const { latency } = pool(props);
  expect([seconds(latency.total), latency.levers.map(({ name }) => name)]).toEqual([total, names]);
});

test.each<[string, Partial<FastStartVmPoolProps>, number[]]>([
  ['running', {}, [0, 0]],
  ['paused', { standby: StandbyState.PAUSED }, [5, 75]],
  ['stopped, and its node pulls the image', { standby: StandbyState.STOPPED }, [55, 255]],
  ['stopped, and nodes have the image', { standby: StandbyState.STOPPED, prePull: PRE_PULL }, [37, 147]],
  ['stopped, and has its disk', { standby: StandbyState.STOPPED, golden: GOLDEN, disks: [] }, [25, 75]],
  ['stopped, with measured times', { standby: StandbyState.STOPPED, latency: StartLatency.virtualMachine({ speedUps: [StartSpeedUp.pinning()] }) }, [51, 246]],
])('the hand-over of a VM that waits %s, as the manifests tell it too', (_, props, range) => {
  const made = pool(props);
  expect(seconds(made.handOver)).toEqual(range);
  const [time] = StartTimes.of(made.node.root as App).workloads;
  if (!props.latency) expect(seconds(time.handOver!)).toEqual(range);
});
