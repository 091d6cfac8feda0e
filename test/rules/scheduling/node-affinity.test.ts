import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { pool, says } from '../judge';
import type { Json } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'node-affinity/has-fitting-values': {
    allowed: [
      'exactly one value with Gt',
      'exactly one value with Lt',
      'no values with DoesNotExist',
      'no values with Exists',
      'one value or more with In',
      'one value or more with NotIn',
    ],
    reported: [
      'spec.template.spec.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].values',
      'spec.template.spec.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values',
    ],
  },
  'node-affinity/has-terms': {
    allowed: 'one term or more',
    reported: 'spec.template.spec.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms',
  },
  'node-affinity/has-valid-key': {
    allowed: 'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /',
    reported: 'spec.template.spec.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].key',
  },
  'node-affinity/has-valid-weight': {
    allowed: 'a number from 1 to 100',
    reported: 'spec.template.spec.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight',
  },
  'node-affinity/matches-node-name': {
    allowed: [
      'In, NotIn',
      'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit',
      'exactly one value',
      'metadata.name',
    ],
    reported: [
      'spec.template.spec.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchFields[0].key',
      'spec.template.spec.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchFields[0].operator',
      'spec.template.spec.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchFields[0].values',
      'spec.template.spec.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchFields[0].values[0]',
    ],
  },
});

const REQUIRED = 'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms';
const PREFERRED = 'affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution';
const required = (...nodeSelectorTerms: Json[]) => (
  { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } } }
);
const preferred = (...list: Json[]) => ({ affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: list } } });
const label = (key: string, operator: string, ...values: string[]) => ({ matchExpressions: [{ key, operator, values }] });
const field = (key: string, operator: string, ...values: string[]) => ({ matchFields: [{ key, operator, values }] });

describe('node-affinity/has-terms', () => {
  guestTable([
    ['an empty term', required({})],
    ['no terms', required(), ['node-affinity/has-terms', REQUIRED, '[]']],
  ]);
  test('KubeVirt leaves out the affinity', () => {
    expect(reportedFields(pool(required()))).toEqual([
      ['node-affinity/has-terms', `spec.virtualMachineTemplate.spec.template.spec.${REQUIRED.slice('affinity.'.length)}`],
    ]);
  });
});

describe('node-affinity/has-fitting-values', () => {
  const refused = (operator: string, ...values: string[]): Row => [
    `${operator} with ${values.length}`, required(label('a', operator, ...values)),
    ['node-affinity/has-fitting-values', `${REQUIRED}[0].matchExpressions[0].values`, JSON.stringify(values)],
  ];
  guestTable([
    ['In', required(label('a', 'In', 'b', 'c'))],
    ['NotIn', required(label('a', 'NotIn', 'b'))],
    ['Exists', required(label('a', 'Exists'))],
    ['DoesNotExist', required(label('a', 'DoesNotExist'))],
    ['Gt, whatever the value', required(label('a', 'Gt', 'many'))],
    ['values that no label has', required(label('a', 'In', 'b c'))],
    refused('In'), refused('NotIn'), refused('Exists', 'b'), refused('DoesNotExist', 'b'), refused('Gt'), refused('Lt', '1', '2'),
    ['of a preference', preferred({ weight: 1, preference: label('a', 'In') }),
      ['node-affinity/has-fitting-values', `${PREFERRED}[0].preference.matchExpressions[0].values`, '[]']],
  ]);
});

test('an unknown operator is a mistake of the schema', () => {
  expect(reportedFields(pool(required(label('a', 'Is', 'b'))))).toEqual([
    ['schema/has-known-value', `spec.virtualMachineTemplate.spec.template.spec.${REQUIRED}[0].matchExpressions[0].operator`],
  ]);
});

describe('node-affinity/has-valid-key', () => {
  const at = `${REQUIRED}[0].matchExpressions[0].key`;
  guestTable([
    ['with a prefix', required(label('topology.kubernetes.io/zone', 'Exists'))],
    ['63 characters', required(label('a'.repeat(63), 'Exists'))],
    ['64 characters', required(label('a'.repeat(64), 'Exists')), ['node-affinity/has-valid-key', at, 'a'.repeat(64)]],
    ['nothing', required(label('', 'Exists')), ['node-affinity/has-valid-key', at, '']],
    ['a space', required(label('a b', 'Exists')), ['node-affinity/has-valid-key', at, 'a b']],
    ['an upper-case prefix', required(label('A/b', 'Exists')), ['node-affinity/has-valid-key', at, 'A/b']],
    ['two slashes', required(label('a/b/c', 'Exists')), ['node-affinity/has-valid-key', at, 'a/b/c']],
  ]);
});

describe('node-affinity/matches-node-name', () => {
  const rule = 'node-affinity/matches-node-name';
  const at = `${REQUIRED}[0].matchFields[0]`;
  guestTable([
    ['a name', required(field('metadata.name', 'In', 'node-1.example.com'))],
    ['not a name', required(field('metadata.name', 'NotIn', 'node-1'))],
    ['no name', required(field('metadata.name', 'In')), [rule, `${at}.values`, '[]']],
    ['two names', required(field('metadata.name', 'In', 'a', 'b')), [rule, `${at}.values`, '["a","b"]']],
    ['another operator', required(field('metadata.name', 'Exists')), [rule, `${at}.operator`, 'Exists']],
    ['another field', required(field('metadata.labels', 'In', 'A B')), [rule, `${at}.key`, 'metadata.labels']],
    ['what no node is called', required(field('metadata.name', 'In', 'Node_1')), [rule, `${at}.values[0]`, 'Node_1']],
  ]);
});

describe('node-affinity/has-valid-weight', () => {
  const weighing = (weight: number) => preferred({ weight, preference: label('a', 'Exists') });
  guestTable([
    ['1', weighing(1)],
    ['100', weighing(100)],
    ['0', weighing(0), ['node-affinity/has-valid-weight', `${PREFERRED}[0].weight`, '0']],
    ['101', weighing(101), ['node-affinity/has-valid-weight', `${PREFERRED}[0].weight`, '101']],
  ]);
});
