import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { newChart, object, problems, Rendered, SMALL } from './fixture';
import {
  CloudInit, GuestCpu, Instancetype, Preference, RunStrategy, ScaleIn, ScaleInOrder, StatePreservation, UpdateStrategy, VirtualMachinePool,
  VirtualMachinePoolProps,
} from '../../src/compute';
import { ContainerDiskPullPolicy, DataVolumeSource, Disk } from '../../src/storage';

function poolSpec(props: Partial<VirtualMachinePoolProps>): Rendered {
  const chart = newChart();
  new VirtualMachinePool(chart, 'pool', { ...(props.instancetype ? {} : SMALL), ...props });
  return object(chart, 'VirtualMachinePool').spec;
}

test('CS-1: the warm pool', () => {
  const chart = newChart();
  new VirtualMachinePool(chart, 'fast-start-pool', {
    replicas: 10,
    maxUnavailable: kplus.PercentOrAbsolute.percent(25),
    scaleIn: ScaleIn.proactive({ order: ScaleInOrder.NEWEST, statePreservation: StatePreservation.DISABLED }),
    autohealing: { startUpFailureThreshold: 3, minFailingToStartDuration: Duration.minutes(5) },
    terminationGracePeriod: Duration.minutes(1),
    cpu: GuestCpu.topology({ sockets: 2, cores: 1, threads: 1 }),
    memory: Size.gibibytes(2),
    resources: { cpuRequest: kplus.Cpu.units(2) },
    rng: true,
    disks: [Disk.containerDisk('bootdisk', {
      image: 'quay.io/containerdisks/ubuntu:22.04', pullPolicy: ContainerDiskPullPolicy.IF_NOT_PRESENT, bootOrder: 1,
    })],
    cloudInit: CloudInit.fromSecret(kplus.Secret.fromSecretName(chart, 'userdata', 'fast-start-userdata')),
  });
  expect(object(chart, 'VirtualMachinePool')).toEqual({
    apiVersion: 'pool.kubevirt.io/v1beta1',
    kind: 'VirtualMachinePool',
    metadata: { name: 'fast-start-pool', namespace: 'apps' },
    spec: {
      replicas: 10,
      maxUnavailable: '25%',
      selector: { matchLabels: { 'app.kubernetes.io/name': 'fast-start-pool' } },
      updateStrategy: { opportunistic: {} },
      scaleInStrategy: { proactive: { statePreservation: 'Disabled', selectionPolicy: { sortPolicy: 'Newest' } } },
      autohealing: { startUpFailureThreshold: 3, minFailingToStartDuration: '5m0s' },
      virtualMachineTemplate: {
        metadata: { labels: { 'app.kubernetes.io/name': 'fast-start-pool' } },
        spec: {
          runStrategy: 'Always',
          template: {
            metadata: { labels: { 'app.kubernetes.io/name': 'fast-start-pool' } },
            spec: {
              terminationGracePeriodSeconds: 60,
              domain: {
                cpu: { sockets: 2, cores: 1, threads: 1 },
                memory: { guest: '2Gi' },
                resources: { requests: { cpu: '2' } },
                devices: {
                  rng: {},
                  disks: [{ name: 'bootdisk', bootOrder: 1, disk: { bus: 'virtio' } }, { name: 'cloudinit', disk: { bus: 'virtio' } }],
                  interfaces: [{ name: 'default', masquerade: {} }],
                },
              },
              networks: [{ name: 'default', pod: {} }],
              volumes: [
                { name: 'bootdisk', containerDisk: { image: 'quay.io/containerdisks/ubuntu:22.04', imagePullPolicy: 'IfNotPresent' } },
                { name: 'cloudinit', cloudInitNoCloud: { secretRef: { name: 'fast-start-userdata' } } },
              ],
            },
          },
        },
      },
    },
  });
});

test('CS-1: the stateful pool', () => {
  const { virtualMachineTemplate, ...spec } = poolSpec({
    replicas: 4,
    runStrategy: RunStrategy.MANUAL,
    appendIndexToSecretRefs: true,
    scaleIn: ScaleIn.proactive({ statePreservation: StatePreservation.OFFLINE }),
    disks: [Disk.dataVolumeTemplate('root', {
      dataVolumeName: 'desktop-root',
      source: DataVolumeSource.dataSource({ name: 'ubuntu-22-04', namespace: 'golden-images' }),
      size: Size.gibibytes(20),
      immediateBinding: true,
    })],
  });
  expect(spec).toEqual({
    replicas: 4,
    selector: { matchLabels: { 'app.kubernetes.io/name': 'pool' } },
    nameGeneration: { appendIndexToSecretRefs: true },
    scaleInStrategy: { proactive: { statePreservation: 'Offline' } },
    updateStrategy: { opportunistic: {} },
  });
  expect(virtualMachineTemplate.spec.runStrategy).toBe('Manual');
  expect(virtualMachineTemplate.spec.dataVolumeTemplates).toEqual([{
    metadata: { name: 'desktop-root', annotations: { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' } },
    spec: {
      sourceRef: { kind: 'DataSource', name: 'ubuntu-22-04', namespace: 'golden-images' },
      storage: { resources: { requests: { storage: '20Gi' } } },
    },
  }]);
});

test.each<[string, Partial<VirtualMachinePoolProps>, object]>([
  ['nothing', {}, {}],
  ['replicas', { replicas: 0 }, { replicas: 0 }],
  ['paused', { paused: true }, { paused: true }],
  ['proactive updates', { updateStrategy: UpdateStrategy.PROACTIVE }, { updateStrategy: { proactive: {} } }],
  ['opportunistic updates', { updateStrategy: UpdateStrategy.OPPORTUNISTIC }, { updateStrategy: { opportunistic: {} } }],
  ['updates as KubeVirt does them', { updateStrategy: UpdateStrategy.KUBEVIRT_DEFAULT }, { updateStrategy: undefined }],
  ['unmanaged updates', { updateStrategy: UpdateStrategy.UNMANAGED }, { updateStrategy: { unmanaged: {} } }],
  ['scale in proactively', { scaleIn: ScaleIn.proactive() }, { scaleInStrategy: { proactive: {} } }],
  ['scale in opportunistically', { scaleIn: ScaleIn.opportunistic() }, { scaleInStrategy: { opportunistic: {} } }],
  ['scale in unmanaged', { scaleIn: ScaleIn.unmanaged() }, { scaleInStrategy: { unmanaged: {} } }],
  ...Object.entries({
    DescendingOrder: ScaleInOrder.DESCENDING,
    AscendingOrder: ScaleInOrder.ASCENDING,
    Newest: ScaleInOrder.NEWEST,
    Oldest: ScaleInOrder.OLDEST,
    Random: ScaleInOrder.RANDOM,
  }).map(([sortPolicy, order]): [string, Partial<VirtualMachinePoolProps>, object] => [
    `scale in ${sortPolicy}`, { scaleIn: ScaleIn.proactive({ order }) }, { scaleInStrategy: { proactive: { selectionPolicy: { sortPolicy } } } },
  ]),
  ['autohealing', { autohealing: {} }, { autohealing: {} }],
  ['autohealing threshold', { autohealing: { startUpFailureThreshold: 5 } }, { autohealing: { startUpFailureThreshold: 5 } }],
  ['autohealing duration', { autohealing: { minFailingToStartDuration: Duration.seconds(90) } }, { autohealing: { minFailingToStartDuration: '1m30s' } }],
  ['autohealing hours', { autohealing: { minFailingToStartDuration: Duration.hours(2) } }, { autohealing: { minFailingToStartDuration: '120m0s' } }],
  ['maxUnavailable', { maxUnavailable: kplus.PercentOrAbsolute.absolute(2) }, { maxUnavailable: 2 }],
  ['maxUnavailable in percent', { maxUnavailable: kplus.PercentOrAbsolute.percent(25) }, { maxUnavailable: '25%' }],
  ['appendIndexToSecretRefs', { appendIndexToSecretRefs: true }, { nameGeneration: { appendIndexToSecretRefs: true } }],
  ['appendIndexToConfigMapRefs', { appendIndexToConfigMapRefs: true }, { nameGeneration: { appendIndexToConfigMapRefs: true } }],
  ['no index', { appendIndexToSecretRefs: false, appendIndexToConfigMapRefs: false }, {}],
])('%s', (_, props, expected) => {
  const { virtualMachineTemplate, ...spec } = poolSpec(props);
  expect(spec).toEqual({
    selector: { matchLabels: { 'app.kubernetes.io/name': 'pool' } }, updateStrategy: { opportunistic: {} }, ...expected,
  });
});

test('selector, VM labels and pod labels agree on a given label', () => {
  const spec = poolSpec({ labels: { 'app.kubernetes.io/name': 'web', 'tier': 'front' } });
  expect(spec.selector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'web' } });
  expect(spec.virtualMachineTemplate.metadata).toEqual({ labels: { 'app.kubernetes.io/name': 'web' } });
  expect(spec.virtualMachineTemplate.spec.template.metadata).toEqual({ labels: { 'app.kubernetes.io/name': 'web', 'tier': 'front' } });
});

test('instancetype and preference', () => {
  const { spec } = poolSpec({ instancetype: Instancetype.cluster('u1.medium'), preference: Preference.cluster('fedora') }).virtualMachineTemplate;
  expect(spec.instancetype).toEqual({ name: 'u1.medium' });
  expect(spec.preference).toEqual({ name: 'fedora' });
});

test('the template has no identity: all VMs would share it', () => {
  expect(poolSpec({}).virtualMachineTemplate.spec.template.spec.domain).toEqual({
    memory: { guest: '1Gi' }, devices: { interfaces: [{ name: 'default', masquerade: {} }] },
  });
});

test.each<[string, string, string[]]>([
  ['inline', 'a', []],
  ['in a Secret', 'a'.repeat(3000), [
    'appendIndexToSecretRefs: got "cloud-init text in one Secret for all VMs"; allowed: a Secret for each VM, named with its ordinal. '
    + 'Shorten the text so that it stands inline, or make the Secrets and use `CloudInit.fromSecret`.',
  ]],
])('an index appended to secrets, with cloud-init text %s', (_, hostname, expected) => {
  const chart = newChart();
  new VirtualMachinePool(chart, 'pool', { ...SMALL, appendIndexToSecretRefs: true, cloudInit: new CloudInit({ hostname }) });
  expect(problems(chart)).toEqual(expected);
});

test('a pool with memory hotplug names its architecture, without which KubeVirt refuses it', () => {
  const architectureOf = (maxGuest?: Size) => {
    const chart = newChart();
    new VirtualMachinePool(chart, 'pool', { ...SMALL, maxGuest });
    return object(chart, 'VirtualMachinePool').spec.virtualMachineTemplate.spec.template.spec.architecture;
  };
  expect([architectureOf(), architectureOf(Size.gibibytes(4))]).toEqual([undefined, 'amd64']);
});
