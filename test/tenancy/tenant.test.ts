import { ApiObject, App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { object, Rendered, synth } from './fixture';
import { Admission } from '../../src/admission';
import { PodSecurityLevel, Tenant, TenantBudget, TenantMember, TenantProps, TenantQuota } from '../../src/tenancy';

const MEMBERS: TenantMember[] = [{ name: 'dev' }, { name: 'prod', weight: 3, props: { podSecurity: PodSecurityLevel.BASELINE, labels: { stage: 'prod' } } }];
const GATED = { 'application-aware-quota/enable-gating': '' };

function tenant(props: Partial<TenantProps> = {}): { tenant: Tenant; all: Rendered[]; app: App } {
  const app = new App();
  const made = new Tenant(app, 'shop', { namespaces: MEMBERS, ...props });
  const objects = made.node.findAll().filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
  return { tenant: made, all: objects.map((each) => each.toJson()), app };
}
const labelsOf = (all: Rendered[], name: string) => object(all, 'Namespace', name).metadata.labels;
const quotas = (all: Rendered[]) => all.filter(({ kind, metadata: { name } }) => kind.endsWith('Quota') && name !== 'priority-classes');

test('has several namespaces, each a chart, which a label holds together', () => {
  const { tenant: made, all, app } = tenant();
  expect(made.namespaces.map(({ name }) => name)).toEqual(['shop-dev', 'shop-prod']);
  expect(labelsOf(all, 'shop-dev')).toMatchObject({ tenant: 'shop' });
  expect(labelsOf(all, 'shop-prod')).toMatchObject({ tenant: 'shop', stage: 'prod' });
  expect(quotas(all)).toEqual([]);
  expect(made.quota).toBeUndefined();
  expect(app.charts.map(({ node }) => node.path)).toEqual(['shop/dev', 'shop/prod']);
  expect(synth(made.namespace('prod'))[0].metadata.name).toBe('shop-prod');
  expect(Admission.of(app).findings()).toEqual([]);
});

test('has another label, and namespaces of other names', () => {
  const { all } = tenant({ labelKey: 'example.com/team', namespaces: [{ name: 'dev', props: { name: 'shop-test' } }] });
  expect(labelsOf(all, 'shop-test')).toMatchObject({ 'example.com/team': 'shop' });
});

test('shares a budget', () => {
  const budget = TenantBudget.shared(TenantQuota.applicationAware({ vcpus: 40, memory: Size.gibibytes(80) }, { nonTerminalPods: 100 }));
  const { tenant: { quota }, all, app } = tenant({ budget });
  expect(quotas(all)).toEqual([{
    apiVersion: 'aaq.kubevirt.io/v1alpha1',
    kind: 'ApplicationAwareClusterResourceQuota',
    metadata: { name: 'shop' },
    spec: {
      selector: { labels: { matchLabels: { tenant: 'shop' } } },
      quota: { hard: { 'requests.cpu/vmi': '40', 'requests.memory/vmi': '80Gi', 'pods': '100' } },
    },
  }]);
  expect(quota?.name).toBe('shop');
  for (const name of ['shop-dev', 'shop-prod']) expect(labelsOf(all, name)).toMatchObject(GATED);
  expect(Admission.of(app).findings()).toEqual([]);
});

test('shares a budget beside quotas of its namespaces', () => {
  const { all } = tenant({
    budget: TenantBudget.shared(TenantQuota.applicationAware({ vcpus: 40 })),
    namespaces: [
      { name: 'guests', props: { quota: TenantQuota.applicationAware({ vcpus: 10 }) } }, { name: 'claims', props: { quota: TenantQuota.of({ persistentVolumeClaims: 3 }) } },
    ],
  });
  expect(quotas(all).map(({ kind, metadata: { namespace = '' }, spec }) => [kind, namespace, spec.hard])).toEqual([
    ['ApplicationAwareResourceQuota', 'shop-guests', { 'requests.cpu/vmi': '10' }],
    ['ResourceQuota', 'shop-claims', { persistentvolumeclaims: '3' }],
    ['ApplicationAwareClusterResourceQuota', '', undefined],
  ]);
  for (const name of ['shop-guests', 'shop-claims']) expect(labelsOf(all, name)).toMatchObject(GATED);
});

test('splits a budget by weight, and leaves the rest', () => {
  const { all } = tenant({
    budget: TenantBudget.split(TenantQuota.of({
      cpu: { request: kplus.Cpu.units(10), limit: kplus.Cpu.units(22) },
      memory: { request: Size.gibibytes(2) },
      storagePerClass: { fast: Size.gibibytes(100) },
      virtualMachines: 7,
      objectCounts: { secrets: 9 },
    })),
  });
  expect(quotas(all).map(({ metadata: { namespace }, spec }) => [namespace, spec.hard])).toEqual([
    ['shop-dev', {
      'requests.cpu': '2', 'limits.cpu': '5', 'requests.memory': '512Mi', 'fast.storageclass.storage.k8s.io/requests.storage': '25Gi', 'count/virtualmachines.kubevirt.io': '1', 'count/secrets': '2',
    }],
    ['shop-prod', {
      'requests.cpu': '7', 'limits.cpu': '16', 'requests.memory': '1536Mi', 'fast.storageclass.storage.k8s.io/requests.storage': '75Gi', 'count/virtualmachines.kubevirt.io': '5', 'count/secrets': '6',
    }],
  ]);
  expect(labelsOf(all, 'shop-dev')).not.toMatchObject(GATED);
});

const SCARCE = TenantBudget.split(TenantQuota.of({ virtualMachines: 1 }));
test.each<[string, Partial<TenantProps>, string]>([
  ['no namespaces', { namespaces: [] }, '[shop] namespaces: got []; allowed: at least one. Name the namespaces of the tenant.'],
  ['one twice', { namespaces: [{ name: 'dev' }, { name: 'dev' }] }, '[shop] namespaces.name: got ["dev","dev"]; allowed: a different one for each.'],
  ['no weight', { budget: SCARCE, namespaces: [{ name: 'dev', weight: 0 }] }, '[shop] namespaces.dev.weight: got 0; allowed: more than zero.'],
  ['a quota beside its part', { budget: SCARCE, namespaces: [{ name: 'dev', props: { quota: TenantQuota.small() } }] },
    '[shop] namespaces.dev.quota: got "a quota"; allowed: none: it is the part of the budget.'],
  ['a budget that is computed', { budget: TenantBudget.shared(TenantQuota.fitting()) }, '[shop] budget: got "TenantQuota.fitting"; allowed: stated amounts.'],
  ['guests of a budget that is split', { budget: TenantBudget.split(TenantQuota.applicationAware({ vcpus: 1 })) },
    '[shop] budget: got "TenantQuota.applicationAware"; allowed: a quota of pods, or TenantBudget.shared.'],
  ['a part of nothing', { budget: SCARCE }, '[shop/dev] count/virtualmachines.kubevirt.io: got "0"; allowed: more than zero.'],
])('refuses %s', (_, props, message) => {
  expect(() => tenant(props)).toThrow(message);
});

test('refuses a name that no label has, and namespaces that it does not have', () => {
  expect(() => new Tenant(new App(), 'a shop', { namespaces: MEMBERS })).toThrow('construct id, which labels the namespaces: got "a shop"; allowed: ');
  expect(() => tenant().tenant.namespace('test')).toThrow('[shop] namespace: got "test"; allowed: dev, prod. Add it to namespaces.');
});
