import { App, Chart, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { VirtualMachine } from '../../src/compute/virtual-machine';
import { PodDisruptionBudget, PodDisruptionBudgetProps, UnhealthyPodEvictionPolicy } from '../../src/resilience/pod-disruption-budget';

const { absolute, percent } = kplus.PercentOrAbsolute;

function build(props: (scope: Chart) => Partial<PodDisruptionBudgetProps>): any {
  const chart = new Chart(new App(), 'test', { namespace: 'apps' });
  new PodDisruptionBudget(chart, 'budget', props(chart) as PodDisruptionBudgetProps);
  return Testing.synth(chart).find(({ kind }) => kind === 'PodDisruptionBudget');
}

const vm = (chart: Chart) => new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1) });
const web = (chart: Chart) => new kplus.Deployment(chart, 'web', { containers: [{ image: 'nginx:1.29' }] });

test('of a VM', () => {
  expect(build((chart) => ({ selector: vm(chart), minAvailable: absolute(1) }))).toEqual({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'budget', namespace: 'apps' },
    spec: { minAvailable: 1, selector: { matchLabels: { 'app.kubernetes.io/name': 'vm' } } },
  });
});

test.each<[string, Partial<PodDisruptionBudgetProps>, object]>([
  ['least in percent', { minAvailable: percent(50) }, { minAvailable: '50%' }],
  ['most in percent', { maxUnavailable: percent(25) }, { maxUnavailable: '25%' }],
  ['most', { maxUnavailable: absolute(1) }, { maxUnavailable: 1 }],
  ['what is not ready', { maxUnavailable: absolute(1), unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy.ALWAYS_ALLOW }, { unhealthyPodEvictionPolicy: 'AlwaysAllow' }],
])('of containers: %s', (_, bound, spec) => {
  expect(build((chart) => ({ selector: web(chart), ...bound })).spec).toMatchObject(spec);
});

test('has the name it is given', () => {
  expect(build((chart) => ({ selector: vm(chart), minAvailable: absolute(1), metadata: { name: 'db' } })).metadata.name).toBe('db');
});

test.each<[string, (chart: Chart) => Partial<PodDisruptionBudgetProps>, string]>([
  ['no bound', (chart) => ({ selector: web(chart) }), 'bound of the budget: got []; allowed: exactly one of'],
  ['two bounds', (chart) => ({ selector: web(chart), minAvailable: absolute(1), maxUnavailable: absolute(1) }), 'bound of the budget: got [1,1]'],
  ['a percentage of VMs', (chart) => ({ selector: vm(chart), minAvailable: percent(50) }), 'minAvailable: got "50%"; allowed: for virtual machines `minAvailable` with a number'],
  ['unavailable VMs', (chart) => ({ selector: vm(chart), maxUnavailable: absolute(1) }), 'maxUnavailable: got 1; allowed: for virtual machines `minAvailable` with a number'],
])('refuses %s', (_, props, message) => {
  expect(() => build(props)).toThrow(`[test/budget] ${message}`);
});
