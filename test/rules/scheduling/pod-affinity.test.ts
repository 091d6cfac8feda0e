import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { merged, pool, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { reportedFields } from '../reported-fields';
import { appTable, machine, namespace, object } from '../workload-table';

says({
  'pod-affinity/excludes-unmet-selector': { level: FindingLevel.UNSTARTABLE, allowed: 'a selector that labels of a pod can meet' },
  'pod-affinity/matches-pods': { level: FindingLevel.ADVISED, allowed: 'labels of a pod or a VM that the app makes in namespace x' },
  'pod-affinity/has-valid-namespaces': {
    allowed: 'at most 63 lower-case letters, digits and -, starting and ending with a letter or digit',
    reported: 'spec.template.spec.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].namespace',
  },
  'pod-affinity/has-valid-selector': {
    allowed: [
      'In, NotIn, Exists, DoesNotExist',
      'a key of at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /',
      'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /',
      'no values with DoesNotExist',
      'no values with Exists',
      'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
      'one value or more with In',
      'one value or more with NotIn',
    ],
    reported: [
      'spec.template.spec.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchExpressions[0].key',
      'spec.template.spec.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchExpressions[0].operator',
      'spec.template.spec.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchExpressions[0].values',
      'spec.template.spec.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchExpressions[0].values[1]',
      'spec.template.spec.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchLabels',
      'spec.template.spec.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.namespaceSelector.matchLabels',
    ],
  },
  'pod-affinity/has-valid-topology-key': {
    allowed: 'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /',
    reported: [
      'spec.template.spec.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey',
      'spec.template.spec.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.topologyKey',
    ],
  },
  'pod-affinity/has-valid-weight': {
    allowed: 'a number from 1 to 100',
    reported: [
      'spec.template.spec.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight',
      'spec.template.spec.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight',
    ],
  },
});

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const HOST = { topologyKey: 'kubernetes.io/hostname' };
const at = `affinity.podAffinity.${REQUIRED}[0]`;
const near = (term: Json) => ({ affinity: { podAffinity: { [REQUIRED]: [{ ...HOST, labelSelector: {}, ...term }] } } });
const apart = (term: Json) => ({ affinity: { podAntiAffinity: { [PREFERRED]: [{ weight: 1, podAffinityTerm: { ...HOST, ...term } }] } } });

describe('pod-affinity/has-valid-weight', () => {
  const weighing = (name: string, weight: number) => ({ affinity: { [name]: { [PREFERRED]: [{ weight, podAffinityTerm: HOST }] } } });
  guestTable([
    ['1 is accepted', weighing('podAffinity', 1)],
    ['100 is accepted', weighing('podAntiAffinity', 100)],
    ['0 is refused', weighing('podAffinity', 0), ['pod-affinity/has-valid-weight', `affinity.podAffinity.${PREFERRED}[0].weight`, '0']],
    ['101 is refused', weighing('podAntiAffinity', 101), ['pod-affinity/has-valid-weight', `affinity.podAntiAffinity.${PREFERRED}[0].weight`, '101']],
  ]);
});

describe('pod-affinity/has-valid-selector', () => {
  const rule = 'pod-affinity/has-valid-selector';
  const expression = (operator: string, ...values: string[]) => ({ labelSelector: { matchExpressions: [{ key: 'a', operator, values }] } });
  const path = `${at}.labelSelector`;
  const refused = (operator: string, ...values: string[]): Row => [
    `${operator} with ${values.length} is refused`, near(expression(operator, ...values)), [rule, `${path}.matchExpressions[0].values`, values.length ? JSON.stringify(values) : 'nothing'],
  ];
  guestTable([
    ['labels are accepted', near({ labelSelector: { matchLabels: { 'example.com/app': 'A_1.b-2', 'empty': '' } } })],
    ['In with two is accepted', near(expression('In', 'b', ''))],
    ['NotIn with one is accepted', near(expression('NotIn', 'b'))],
    ['Exists with none is accepted', near(expression('Exists'))],
    ['DoesNotExist with none is accepted', near(expression('DoesNotExist'))],
    refused('In'), refused('NotIn'), refused('Exists', 'b'), refused('DoesNotExist', 'b'),
    ['an operator that is a field of every object is refused', near(expression('constructor', 'b')),
      [rule, `${path}.matchExpressions[0].operator`, 'constructor']],
    ['an operator of node selectors is refused', near(expression('Gt', '1')),
      [rule, `${path}.matchExpressions[0].operator`, 'Gt']],
    ['a key that no label has is refused', near({ labelSelector: { matchExpressions: [{ key: '-a', operator: 'Exists' }] } }), [rule, `${path}.matchExpressions[0].key`, '-a']],
    ['a value that no label has is refused', near(expression('In', 'b', 'b c')), [rule, `${path}.matchExpressions[0].values[1]`, 'b c']],
    ['the key of a label is judged', near({ labelSelector: { matchLabels: { _a: 'b' } } }), [rule, `${path}.matchLabels._a`, '_a: b']],
    ['the value of a label is judged', near({ labelSelector: { matchLabels: { 'example.com/a': 'b/c' } } }),
      [rule, `${path}.matchLabels[example.com/a]`, 'example.com/a: b/c']],
    ['a selector of namespaces in a preference is judged', apart({ namespaceSelector: { matchLabels: { a: 'x'.repeat(64) } } }),
      [rule, `affinity.podAntiAffinity.${PREFERRED}[0].podAffinityTerm.namespaceSelector.matchLabels.a`, `a: ${'x'.repeat(64)}`]],
  ]);
  test('KubeVirt leaves out the affinity and the label', () => {
    expect(reportedFields(pool(near({ labelSelector: { matchLabels: { a: 'b c' } } })))).toEqual([
      [rule, `spec.virtualMachineTemplate.spec.template.spec.podAffinity.${REQUIRED}[0].labelSelector.matchLabels`],
    ]);
  });
});

describe('pod-affinity/has-valid-namespaces', () => {
  guestTable([
    ['names are accepted', near({ namespaces: ['prod', 'a'.repeat(63)] })],
    ['a name that no namespace has is refused', near({ namespaces: ['prod', 'Dev'] }), ['pod-affinity/has-valid-namespaces', `${at}.namespaces[1]`, 'Dev']],
    ['a subdomain is refused', near({ namespaces: ['a.b'] }), ['pod-affinity/has-valid-namespaces', `${at}.namespaces[0]`, 'a.b']],
  ]);
  test('KubeVirt reports another field', () => {
    expect(reportedFields(pool(near({ namespaces: ['Dev'] })))).toEqual([
      ['pod-affinity/has-valid-namespaces', `spec.virtualMachineTemplate.spec.template.spec.podAffinity.${REQUIRED}[0].namespace`],
    ]);
  });
});

describe('pod-affinity/has-valid-topology-key', () => {
  guestTable([
    ['the key of a label is accepted', near({ topologyKey: 'zone' })],
    ['an empty key is refused', near({ topologyKey: '' }), ['pod-affinity/has-valid-topology-key', `${at}.topologyKey`, '']],
    ['a key that no label has is refused', apart({ topologyKey: 'a zone' }),
      ['pod-affinity/has-valid-topology-key', `affinity.podAntiAffinity.${PREFERRED}[0].podAffinityTerm.topologyKey`, 'a zone']],
  ]);
});

describe('pod-affinity/matches-pods', () => {
  const rule = 'pod-affinity/matches-pods';
  const beside = (term: Json, kind = 'podAffinity', list = 'requiredDuringSchedulingIgnoredDuringExecution') => (
    machine({ affinity: { [kind]: { [list]: [{ topologyKey: 'kubernetes.io/hostname', ...term }] } } }, { labels: { app: 'a' } })
  );
  const db = { labelSelector: { matchLabels: { app: 'db' } } };
  const pod = object('v1', 'Pod', 'p', { containers: [{ name: 'c', image: 'q/i:1' }] }, { labels: { app: 'db' } });
  const stack = object('example.com/v1', 'Stack', 's');
  const field = 'spec.template.spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector';
  const found: Verdict = [rule, field, '{"matchLabels":{"app":"db"}}'];
  const x = namespace('x');
  appTable('pod-affinity', [
    ['a pod of the app', [x, beside(db), pod]],
    ['itself', [x, beside({ labelSelector: { matchLabels: { app: 'a' } } })]],
    ['a namespace that the app does not make', [beside(db)]],
    ['what may make pods', [x, beside(db), stack]],
    ['other namespaces', [x, beside({ ...db, namespaces: ['y'] }), beside({ ...db, namespaceSelector: {} })]],
    ['a label that only the cluster knows', [x, beside({ labelSelector: { matchLabels: { 'kubevirt.io/nodeName': 'n' } } })]],
    ['anti-affinity', [x, beside(db, 'podAntiAffinity')]],
    ['a preference', [x, machine({ affinity: { podAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: 'zone', ...db } }] } } })]],
    ['no pod', [x, beside(db)], found],
    ['a pod of another namespace', [x, beside(db), merged(pod, { metadata: { namespace: 'y' } })], found],
    ['a label of the VM itself, which is told by pod-labels', [x, merged(beside(db), { metadata: { labels: { app: 'db' } } })]],
    ['of a pod', [x, merged(pod, {
      metadata: { labels: { app: 'c' } },
      spec: {
        affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone', ...db }] } },
      },
    })], [rule, 'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector', '{"matchLabels":{"app":"db"}}']],
  ]);
});

describe('pod-affinity/excludes-unmet-selector', () => {
  const rule = 'pod-affinity/excludes-unmet-selector';
  const field = `${at}.labelSelector`;
  const among = (...matchExpressions: Json[]) => ({ labelSelector: { matchLabels: { app: 'a' }, matchExpressions } });
  const is = (operator: string, ...values: string[]) => ({ key: 'app', operator, ...values.length ? { values } : {} });
  const contradicts = (...matchExpressions: Json[]): Row => (
    [JSON.stringify(matchExpressions), near(among(...matchExpressions)), [rule, field, JSON.stringify({ matchLabels: { app: 'a' }, matchExpressions })]]
  );
  guestTable([
    ['all pods', near({ labelSelector: {} })],
    ['what is excluded beside', near(among(is('NotIn', 'b'), is('In', 'a', 'b'), is('Exists')))],
    ['labels that a pod lacks', near({ labelSelector: { matchExpressions: [is('DoesNotExist'), is('NotIn', 'a')] } })],
    ['a label of any other value', near({ labelSelector: { matchExpressions: [is('Exists'), is('NotIn', 'a')] } })],
    ['a preference', { affinity: { podAffinity: { [PREFERRED]: [{ weight: 1, podAffinityTerm: HOST }] } } }],
    ['anti-affinity', { affinity: { podAntiAffinity: { [REQUIRED]: [HOST] } } }],
    ['no selector', near({ labelSelector: undefined }), [rule, field]],
    contradicts(is('In', 'b', 'c')),
    contradicts(is('NotIn', 'a')),
    contradicts(is('DoesNotExist')),
    ['a label that is there and is not', near({ labelSelector: { matchExpressions: [is('Exists'), is('DoesNotExist')] } }),
      [rule, field, JSON.stringify({ matchExpressions: [is('Exists'), is('DoesNotExist')] })]],
  ]);
});
