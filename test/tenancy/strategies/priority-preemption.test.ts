import { App, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Platform } from '../../../src/platform';
import { NetworkIsolation, PriorityTier, QuotaStrategy, TenantNamespace, TenantRestrictions } from '../../../src/tenancy';
import { object, synth } from '../fixture';

const amounts = (cpus: number, gibibytes: number) => ({
  cpu: { request: kplus.Cpu.units(cpus) }, memory: { request: Size.gibibytes(gibibytes) },
});
const TIERS: PriorityTier[] = [
  { name: 'guaranteed', value: 100, description: 'Guaranteed tier', ...amounts(10, 20) },
  { name: 'burstable', value: 50, description: 'Burstable tier', ...amounts(20, 40) },
  { name: 'best-effort', value: 10, preempts: false, description: 'Best-effort tier', ...amounts(40, 80) },
];
const tenant = (tiers: PriorityTier[], kubernetesVersion = '1.34', id = 'tenant-a', priorityClasses?: string[]) => {
  const app = new App();
  new Platform(app, 'Platform', { kubernetesVersion });
  return new TenantNamespace(app, id, {
    quotaStrategy: QuotaStrategy.priorityPreemption({ tiers }),
    isolation: NetworkIsolation.none(),
    restrictions: TenantRestrictions.none(),
    priorityClasses,
  });
};
const ofKind = (one: TenantNamespace, kind: string) => synth(one)
  .filter(({ kind: other, metadata }) => other === kind && metadata.name !== 'priority-classes');

test('a PriorityClass of its own for each tier', () => {
  const labels = { 'tenancy.cdk8s-kubevirt.dev/tenant': 'tenant-a' };
  const priorityClass = (name: string, value: number, preemptionPolicy: string, description: string) =>
    ({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name, labels }, value, preemptionPolicy, description });
  expect(ofKind(tenant(TIERS), 'PriorityClass')).toEqual([
    priorityClass('tenant-a-guaranteed', 100, 'PreemptLowerPriority', 'Guaranteed tier'),
    priorityClass('tenant-a-burstable', 50, 'PreemptLowerPriority', 'Burstable tier'),
    priorityClass('tenant-a-best-effort', 10, 'Never', 'Best-effort tier'),
  ]);
});

test('a quota for each tier', () => {
  const quota = (name: string, cpu: string, memory: string) => ({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name, namespace: 'tenant-a' },
    spec: {
      hard: { 'requests.cpu': cpu, 'requests.memory': memory },
      scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: [`tenant-a-${name}`] }] },
    },
  });
  expect(ofKind(tenant(TIERS), 'ResourceQuota')).toEqual([
    quota('guaranteed', '10', '20Gi'),
    quota('burstable', '20', '40Gi'),
    quota('best-effort', '40', '80Gi'),
  ]);
});

test('no policy of its own where one of all tenants is there', () => {
  const quotaStrategy = QuotaStrategy.priorityPreemption({ tiers: TIERS, requirePriorityClass: false });
  const one = new TenantNamespace(new App(), 'tenant-a', { quotaStrategy, isolation: NetworkIsolation.none(), restrictions: TenantRestrictions.none() });
  expect(ofKind(one, 'ValidatingAdmissionPolicy')).toEqual([]);
});

test('VMs, instances, replica sets and pools of the tenant must choose a tier, and pods no other class', () => {
  const all = synth(tenant(TIERS));
  const name = 'tenant-a-priority-required';
  expect(object(all, 'ValidatingAdmissionPolicy', name)).toEqual({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name },
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        resourceRules: [
          { apiGroups: [''], apiVersions: ['*'], operations: ['CREATE'], resources: ['pods'] },
          {
            apiGroups: ['kubevirt.io'],
            apiVersions: ['*'],
            operations: ['CREATE', 'UPDATE'],
            resources: ['virtualmachines', 'virtualmachineinstancereplicasets'],
          },
          { apiGroups: ['kubevirt.io'], apiVersions: ['*'], operations: ['CREATE'], resources: ['virtualmachineinstances'] },
          { apiGroups: ['pool.kubevirt.io'], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['virtualmachinepools'] },
        ],
      },
      variables: [
        {
          name: 'spec',
          expression: 'has(dyn(object).spec.virtualMachineTemplate) ? dyn(object).spec.virtualMachineTemplate.spec.template.spec : '
            + 'has(dyn(object).spec.template) ? dyn(object).spec.template.spec : dyn(object).spec',
        },
        {
          name: 'oldSpec',
          expression: 'oldObject == null ? dyn({}) : dyn(has(dyn(oldObject).spec.virtualMachineTemplate) ? '
            + 'dyn(oldObject).spec.virtualMachineTemplate.spec.template.spec : '
            + 'has(dyn(oldObject).spec.template) ? dyn(oldObject).spec.template.spec : dyn(oldObject).spec)',
        },
        { name: 'class', expression: "has(variables.spec.priorityClassName) ? variables.spec.priorityClassName : ''" },
        { name: 'oldClass', expression: "has(variables.oldSpec.priorityClassName) ? variables.oldSpec.priorityClassName : ''" },
      ],
      validations: [{
        expression: "variables.class in ['tenant-a-guaranteed', 'tenant-a-burstable', 'tenant-a-best-effort'] || "
          + "(request.kind.kind == 'Pod' && variables.class == '') || "
          + '(oldObject != null && variables.class == variables.oldClass)',
        message: 'use one of the priority classes of the tenant: tenant-a-guaranteed, tenant-a-burstable, tenant-a-best-effort',
      }],
    },
  });
  expect(object(all, 'ValidatingAdmissionPolicyBinding', name)).toEqual({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name },
    spec: {
      policyName: name,
      validationActions: ['Deny'],
      matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'tenant-a' } } },
    },
  });
});

test.each([['1.29', 0], ['1.30', 1]])('on Kubernetes %s %i policies', (version, count) => {
  expect(ofKind(tenant(TIERS, version), 'ValidatingAdmissionPolicy')).toHaveLength(count);
  expect(ofKind(tenant(TIERS, version), 'ValidatingAdmissionPolicyBinding')).toHaveLength(count);
});

test('VMs may have the other classes of the tenant too', () => {
  const [policy] = ofKind(tenant([{ name: 'gold', value: 1 }], '1.34', 'tenant-a', ['fallback']), 'ValidatingAdmissionPolicy');
  expect(policy.spec.validations[0].expression).toContain("variables.class in ['tenant-a-gold', 'fallback'] ||");
});

test('an existing class is used, not emitted', () => {
  const one = tenant([{ name: 'gold', value: 100, existingPriorityClass: 'company-gold', nonTerminalPods: 5 }]);
  expect(ofKind(one, 'PriorityClass')).toEqual([]);
  expect(object(synth(one), 'ResourceQuota', 'gold').spec).toEqual({
    hard: { pods: '5' },
    scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['company-gold'] }] },
  });
  expect(one.priorityClassName('gold')).toBe('company-gold');
});

test('a tier without amounts has no quota', () => {
  expect(ofKind(tenant([{ name: 'gold', value: 100 }]), 'ResourceQuota')).toEqual([]);
});

test('workloads ask for the class of a tier', () => {
  expect(tenant(TIERS).priorityClassName('best-effort')).toBe('tenant-a-best-effort');
  expect(() => tenant(TIERS).priorityClassName('gold')).toThrow('tier: got "gold"; allowed: guaranteed, burstable, best-effort.');
});

test.each<[string, PriorityTier[], string]>([
  ['no tiers', [], 'tiers: got []'],
  ['equal values', [{ name: 'a', value: 1 }, { name: 'b', value: 1 }], 'tiers.value: got [1,1]'],
  ['equal names', [{ name: 'a', value: 1 }, { name: 'a', value: 2 }], 'tiers.name: got ["a","a"]'],
  ['one class twice', [{ name: 'a', value: 1, existingPriorityClass: 'x' }, { name: 'b', value: 2, existingPriorityClass: 'x' }],
    'tiers.class: got ["x","x"]'],
  ['a value of the system', [{ name: 'a', value: 1_000_000_001 }], 'tiers.a.value: got 1000000001; allowed: a whole number up to 1000000000.'],
  ['half a value', [{ name: 'a', value: 0.5 }], 'tiers.a.value: got 0.5'],
  ['a class of the system', [{ name: 'a', value: 1, existingPriorityClass: 'system-node-critical' }], 'tiers.class: got "system-node-critical"'],
  ['text that would end a CEL string', [{ name: 'a', value: 1, existingPriorityClass: "z'] || true || '' in ['" }],
    "tiers.class: got \"z'] || true || '' in ['\"; allowed: at most 253"],
  ['a name that no object has', [{ name: 'Gold Tier', value: 1, existingPriorityClass: 'gold' }], 'tiers.name: got "Gold Tier"; allowed: at most 253'],
  ['the name of the quota of the tenant', [{ name: 'tenant-quota', value: 1 }], 'tiers.name: got "tenant-quota"'],
  ['the name of the quota of foreign classes', [{ name: 'priority-classes', value: 1 }], 'tiers.name: got "priority-classes"'],
  ['requests above limits', [{ name: 'a', value: 1, cpu: { request: kplus.Cpu.units(2), limit: kplus.Cpu.units(1) } }], 'requests.cpu: got "2"'],
])('refuses %s', (_, tiers, message) => {
  expect(() => tenant(tiers)).toThrow(`[tenant-a] ${message}`);
});

test('refuses a class named like one of the system', () => {
  expect(() => tenant([{ name: 'a', value: 1 }], '1.34', 'system')).toThrow('[system] tiers.class: got "system-a"');
});

test('accepts the highest value', () => {
  expect(ofKind(tenant([{ name: 'a', value: 1_000_000_000 }]), 'PriorityClass')[0].value).toBe(1_000_000_000);
});
