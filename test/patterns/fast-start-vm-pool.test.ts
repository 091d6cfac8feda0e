import { ApiObject, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { chart, GUEST, synthesized } from './fixture';
import { CloudInit } from '../../src/compute/cloud-init/cloud-init';
import { NetworkData } from '../../src/compute/cloud-init/network-data';
import { GuestCpu } from '../../src/compute/guest/guest-cpu';
import { GuestProbe } from '../../src/compute/guest/guest-probe';
import { Instancetype } from '../../src/compute/guest/instancetype';
import { Hugepages } from '../../src/compute/guest/memory';
import { VirtualMachine } from '../../src/compute/virtual-machine';
import { VirtualMachineInstanceReplicaSet } from '../../src/compute/virtual-machine-instance-replica-set';
import { ScaleIn, StatePreservation, UpdateStrategy } from '../../src/compute/virtual-machine-pool-strategy';
import { StandbyState } from '../../src/patterns/fast-start-lever-props';
import { FastStartVmPool } from '../../src/patterns/fast-start-vm-pool';
import { FastStartVmPoolProps } from '../../src/patterns/fast-start-vm-pool-props';
import { StartLatency } from '../../src/scaling/start-latency';
import { StartSpeedUp } from '../../src/scaling/start-speed-up';
import { Disk } from '../../src/storage/disks/disk';

function pool(props: Partial<FastStartVmPoolProps>) {
  const scope = chart();
  new FastStartVmPool(scope, 'fast-start-pool', { ...GUEST, ...props });
  return synthesized(scope);
}

const POOL = 'VirtualMachinePool/fast-start-pool';

test('is the pool of scenario CS-1 with no more than a guest given', () => {
  const objects = pool({ cpu: GuestCpu.topology({ sockets: 2, cores: 1, threads: 1 }), rng: true, terminationGracePeriod: Duration.seconds(60) });
  expect(Object.keys(objects)).toEqual([POOL, 'PodDisruptionBudget/fast-start-pool']);
  expect(objects[POOL].spec).toEqual({
    replicas: 10,
    maxUnavailable: '25%',
    selector: { matchLabels: { 'app.kubernetes.io/name': 'fast-start-pool' } },
    updateStrategy: { opportunistic: {} },
    scaleInStrategy: { proactive: { statePreservation: 'Disabled', selectionPolicy: { sortPolicy: 'Newest' } } },
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
              devices: {
                rng: {},
                disks: [{ name: 'bootdisk', disk: { bus: 'virtio' } }],
                interfaces: [{ name: 'default', masquerade: {} }],
              },
            },
            networks: [{ name: 'default', pod: {} }],
            volumes: [{ name: 'bootdisk', containerDisk: { image: 'quay.io/containerdisks/ubuntu:22.04' } }],
          },
        },
      },
    },
  });
  expect(objects['PodDisruptionBudget/fast-start-pool'].spec).toEqual({
    minAvailable: 5, selector: { matchLabels: { 'app.kubernetes.io/name': 'fast-start-pool' } },
  });
});

test('an autoscaler owns the size, with the windows of the latency model and a CPU request that can be measured', () => {
  const objects = pool({ cpu: GuestCpu.cores(4), autoscaling: { minReplicas: 2, maxReplicas: 6 } });
  expect(objects[POOL].spec.replicas).toBeUndefined();
  expect(objects[POOL].spec.virtualMachineTemplate.spec.template.spec.domain.resources).toEqual({ requests: { cpu: '4' } });
  expect(objects['PodDisruptionBudget/fast-start-pool'].spec.minAvailable).toBe(2);
  expect(objects['HorizontalPodAutoscaler/fast-start-pool'].spec).toMatchObject({
    minReplicas: 2,
    maxReplicas: 6,
    scaleTargetRef: { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 'fast-start-pool' },
    metrics: [{ type: 'ContainerResource', containerResource: { container: 'compute', name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
    behavior: {
      scaleUp: { policies: [{ type: 'Percent', value: 100, periodSeconds: 270 }] },
      scaleDown: { stabilizationWindowSeconds: 600, policies: [{ type: 'Pods', value: 1, periodSeconds: 300 }] },
    },
  });
});

test.each<[string, Partial<FastStartVmPoolProps>, object | undefined]>([
  ['dedicated CPUs are their own request', { cpu: GuestCpu.dedicated({ cores: 4 }) }, undefined],
  ['an instancetype brings its own', { memory: undefined, instancetype: Instancetype.cluster('u1.small') }, undefined],
  ['what the user says', { resources: { cpuRequest: kplus.Cpu.millis(500) } }, { requests: { cpu: '500m' } }],
  ['one CPU where none is said', {}, { requests: { cpu: '1' } }],
])('CPU request of an autoscaled pool: %s', (_, props, resources) => {
  const { spec } = pool({ autoscaling: { maxReplicas: 3 }, ...props })[POOL];
  expect(spec.virtualMachineTemplate.spec.template.spec.domain.resources).toEqual(resources);
});

test('a readiness port becomes a probe timed by the latency model', () => {
  const template = (props: Partial<FastStartVmPoolProps>) => pool(props)[POOL].spec.virtualMachineTemplate.spec.template.spec;
  expect(template({ readinessPort: 8080 }).readinessProbe).toEqual({ tcpSocket: { port: 8080 }, initialDelaySeconds: 20, failureThreshold: 8 });
  const pinned = StartLatency.virtualMachine({ speedUps: [StartSpeedUp.pinning()] });
  expect(template({ readinessPort: 8080, latency: pinned }).readinessProbe).toEqual({
    tcpSocket: { port: 8080 }, initialDelaySeconds: 16, failureThreshold: 7,
  });
});

test.each<[StandbyState, object, object]>([
  [StandbyState.RUNNING, { runStrategy: 'Always' }, {}],
  [StandbyState.PAUSED, { runStrategy: 'Always' }, { startStrategy: 'Paused' }],
  [StandbyState.STOPPED, { runStrategy: 'Manual' }, {}],
])('standby state %s', (standby, vm, guest) => {
  const objects = pool({ standby });
  const { spec } = objects[POOL].spec.virtualMachineTemplate;
  expect(spec).toMatchObject(vm);
  expect(spec.template.spec).toMatchObject(guest);
  expect('PodDisruptionBudget/fast-start-pool' in objects).toBe(standby === StandbyState.RUNNING);
});

test('pinning and huge pages are the guest’s (CS-4, CS-5)', () => {
  const { domain } = pool({ cpu: GuestCpu.dedicated({ cores: 2, isolateEmulatorThread: true }), hugepages: Hugepages.TWO_MEBIBYTES })[POOL]
    .spec.virtualMachineTemplate.spec.template.spec;
  expect(domain.cpu).toEqual({ cores: 2, dedicatedCpuPlacement: true, isolateEmulatorThread: true });
  expect(domain.memory).toEqual({ guest: '2Gi', hugepages: { pageSize: '2Mi' } });
});

test('every ordinal has a Secret of its own, and the template refers to their common base', () => {
  const objects = pool({
    size: 2,
    detached: 1,
    cloudInitPerVm: {
      cloudInitFor: (name, ordinal) => new CloudInit({
        hostname: name,
        networkData: new NetworkData({ ethernets: [{ name: 'eth0', macAddress: `02:00:00:00:00:0${ordinal}`, dhcp4: true }] }),
      }),
    },
  });
  const spec = objects[POOL].spec;
  expect(spec.nameGeneration).toEqual({ appendIndexToSecretRefs: true });
  expect(spec.virtualMachineTemplate.spec.template.spec.volumes[1]).toEqual({
    name: 'cloudinit',
    cloudInitNoCloud: { secretRef: { name: 'fast-start-pool-cloudinit' }, networkDataSecretRef: { name: 'fast-start-pool-cloudinit' } },
  });
  const secrets = Object.keys(objects).filter((key) => key.startsWith('Secret/'));
  expect(secrets).toEqual(['Secret/fast-start-pool-cloudinit-0', 'Secret/fast-start-pool-cloudinit-1', 'Secret/fast-start-pool-cloudinit-2']);
  expect(objects[secrets[1]].stringData.userdata).toBe('#cloud-config\nhostname: fast-start-pool-1\n');
  expect(objects[secrets[1]].stringData.networkdata).toContain('02:00:00:00:00:01');
});

test('what else can be said', () => {
  const { spec } = pool({
    autoReplenish: false,
    updateStrategy: UpdateStrategy.UNMANAGED,
    maxUnavailable: kplus.PercentOrAbsolute.absolute(1),
    scaleIn: ScaleIn.proactive({ statePreservation: StatePreservation.OFFLINE }),
    autohealing: { startUpFailureThreshold: 5 },
    minAvailable: 0,
  })[POOL];
  expect(spec).toMatchObject({
    paused: true,
    updateStrategy: { unmanaged: {} },
    maxUnavailable: 1,
    scaleInStrategy: { proactive: { statePreservation: 'Offline' } },
    autohealing: { startUpFailureThreshold: 5, minFailingToStartDuration: '5m0s' },
  });
});

test.each<[string, Partial<FastStartVmPoolProps>, string]>([
  ['a budget above the size', { size: 4, minAvailable: 5 }, 'minAvailable: got 5; allowed: a whole number from 0 to 4'],
  ['a budget above the autoscaler’s minimum', { autoscaling: { minReplicas: 2, maxReplicas: 9 }, minAvailable: 3 }, 'minAvailable: got 3; allowed: a whole number from 0 to 2'],
  ['a budget for paused VMs', { standby: StandbyState.PAUSED, minAvailable: 1 }, 'minAvailable: got 1; allowed: 0 with standby state paused'],
  ['a negative size', { size: -1, minAvailable: 0 }, 'replicas: got -1; allowed: a whole number from 0'],
  ['a size beside an autoscaler', { size: 3, autoscaling: { maxReplicas: 5 } }, 'size: got 3; allowed: no size beside `autoscaling`'],
  ['an autoscaler over stopped VMs', { standby: StandbyState.STOPPED, autoscaling: { maxReplicas: 5 } }, 'standby: got "stopped"; allowed: StandbyState.RUNNING beside `autoscaling`'],
  ['a liveness probe on paused VMs', { standby: StandbyState.PAUSED, livenessProbe: GuestProbe.guestAgentPing() }, 'livenessProbe: got "a probe with standby state paused"'],
  ['two readiness probes', { readinessPort: 80, readinessProbe: GuestProbe.guestAgentPing() }, 'readinessPort: got 80; allowed: one of'],
  ['shared and own cloud-init', { cloudInit: new CloudInit(), cloudInitPerVm: { cloudInitFor: () => new CloudInit() } }, 'cloudInit: got "cloudInit and cloudInitPerVm"'],
  ['malformed cloud-init of a VM', { cloudInitPerVm: { cloudInitFor: () => new CloudInit({ users: [{ name: '1' }] }) } }, 'users.name: got "1"'],
])('refuses %s', (_, props, message) => {
  expect(() => pool(props)).toThrow(`[test/fast-start-pool] ${message}`);
});

test.each(['quay.io/containerdisks/ubuntu', 'quay.io/containerdisks/ubuntu:latest', 'registry:5000/ubuntu'])('refuses the unpinned image %s', (image) => {
  expect(() => pool({ disks: [Disk.containerDisk('root', { image })] })).toThrow(`container disk: got "${image}"`);
});

test('reports all contradictions together', () => {
  expect(() => pool({ size: 3, minAvailable: 4, readinessPort: 80, readinessProbe: GuestProbe.guestAgentPing() })).toThrow(
    /^\[test\/fast-start-pool\] minAvailable: got 4.*\n\[test\/fast-start-pool\] readinessPort: got 80/,
  );
});

describe('autohealing', () => {
  const vm = (scope: Chart, namespace?: string) => new ApiObject(scope, 'other', {
    apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name: 'other', namespace },
  });
  const synth = (neighbour: (scope: Chart) => void) => () => {
    const scope = chart();
    new FastStartVmPool(scope, 'pool', { ...GUEST, autohealing: {} });
    neighbour(scope);
    return scope.node.findAll().flatMap(({ node }) => node.validate());
  };
  const sameNamespace = expect.stringContaining('autohealing: got "VirtualMachine \\"other\\" in the same namespace apps"');

  test.each<[string, (scope: Chart) => void]>([
    ['another VM', (scope) => new VirtualMachine(scope, 'other', { memory: Size.gibibytes(1) })],
    ['an object of another library', vm],
  ])('refuses %s in the namespace of the pool', (_, neighbour) => {
    expect(synth(neighbour)()).toEqual([sameNamespace]);
  });

  test.each<[string, (scope: Chart) => void]>([
    ['nothing else', () => {}],
    ['a VM in another namespace', (scope) => vm(scope, 'other')],
    ['a replica set, which has no VMs', (scope) => new VirtualMachineInstanceReplicaSet(scope, 'set', GUEST)],
  ])('takes %s', (_, neighbour) => {
    expect(synth(neighbour)()).toEqual([]);
  });
});
