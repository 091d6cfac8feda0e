import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { newChart, object, problems, SMALL } from './fixture';
import { GuestCpu, Instancetype, ScalableWorkload, VirtualMachinePool, VirtualMachineInstanceReplicaSet } from '../../src/compute';
import { Platform } from '../../src/platform/platform';

interface Options {
  readonly replicas?: number;
  readonly cpu?: GuestCpu;
}

const NEEDS_METRICS = 'If HorizontalPodAutoscaler does not have metrics defined, then every container in the target must have a CPU or memory '
  + 'resource constraint defined.';

describe.each<[string, (chart: Chart, options?: Options) => ScalableWorkload, object]>([
  ['VirtualMachinePool', (chart, options) => new VirtualMachinePool(chart, 'web', { ...SMALL, ...options }),
    { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 'web' }],
  ['VirtualMachineInstanceReplicaSet', (chart, options) => new VirtualMachineInstanceReplicaSet(chart, 'web', { ...SMALL, ...options }),
    { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceReplicaSet', name: 'web' }],
])('a HorizontalPodAutoscaler scales a %s', (kind, make, scaleTargetRef) => {
  test('without metrics, by the requests of the launcher', () => {
    const chart = newChart();
    const target = make(chart);
    expect(target.hasAutoscaler).toBe(false);
    new kplus.HorizontalPodAutoscaler(chart, 'hpa', { target, maxReplicas: 5, minReplicas: 2 });
    expect(target.hasAutoscaler).toBe(true);
    expect(problems(chart)).toEqual([]);
    expect(object(chart, 'HorizontalPodAutoscaler').spec).toMatchObject({ minReplicas: 2, maxReplicas: 5, scaleTargetRef });
    expect(object(chart, 'HorizontalPodAutoscaler').spec).not.toHaveProperty('metrics');
    expect(object(chart, kind).spec).not.toHaveProperty('replicas');
  });

  test('by metrics', () => {
    const chart = newChart();
    const target = make(chart);
    new kplus.HorizontalPodAutoscaler(chart, 'hpa', {
      target,
      maxReplicas: 5,
      metrics: [
        kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70)),
        kplus.Metric.containerCpu({ container: target.containers[0], target: kplus.MetricTarget.averageUtilization(60) }),
      ],
    });
    expect(problems(chart)).toEqual([]);
    expect(object(chart, 'HorizontalPodAutoscaler').spec.metrics).toEqual([
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
      { type: 'ContainerResource', containerResource: { name: 'cpu', container: 'compute', target: { type: 'Utilization', averageUtilization: 60 } } },
    ]);
  });

  test('but not beside a fixed number', () => {
    const chart = newChart();
    new kplus.HorizontalPodAutoscaler(chart, 'hpa', { target: make(chart, { replicas: 3 }), maxReplicas: 5 });
    expect(problems(chart)).toEqual(['HorizontalPodAutoscaler target cannot have a fixed number of replicas (3).']);
    expect(object(chart, kind).spec).not.toHaveProperty('replicas');
  });

  test.each([-1, 1.5, NaN, Infinity])('and %p is no number of replicas', (replicas) => {
    expect(() => make(newChart(), { replicas })).toThrow(new Error(
      `[chart/web] replicas: got ${replicas}; allowed: a whole number from 0. Write 0 for none, or leave it out where an autoscaler decides.`));
  });
});

test('a pool of an instancetype needs metrics, as its requests are not known', () => {
  const chart = newChart();
  const target = new VirtualMachinePool(chart, 'web', { instancetype: Instancetype.cluster('u1.medium') });
  new kplus.HorizontalPodAutoscaler(chart, 'hpa', { target, maxReplicas: 5 });
  expect(problems(chart)).toEqual([NEEDS_METRICS]);
});

test.each([
  ['1.6.2', 'pool.kubevirt.io/v1alpha1'],
  ['1.4', 'pool.kubevirt.io/v1alpha1'],
  ['1.7.0', 'pool.kubevirt.io/v1beta1'],
  ['1.9.0', 'pool.kubevirt.io/v1beta1'],
])('on KubeVirt %s a pool, and what an autoscaler scales, is %s, whenever the Platform is created', (kubevirtVersion, apiVersion) => {
  const chart = newChart();
  const target = new VirtualMachinePool(chart, 'web', SMALL);
  new kplus.HorizontalPodAutoscaler(chart, 'hpa', { target, maxReplicas: 5 });
  new Platform(chart, 'Platform', { kubevirtVersion });
  expect(object(chart, 'VirtualMachinePool')).toMatchObject({ apiVersion });
  expect(object(chart, 'HorizontalPodAutoscaler').spec.scaleTargetRef).toEqual({ apiVersion, kind: 'VirtualMachinePool', name: 'web' });
});
