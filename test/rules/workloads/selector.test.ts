import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, pool, replicaSet, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'selector/can-be-read': {
    level: FindingLevel.ADVISED,
    allowed: [
      'In, NotIn, Exists, DoesNotExist',
      'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
    ],
  },
  'selector/is-valid': {
    allowed: [
      'In, NotIn, Exists, DoesNotExist',
      'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /',
      'no values with Exists',
      'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
      'one value or more with In',
    ],
    reported: 'spec.selector',
  },
  'selector/matches-template': {
    allowed: ['the template has app: a', 'the template has no label app', 'the template has no label example.com/tier'],
    reported: 'spec.selector',
  },
});

const rows: [title: string, selector: Json, found: Verdict[]][] = [
  ['its label', { matchLabels: { app: 'a' } }, []],
  ['everything', { matchLabels: undefined }, []],
  ['another value', { matchLabels: { app: 'b' } }, [['selector/matches-template', 'spec.selector.matchLabels.app', 'b']]],
  ['another label', { matchLabels: { 'app': 'a', 'example.com/tier': 'x' } },
    [['selector/matches-template', 'spec.selector.matchLabels[example.com/tier]', 'x']]],
  ['expressions that hold', {
    matchExpressions: [
      { key: 'app', operator: 'In', values: ['a', 'b'] }, { key: 'app', operator: 'NotIn', values: ['c'] },
      { key: 'app', operator: 'Exists' }, { key: 'tier', operator: 'DoesNotExist' },
    ],
  }, []],
  ['an expression that does not', { matchExpressions: [{ key: 'app', operator: 'Exists' }, { key: 'app', operator: 'In', values: ['b'] }] },
    [['selector/matches-template', 'spec.selector.matchExpressions[1]', 'app In b']]],
  ['a label that should not exist', { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] },
    [['selector/matches-template', 'spec.selector.matchExpressions[0]', 'app DoesNotExist']]],
  ['a value that is excluded', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['a'] }] },
    [['selector/matches-template', 'spec.selector.matchExpressions[0]', 'app NotIn a']]],
  ['by a value that no label has', { matchLabels: { app: 'a b' } }, [['selector/is-valid', 'spec.selector.matchLabels.app', 'app: a b']]],
  ['by a key that no label has', { matchExpressions: [{ key: 'a b', operator: 'Exists' }] },
    [['selector/is-valid', 'spec.selector.matchExpressions[0].key', 'a b']]],
  ['by In without values', { matchExpressions: [{ key: 'app', operator: 'In' }] },
    [['selector/is-valid', 'spec.selector.matchExpressions[0].values', '[]']]],
  ['by Exists with values', { matchExpressions: [{ key: 'app', operator: 'Exists', values: ['a'] }] },
    [['selector/is-valid', 'spec.selector.matchExpressions[0].values', '["a"]']]],
  ['by an unknown operator', { matchExpressions: [{ key: 'app', operator: 'Is', values: ['a'] }] },
    [['selector/is-valid', 'spec.selector.matchExpressions[0].operator', 'Is']]],
];

test.each(rows)('a replica set that selects %s', (_, selector, found) => {
  expect(judge(merged(replicaSet(), { spec: { selector } }))).toEqual(found);
});

test.each(rows)('a pool that selects %s', (_, selector, found) => {
  expect(judge(merged(pool(), { spec: { selector } }))).toEqual(found);
});

test('a pool selects VMs, not their instances', () => {
  const labels = { spec: { virtualMachineTemplate: { metadata: { labels: undefined }, spec: { template: { metadata: { labels: { app: 'a' } } } } } } };
  expect(judge(merged(pool(), labels))).toEqual([['selector/matches-template', 'spec.selector.matchLabels.app', 'a']]);
});

test('KubeVirt reports the whole selector', () => {
  expect(reportedFields(merged(pool(), { spec: { selector: { matchLabels: { app: 'b' } } } }))).toEqual([['selector/matches-template', 'spec.selector']]);
  expect(reportedFields(merged(pool(), { spec: { selector: { matchLabels: { app: 'a b' } } } }))).toEqual([['selector/is-valid', 'spec.selector']]);
});

test('the schema asks for the template of a replica set', () => {
  expect(judge(merged(replicaSet(), { spec: { template: undefined } }))).toEqual([['schema/requires-field', 'spec.template']]);
});

describe('selector/can-be-read', () => {
  const object = (apiVersion: string, kind: string, spec: Json): Json => ({ apiVersion, kind, metadata: { name: 't' }, spec });
  const preset = (selector: Json) => object('kubevirt.io/v1', 'VirtualMachineInstancePreset', { selector, domain: { devices: {} } });
  const strategy = (selector: Json) => (
    merged(pool(), { spec: { scaleInStrategy: { proactive: { selectionPolicy: { selectors: { labelSelector: selector } } } } } })
  );
  const dataVolume = (selector: Json) => object('cdi.kubevirt.io/v1beta1', 'DataVolume', {
    source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } }, selector },
  });
  const monitor = (selector: Json) => object('monitoring.coreos.com/v1', 'ServiceMonitor', { selector, endpoints: [] });
  const found = (manifest: Json) => judge(manifest).filter(([rule]) => rule !== 'object/avoids-deprecated-version');
  const kinds: [string, (selector: Json) => Json, string][] = [
    ['preset', preset, 'spec.selector'],
    ['pool strategy', strategy, 'spec.scaleInStrategy.proactive.selectionPolicy.selectors.labelSelector'],
    ['DataVolume', dataVolume, 'spec.storage.selector'],
    ['ServiceMonitor', monitor, 'spec.selector'],
  ];

  test.each(kinds)('in a %s', (_, manifest, path) => {
    expect(found(manifest({ matchLabels: { app: 'a' }, matchExpressions: [{ key: 'b', operator: 'In', values: ['c'] }] }))).toEqual([]);
    expect(found(manifest({ matchExpressions: [{ key: 'b', operator: 'in', values: ['c'] }] }))).toEqual([
      ['selector/can-be-read', `${path}.matchExpressions[0].operator`, 'in'],
    ]);
    expect(found(manifest({ matchLabels: { app: 'a b' } }))).toEqual([['selector/can-be-read', `${path}.matchLabels.app`, 'app: a b']]);
  });
});
