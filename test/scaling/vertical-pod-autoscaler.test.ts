import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Admission } from '../../src/admission';
import { VirtualMachinePool } from '../../src/compute';
import { VerticalControlledValues, VerticalPodAutoscaler, VerticalPodAutoscalerProps, VerticalUpdateMode } from '../../src/scaling';
import { newChart, object, SMALL } from '../compute/fixture';

const vms = (chart: Chart) => new VirtualMachinePool(chart, 'vms', SMALL);
const deployment = (chart: Chart) => new kplus.Deployment(chart, 'app', { metadata: { name: 'app' }, containers: [{ image: 'app:1' }] });

test('advice for virtual machines', () => {
  const chart = newChart();
  new VerticalPodAutoscaler(chart, 'advice', { target: vms(chart) });
  expect(object(chart, 'VerticalPodAutoscaler')).toEqual({
    apiVersion: 'autoscaling.k8s.io/v1',
    kind: 'VerticalPodAutoscaler',
    metadata: { name: 'advice', namespace: 'apps' },
    spec: { targetRef: { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 'vms' }, updatePolicy: { updateMode: 'Off' } },
  });
  expect(Admission.of(chart).findings()).toEqual([]);
});

test.each<[string, Partial<VerticalPodAutoscalerProps>, object]>([
  ['a mode', { updateMode: VerticalUpdateMode.IN_PLACE_OR_RECREATE, minReplicas: 3 }, { updatePolicy: { updateMode: 'InPlaceOrRecreate', minReplicas: 3 } }],
  ['another recommender', { recommender: 'frugal' }, { recommenders: [{ name: 'frugal' }] }],
  ['bounds', {
    containerPolicies: [
      { minAllowed: { cpu: kplus.Cpu.millis(100) }, maxAllowed: { cpu: kplus.Cpu.units(2), memory: Size.gibibytes(4) } },
      { containerName: 'sidecar', enabled: false },
      { containerName: 'app', controlledResources: ['memory'], controlledValues: VerticalControlledValues.REQUESTS_ONLY },
    ],
  }, {
    resourcePolicy: {
      containerPolicies: [
        { containerName: '*', minAllowed: { cpu: '100m' }, maxAllowed: { cpu: '2', memory: '4Gi' } },
        { containerName: 'sidecar', mode: 'Off' },
        { containerName: 'app', controlledResources: ['memory'], controlledValues: 'RequestsOnly' },
      ],
    },
  }],
])('%s', (_, props, expected) => {
  const chart = newChart();
  new VerticalPodAutoscaler(chart, 'vpa', { target: deployment(chart), ...props });
  expect(object(chart, 'VerticalPodAutoscaler').spec).toEqual({
    targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'app' }, updatePolicy: { updateMode: 'Off' }, ...expected,
  });
  expect(Admission.of(chart).findings()).toEqual([]);
});

test.each<[string, (chart: Chart) => kplus.IScalable, Partial<VerticalPodAutoscalerProps>, string]>([
  ['a mode that changes VMs', vms, { updateMode: VerticalUpdateMode.RECREATE }, 'updateMode: got "Recreate"; allowed: VerticalUpdateMode.OFF for virtual machines. '
    + 'Leave it out and read the recommendation: to evict a launcher pod restarts or migrates the guest, and what that sees stays as it is.'],
  ['a number without a mode', deployment, { minReplicas: 1 },
    'minReplicas: got 1; allowed: none with a mode that does not evict. Leave it out, or choose another mode.'],
  ['a number with a mode that does not evict', deployment, { minReplicas: 1, updateMode: VerticalUpdateMode.INITIAL },
    'minReplicas: got 1; allowed: none with a mode that does not evict. Leave it out, or choose another mode.'],
  ['no pods', deployment, { minReplicas: 0, updateMode: VerticalUpdateMode.RECREATE }, 'minReplicas: got 0; allowed: a whole number from 1. Give how many pods must be alive.'],
  ['two policies for one', deployment, { containerPolicies: [{}, { containerName: '*' }] },
    'containerPolicies: got "*"; allowed: one policy for a container. Join the two.'],
])('refuses %s', (_, target, props, message) => {
  const chart = newChart();
  expect(() => new VerticalPodAutoscaler(chart, 'vpa', { target: target(chart), ...props })).toThrow(new Error(`[chart/vpa] ${message}`));
});

test('one that this app does not make', () => {
  const { apiVersion, kind, name } = VerticalPodAutoscaler.fromVerticalPodAutoscalerName(newChart(), 'theirs', 'vpa');
  expect([apiVersion, kind, name]).toEqual(['autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', 'vpa']);
});
