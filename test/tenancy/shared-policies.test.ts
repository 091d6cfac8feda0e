import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Rendered, synth } from './fixture';
import { Admission } from '../../src/admission';
import { Platform } from '../../src/platform';
import {
  PriorityClass, PriorityClassPolicy, RequiredLabelsPolicy, RequiredLabelsPolicyProps, TenantNamespace, VirtualMachineNamePolicy,
  VirtualMachineNamePolicyProps,
} from '../../src/tenancy';

const SHARED = { labels: { shared: 'true' } };
const BINDING = { policyName: 'policy', validationActions: ['Deny'], matchResources: { namespaceSelector: { matchLabels: { shared: 'true' } } } };

/** The policy and the binding that a construct makes. */
function policyOf(make: (chart: Chart) => unknown): [Rendered, Rendered] {
  const app = new App();
  const chart = new Chart(app, 'policies');
  make(chart);
  const [policy, binding, ...more] = synth(chart);
  expect(more).toEqual([]);
  expect([policy, binding].map(({ apiVersion, kind, metadata }) => [apiVersion, kind, metadata])).toEqual([
    ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', { name: 'policy' }],
    ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', { name: 'policy' }],
  ]);
  expect(Admission.of(app).findings()).toEqual([]);
  return [policy.spec, binding.spec];
}

describe('names', () => {
  const names = (props: Partial<VirtualMachineNamePolicyProps> = {}) => (chart: Chart) => new VirtualMachineNamePolicy(chart, 'policy', {
    namespaces: kplus.Namespaces.select(chart, 'shared', SHARED), groupPrefix: 'team-', ...props,
  });

  test('begin with that of the team', () => {
    expect(policyOf(names())).toEqual([{
      failurePolicy: 'Fail',
      matchConstraints: {
        resourceRules: [{ apiGroups: ['kubevirt.io'], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE', 'DELETE'], resources: ['virtualmachines'] }],
      },
      matchConditions: [{ name: 'tenant-users-only', expression: "request.userInfo.groups.exists(g, g.startsWith('team-'))" }],
      validations: [{
        expression: "request.userInfo.groups.exists(g, g.startsWith('team-') && request.name.startsWith(g.substring(5) + '-'))",
        message: 'names begin with that of your team: the group without team-, and -',
      }],
    }, BINDING]);
  });

  test('of other kinds, with another separator', () => {
    const [{ matchConstraints, validations }] = policyOf(names({ separator: '.', otherResources: [kplus.ApiResource.SECRETS], message: 'no' }));
    expect(matchConstraints.resourceRules[1]).toEqual({ apiGroups: [''], apiVersions: ['*'], operations: ['CREATE', 'UPDATE', 'DELETE'], resources: ['secrets'] });
    expect(validations).toEqual([{
      expression: "request.userInfo.groups.exists(g, g.startsWith('team-') && request.name.startsWith(g.substring(5) + '.'))", message: 'no',
    }]);
  });

  test.each(['', 'team\n', 'équipe-'])('refuses the prefix %j', (groupPrefix) => {
    expect(() => policyOf(names({ groupPrefix }))).toThrow(`groupPrefix: got ${JSON.stringify(groupPrefix)}; allowed: what the names of the groups of teams begin with.`);
  });
});

describe('labels', () => {
  const labels = (props: Partial<RequiredLabelsPolicyProps>) => (chart: Chart) => new RequiredLabelsPolicy(chart, 'policy', {
    namespaces: kplus.Namespaces.select(chart, 'shared', SHARED), labels: [{ key: 'cost-center' }], ...props,
  });

  test('are required, with or without values', () => {
    const unchanged = (key: string) => (
      `('${key}' in variables.labels) == ('${key}' in variables.labelsBefore) && (!('${key}' in variables.labels) || variables.labels['${key}'] == variables.labelsBefore['${key}'])`
    );
    expect(policyOf(labels({ labels: [{ key: 'cost-center' }, { key: 'tier', values: ['gold', 'silver'] }], otherResources: [kplus.ApiResource.DEPLOYMENTS] }))).toEqual([{
      failurePolicy: 'Fail',
      matchConstraints: {
        resourceRules: [
          { apiGroups: ['kubevirt.io'], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['virtualmachines'] },
          { apiGroups: ['apps'], apiVersions: ['*'], operations: ['CREATE', 'UPDATE'], resources: ['deployments'] },
        ],
      },
      variables: [
        { name: 'labels', expression: 'has(object.metadata.labels) ? object.metadata.labels : {}' },
        { name: 'labelsBefore', expression: 'oldObject != null && has(oldObject.metadata.labels) ? oldObject.metadata.labels : {}' },
      ],
      validations: [
        { expression: `('cost-center' in variables.labels) || (oldObject != null && ${unchanged('cost-center')})`, message: 'the label cost-center is required' },
        {
          expression: `('tier' in variables.labels && variables.labels['tier'] in ['gold', 'silver']) || (oldObject != null && ${unchanged('tier')})`,
          message: 'the label tier is required, with one of: gold, silver',
        },
      ],
    }, BINDING]);
  });

  test.each<[RequiredLabelsPolicyProps['labels'], string]>([
    [[], 'labels: got []; allowed: at least one label. Name the labels that are required.'],
    [[{ key: 'a b' }], 'labels.key: got "a b"; allowed: '],
    [[{ key: 'a', values: [] }], 'labels.values: got []; allowed: at least one value, or none at all for any. Leave values out to allow any.'],
    [[{ key: 'a', values: ['b c'] }], 'labels.values: got "b c"; allowed: '],
  ])('refuses %j', (list, message) => {
    expect(() => policyOf(labels({ labels: list }))).toThrow(message);
  });
});

describe('priority classes', () => {
  test('are required', () => {
    const [{ matchConstraints, validations }, binding] = policyOf((chart) => new PriorityClassPolicy(chart, 'policy', {
      namespaces: kplus.Namespaces.select(chart, 'shared', SHARED),
      priorityClasses: [PriorityClass.fromPriorityClassName(chart, 'gold', 'gold'), PriorityClass.fromPriorityClassName(chart, 'silver', 'silver')],
    }));
    expect(matchConstraints.resourceRules.flatMap(({ resources }: Rendered) => resources))
      .toEqual(['pods', 'virtualmachines', 'virtualmachineinstancereplicasets', 'virtualmachineinstances', 'virtualmachinepools']);
    expect(validations).toEqual([{
      expression: "variables.class in ['gold', 'silver'] || (request.kind.kind == 'Pod' && variables.class == '') "
        + '|| (oldObject != null && variables.class == variables.oldClass)',
      message: 'use one of the priority classes: gold, silver',
    }]);
    expect(binding).toEqual(BINDING);
  });

  test('one at least', () => {
    const chart = new Chart(new App(), 'policies');
    const namespaces = kplus.Namespaces.select(chart, 'shared', SHARED);
    expect(() => new PriorityClassPolicy(chart, 'policy', { namespaces, priorityClasses: [] }))
      .toThrow('priorityClasses: got []; allowed: at least one class. Without any, no VM is let in: leave out the policy.');
  });
});

test.each<[string, (app: App, chart: Chart) => kplus.INamespaceSelector, object]>([
  ['a tenant', (app) => new TenantNamespace(app, 'shop'), { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } }],
  ['names', (_, chart) => kplus.Namespaces.select(chart, 'some', { names: ['a', 'b'] }),
    { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['a', 'b'] }] }],
  ['a label whatever its value', (_, chart) => kplus.Namespaces.select(chart, 'some', { expressions: [kplus.LabelExpression.exists('tenant')] }),
    { matchExpressions: [{ key: 'tenant', operator: 'Exists' }] }],
  ['all', (_, chart) => kplus.Namespaces.all(chart, 'all'), {}],
])('holds in %s', (_, namespaces, expected) => {
  const app = new App();
  const chart = new Chart(app, 'policies');
  new RequiredLabelsPolicy(chart, 'policy', { namespaces: namespaces(app, chart), labels: [{ key: 'a' }] });
  expect(synth(chart)[1].spec.matchResources.namespaceSelector).toEqual(expected);
});

test('needs Kubernetes 1.30', () => {
  const app = new App();
  new Platform(app, 'platform', { kubernetesVersion: '1.29' });
  const chart = new Chart(app, 'policies');
  const policy = new RequiredLabelsPolicy(chart, 'policy', { namespaces: kplus.Namespaces.all(chart, 'all'), labels: [{ key: 'a' }] });
  expect(policy.node.validate()).toEqual([
    'ValidatingAdmissionPolicy: got "Kubernetes 1.29"; allowed: Kubernetes 1.30 or later. Leave the policy out, and know that what it forbids is allowed.',
  ]);
});
