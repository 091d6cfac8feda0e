import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { GuestCpu, Instancetype, VirtualMachineInstanceReplicaSet, VirtualMachinePool } from '../../src/compute';
import { Platform } from '../../src/platform';
import { ScalingBehavior, ScalingResponsiveness, StartLatency, WorkloadAutoscaler, WorkloadAutoscalerProps } from '../../src/scaling';
import { newChart, object, problems, SMALL } from '../compute/fixture';

const HPA = 'HorizontalPodAutoscaler';
const CPU = (container: string) => ({ type: 'ContainerResource', containerResource: { container, name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } });
const labelSelector = kplus.LabelSelector.of({ labels: { q: 'a' } });
const UTILIZATION = kplus.MetricTarget.averageUtilization(60);

const deployment = (chart: Chart) => new kplus.Deployment(chart, 'app', { metadata: { name: 'app' }, containers: [{ image: 'app:1' }] });
const pool = (chart: Chart) => new VirtualMachinePool(chart, 'vms', SMALL);

function spec(make: (chart: Chart) => kplus.IScalable, props: Partial<WorkloadAutoscalerProps> = {}, kubernetesVersion = '1.34') {
  const chart = newChart();
  new Platform(chart, 'platform', { kubernetesVersion });
  new WorkloadAutoscaler(chart, 'scaler', { target: make(chart), maxReplicas: 10, ...props });
  expect(problems(chart)).toEqual([]);
  return object(chart, HPA).spec;
}

test('pods, as Kubernetes scales them', () => {
  const chart = newChart();
  new WorkloadAutoscaler(chart, 'app-hpa', { target: deployment(chart), maxReplicas: 10 });
  expect(object(chart, HPA)).toEqual({
    apiVersion: 'autoscaling/v2',
    kind: HPA,
    metadata: { name: 'app-hpa', namespace: 'apps' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'app' },
      maxReplicas: 10,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
    },
  });
});

test('virtual machines, as fast as they start, by the CPU of their guests', () => {
  expect(spec(pool, { minReplicas: 2 })).toEqual({
    scaleTargetRef: { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 'vms' },
    minReplicas: 2,
    maxReplicas: 10,
    metrics: [CPU('compute')],
    behavior: {
      scaleUp: {
        stabilizationWindowSeconds: 0,
        selectPolicy: 'Max',
        policies: [{ type: 'Percent', value: 50, periodSeconds: 270 }, { type: 'Pods', value: 2, periodSeconds: 270 }],
      },
      scaleDown: { stabilizationWindowSeconds: 600, policies: [{ type: 'Pods', value: 1, periodSeconds: 300 }] },
    },
  });
});

test.each<[string, (chart: Chart) => kplus.IScalable, object]>([
  ['a pool', (chart) => VirtualMachinePool.fromVirtualMachinePoolName(chart, 'vms', 'theirs'), {
    apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 'theirs',
  }],
  ['a replica set', (chart) => VirtualMachineInstanceReplicaSet.fromVirtualMachineInstanceReplicaSetName(chart, 'vms', 'theirs'), {
    apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceReplicaSet', name: 'theirs',
  }],
])('%s that this app does not make', (_, make, scaleTargetRef) => {
  expect(spec(make)).toMatchObject({ scaleTargetRef, metrics: [CPU('compute')], behavior: { scaleDown: { stabilizationWindowSeconds: 600 } } });
});

test.each<[string, Partial<WorkloadAutoscalerProps>, object[]]>([
  ['another share of the CPU', { cpuUtilizationPercent: 50 }, [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }]],
  ['metrics instead', { metrics: [kplus.Metric.resourceMemory(kplus.MetricTarget.averageValue(100))] },
    [{ type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: 100 } } }]],
  ['metrics besides', { cpuUtilizationPercent: 70, metrics: [kplus.Metric.external({ name: 'queue', target: kplus.MetricTarget.value(20), labelSelector })] }, [
    { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
    { type: 'External', external: { metric: { name: 'queue', selector: { matchLabels: { q: 'a' } } }, target: { type: 'Value', value: 20 } } },
  ]],
])('%s', (_, props, metrics) => expect(spec(deployment, props).metrics).toEqual(metrics));

const POLICY = { replicas: kplus.Replicas.absolute(3), duration: Duration.minutes(2) };
const slow = StartLatency.virtualMachine({ prepare: { min: Duration.minutes(1), max: Duration.minutes(9) } });
test.each<[string, ScalingBehavior, object | undefined]>([
  ['Kubernetes’ own', ScalingBehavior.kubernetes(), undefined],
  ['nothing', ScalingBehavior.of({}), undefined],
  ['one direction', ScalingBehavior.of({ scaleDown: { stabilizationWindow: Duration.minutes(10) } }), { scaleDown: { stabilizationWindowSeconds: 600 } }],
  ['a policy without a period', ScalingBehavior.of({ scaleUp: { policies: [{ replicas: kplus.Replicas.percent(10) }] } }),
    { scaleUp: { policies: [{ type: 'Percent', value: 10, periodSeconds: 15 }] } }],
  ['no scaling down', ScalingBehavior.of({ scaleDown: { strategy: kplus.ScalingStrategy.DISABLED } }), { scaleDown: { selectPolicy: 'Disabled' } }],
  ['a tolerance', ScalingBehavior.of({ scaleUp: { tolerancePercent: 15 }, scaleDown: { tolerancePercent: 2.5 } }),
    { scaleUp: { tolerance: '150m' }, scaleDown: { tolerance: '25m' } }],
  ['what differs from the derived', ScalingBehavior.fromStartLatency(slow, {
    scaleUp: { stabilizationWindow: Duration.seconds(30), strategy: kplus.ScalingStrategy.MIN_CHANGE, policies: [POLICY], tolerancePercent: 5 },
    scaleDown: { policies: [POLICY] },
  }), {
    scaleUp: { stabilizationWindowSeconds: 30, selectPolicy: 'Min', policies: [{ type: 'Pods', value: 3, periodSeconds: 120 }], tolerance: '50m' },
    scaleDown: { stabilizationWindowSeconds: 1500, policies: [{ type: 'Pods', value: 3, periodSeconds: 120 }] },
  }],
])('behavior: %s', (_, behavior, expected) => expect(spec(pool, { behavior }).behavior).toEqual(expected));

test.each<[ScalingResponsiveness | undefined, number[]]>([
  [undefined, [50, 2, 1]],
  [ScalingResponsiveness.CONSERVATIVE, [25, 1, 1]],
  [ScalingResponsiveness.BALANCED, [50, 2, 1]],
  [ScalingResponsiveness.FAST, [100, 4, 2]],
])('the steps of responsiveness %s', (responsiveness, steps) => {
  const { behavior: { scaleUp, scaleDown } } = spec(pool, { behavior: ScalingBehavior.fromStartLatency(slow, { responsiveness }) });
  expect([...scaleUp.policies, ...scaleDown.policies].map(({ value }: { value: number }) => value)).toEqual(steps);
});

test.each<[string, StartLatency, string | undefined, string | undefined]>([
  ['1.34', StartLatency.virtualMachine(), undefined, undefined],
  ['1.35', StartLatency.container(), '100m', undefined],
  ['1.35', StartLatency.virtualMachine(), '150m', undefined],
  ['1.36', slow, '200m', undefined],
])('the tolerance on Kubernetes %s follows from the latency', (version, latency, up, down) => {
  const { behavior } = spec(pool, { behavior: ScalingBehavior.fromStartLatency(latency) }, version);
  expect([behavior.scaleUp.tolerance, behavior.scaleDown.tolerance]).toEqual([up, down]);
});

test('no tolerance is added to a behavior that is not derived', () => {
  expect(spec(pool, { behavior: ScalingBehavior.of({ scaleUp: { policies: [POLICY] } }) }, '1.36').behavior.scaleUp).not.toHaveProperty('tolerance');
});

describe('utilization is that of all virtual CPUs', () => {
  const resources = (props: object, autoscaler: Partial<WorkloadAutoscalerProps> = {}) => {
    const chart = newChart();
    const target = new VirtualMachinePool(chart, 'vms', { ...'instancetype' in props ? {} : SMALL, ...props });
    new WorkloadAutoscaler(chart, 'scaler', { target, maxReplicas: 3, ...autoscaler });
    return object(chart, 'VirtualMachinePool').spec.virtualMachineTemplate.spec.template.spec.domain.resources;
  };
  test.each<[string, object, object | undefined]>([
    ['one where none is said', {}, { requests: { cpu: '1' } }],
    ['all that are said', { cpu: GuestCpu.topology({ sockets: 2, cores: 2 }) }, { requests: { cpu: '4' } }],
    ['a request that was given', { resources: { cpuRequest: kplus.Cpu.millis(500) } }, { requests: { cpu: '500m' } }],
    ['a limit that was given', { resources: { cpuLimit: kplus.Cpu.units(1) } }, { limits: { cpu: '1' } }],
    ['dedicated CPUs', { cpu: GuestCpu.dedicated({ cores: 4 }) }, undefined],
    ['an instancetype', { instancetype: Instancetype.cluster('u1.small') }, undefined],
  ])('%s', (_, props, expected) => expect(resources(props)).toEqual(expected));

  test('not where it is not measured', () => {
    const metrics = [kplus.Metric.resourceCpu(UTILIZATION)];
    expect(resources({}, { metrics })).toBeUndefined();
  });
});

test('others who ask for the CPU request see it', () => {
  const chart = newChart();
  const target = new VirtualMachinePool(chart, 'vms', { ...SMALL, cpu: GuestCpu.cores(2) });
  expect(target.containers[0].resources?.cpu?.request?.amount).toBe('200m');
  new WorkloadAutoscaler(chart, 'scaler', { target, maxReplicas: 3 });
  expect(target.containers[0].resources?.cpu?.request?.amount).toBe('2');
});

test('the target is told, and gives up its number', () => {
  const chart = newChart();
  const target = new VirtualMachinePool(chart, 'vms', { ...SMALL, replicas: 3 });
  const scaler = new WorkloadAutoscaler(chart, 'scaler', { target, maxReplicas: 5 });
  expect([scaler.target, target.hasAutoscaler]).toEqual([target, true]);
  expect(object(chart, 'VirtualMachinePool').spec).not.toHaveProperty('replicas');
  expect(problems(chart)).toEqual([
    'replicas of VirtualMachinePool "vms": got 3; allowed: none beside an autoscaler. Leave it out there, and give the autoscaler the least and the most.',
  ]);
});

const window = (seconds: number) => ScalingBehavior.of({ scaleDown: { stabilizationWindow: Duration.seconds(seconds) } });
const policy = (value: number, seconds: number) => ScalingBehavior.of({
  scaleUp: { policies: [{ replicas: kplus.Replicas.absolute(value), duration: Duration.seconds(seconds) }] },
});
const OF_KUBERNETES = 'These are the bounds of Kubernetes.';
test.each<[string, Partial<WorkloadAutoscalerProps>, string]>([
  ['none at all', { minReplicas: 0 }, 'minReplicas: got 0; allowed: a whole number from 1. A `ScaledObject` scales to none; this one stops working there.'],
  ['half a replica', { maxReplicas: 1.5 }, 'maxReplicas: got 1.5; allowed: a whole number from 1, the fewest. Exchange the two, or raise it.'],
  ['a maximum below the minimum', { minReplicas: 3, maxReplicas: 2 }, 'maxReplicas: got 2; allowed: a whole number from 3, the fewest. Exchange the two, or raise it.'],
  ['no utilization', { cpuUtilizationPercent: 0 }, 'cpuUtilizationPercent: got 0; allowed: a whole number from 1. Give percent of the CPU request.'],
  ['no metrics', { metrics: [] }, 'metrics: got []; allowed: at least one. Leave it out for CPU utilization.'],
  ['a long window', { behavior: window(3601) }, `scaleDown.stabilizationWindow: got "3601 s"; allowed: whole seconds from 0 to 3600. ${OF_KUBERNETES}`],
  ['a broken window', { behavior: window(0.5) }, `scaleDown.stabilizationWindow: got "0.5 s"; allowed: whole seconds from 0 to 3600. ${OF_KUBERNETES}`],
  ['a long period', { behavior: policy(1, 1801) }, `scaleUp.policies duration: got "1801 s"; allowed: whole seconds from 1 to 1800. ${OF_KUBERNETES}`],
  ['no period', { behavior: policy(1, 0) }, `scaleUp.policies duration: got "0 s"; allowed: whole seconds from 1 to 1800. ${OF_KUBERNETES}`],
  ['a step of nothing', { behavior: policy(0, 15) }, 'scaleUp.policies replicas: got 0; allowed: a whole number from 1. Use `kplus.ScalingStrategy.DISABLED` against any step.'],
  ['no policies', { behavior: ScalingBehavior.of({ scaleDown: { policies: [] } }) }, 'scaleDown.policies: got []; allowed: at least one. Leave it out for those that would hold anyway.'],
  ['a negative tolerance', { behavior: ScalingBehavior.of({ scaleUp: { tolerancePercent: -1 } }) }, 'scaleUp.tolerancePercent: got -1; allowed: a number from 0. Give percent of the target.'],
])('refuses %s', (_, props, message) => {
  const chart = newChart();
  expect(() => new WorkloadAutoscaler(chart, 'scaler', { target: deployment(chart), maxReplicas: 3, ...props })).toThrow(new Error(`[chart/scaler] ${message}`));
});

test('the bounds are allowed', () => {
  const { behavior } = spec(pool, {
    behavior: ScalingBehavior.of({
      scaleUp: { stabilizationWindow: Duration.hours(1), policies: [{ ...POLICY, duration: Duration.minutes(30) }], tolerancePercent: 0 },
      scaleDown: { policies: [{ ...POLICY, duration: Duration.seconds(1) }] },
    }),
  });
  expect([behavior.scaleUp.policies[0].periodSeconds, behavior.scaleDown.policies[0].periodSeconds, behavior.scaleUp.tolerance]).toEqual([1800, 1, '0m']);
});

test('the Platform may come after it', () => {
  const chart = newChart();
  new WorkloadAutoscaler(chart, 'scaler', { target: pool(chart), maxReplicas: 3 });
  new Platform(chart, 'platform', { kubevirtVersion: '1.6.2' });
  expect(object(chart, HPA).spec.scaleTargetRef.apiVersion).toBe('pool.kubevirt.io/v1alpha1');
});

test('an autoscaler that this app does not make', () => {
  const { apiVersion, kind, name } = WorkloadAutoscaler.fromWorkloadAutoscalerName(newChart(), 'theirs', 'scaler');
  expect([apiVersion, kind, name]).toEqual(['autoscaling/v2', HPA, 'scaler']);
});
