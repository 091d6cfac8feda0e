import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { pool, says } from '../judge';
import type { Json } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'node-affinity/has-valid-label-values': {
    level: FindingLevel.UNSTARTABLE, allowed: 'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
  },
  'node-affinity/has-valid-values': {
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
  'node-affinity/requires-terms': {
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

describe('node-affinity/requires-terms', () => {
  guestTable([
    ['an empty term is accepted', required({})],
    ['no required affinity is accepted', preferred()],
    ['an empty list of terms is refused', required(), ['node-affinity/requires-terms', REQUIRED, 'nothing']],
  ]);
  test('KubeVirt leaves out the affinity', () => {
    expect(reportedFields(pool(required()))).toEqual([
      ['node-affinity/requires-terms', `spec.virtualMachineTemplate.spec.template.spec.${REQUIRED.slice('affinity.'.length)}`],
    ]);
  });
});

describe('node-affinity/has-valid-values', () => {
  const refused = (operator: string, ...values: string[]): Row => [
    `${operator} with ${values.length} is refused`, required(label('a', operator, ...values)),
    ['node-affinity/has-valid-values', `${REQUIRED}[0].matchExpressions[0].values`, values.length ? JSON.stringify(values) : 'nothing'],
  ];
  guestTable([
    ['In with two is accepted', required(label('a', 'In', 'b', 'c'))],
    ['NotIn with one is accepted', required(label('a', 'NotIn', 'b'))],
    ['Exists with none is accepted', required(label('a', 'Exists'))],
    ['DoesNotExist with none is accepted', required(label('a', 'DoesNotExist'))],
    ['Gt with one is accepted, whatever it is', required(label('a', 'Gt', 'many'))],
    ['Lt with one is accepted', required(label('a', 'Lt', '1'))],
    refused('In'), refused('NotIn'), refused('Exists', 'b'), refused('DoesNotExist', 'b'), refused('Gt'), refused('Lt', '1', '2'),
    ['In with none in a preference is refused', preferred({ weight: 1, preference: label('a', 'In') }),
      ['node-affinity/has-valid-values', `${PREFERRED}[0].preference.matchExpressions[0].values`, 'nothing']],
  ]);
});

test('an unknown operator is refused by the schema', () => {
  expect(reportedFields(pool(required(label('a', 'Is', 'b'))))).toEqual([
    ['schema/has-known-value', `spec.virtualMachineTemplate.spec.template.spec.${REQUIRED}[0].matchExpressions[0].operator`],
  ]);
});

describe('an operator that is a field of every object', () => {
  const operators = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];
  guestTable(operators.map((operator): Row => [
    `${operator} is refused by the schema alone`, required(label('a', operator)),
    ['schema/has-known-value', `${REQUIRED}[0].matchExpressions[0].operator`, operator],
  ]));
});

describe('node-affinity/has-valid-key', () => {
  const at = `${REQUIRED}[0].matchExpressions[0].key`;
  guestTable([
    ['a key with a prefix is accepted', required(label('topology.kubernetes.io/zone', 'Exists'))],
    ['63 characters are accepted', required(label('a'.repeat(63), 'Exists'))],
    ['64 characters are refused', required(label('a'.repeat(64), 'Exists')), ['node-affinity/has-valid-key', at, 'a'.repeat(64)]],
    ['an empty key is refused', required(label('', 'Exists')), ['node-affinity/has-valid-key', at, '']],
    ['a space is refused', required(label('a b', 'Exists')), ['node-affinity/has-valid-key', at, 'a b']],
    ['an upper-case prefix is refused', required(label('A/b', 'Exists')), ['node-affinity/has-valid-key', at, 'A/b']],
    ['two slashes are refused', required(label('a/b/c', 'Exists')), ['node-affinity/has-valid-key', at, 'a/b/c']],
  ]);
});

describe('node-affinity/matches-node-name', () => {
  const rule = 'node-affinity/matches-node-name';
  const at = `${REQUIRED}[0].matchFields[0]`;
  guestTable([
    ['In with a name is accepted', required(field('metadata.name', 'In', 'node-1.example.com'))],
    ['NotIn with a name is accepted', required(field('metadata.name', 'NotIn', 'node-1'))],
    ['In without a name is refused', required(field('metadata.name', 'In')), [rule, `${at}.values`, 'nothing']],
    ['In with two names is refused', required(field('metadata.name', 'In', 'a', 'b')), [rule, `${at}.values`, '["a","b"]']],
    ...['Exists', 'DoesNotExist', 'Gt', 'Lt'].flatMap((operator): Row[] => [
      [`${operator} without a name is refused`, required(field('metadata.name', operator)), [rule, `${at}.operator`, operator]],
      [`${operator} with a name is refused`, required(field('metadata.name', operator, 'a')), [rule, `${at}.operator`, operator]],
    ]),
    ['another field is refused, whatever its value', required(field('metadata.labels', 'In', 'A B')), [rule, `${at}.key`, 'metadata.labels']],
    ['a name that no node can have is refused', required(field('metadata.name', 'In', 'Node_1')), [rule, `${at}.values[0]`, 'Node_1']],
  ]);
});

describe('node-affinity/has-valid-weight', () => {
  const weighing = (weight: number) => preferred({ weight, preference: label('a', 'Exists') });
  guestTable([
    ['1 is accepted', weighing(1)],
    ['100 is accepted', weighing(100)],
    ['0 is refused', weighing(0), ['node-affinity/has-valid-weight', `${PREFERRED}[0].weight`, '0']],
    ['101 is refused', weighing(101), ['node-affinity/has-valid-weight', `${PREFERRED}[0].weight`, '101']],
  ]);
});
