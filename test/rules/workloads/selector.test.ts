import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, pool, replicaSet, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'selector/excludes-invalid-syntax': {
    level: FindingLevel.UNSTARTABLE,
    allowed: [
      'In, NotIn, Exists, DoesNotExist',
      'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
    ],
  },
  'selector/has-valid-syntax': {
    allowed: [
      'In, NotIn, Exists, DoesNotExist',
      'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /',
      'a key of at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /',
      'no values with DoesNotExist',
      'no values with Exists',
      'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
      'one value or more with In',
      'one value or more with NotIn',
    ],
    reported: 'spec.selector',
  },
  'selector/matches-template': {
    allowed: 'the template has app: a',
    reported: 'spec.selector',
  },
});

const rows: [title: string, selector: Json, found: Verdict[]][] = [
  ['its label', { matchLabels: { app: 'a' } }, []],
  ['everything', { matchLabels: undefined }, []],
  ['another value', { matchLabels: { app: 'b' } }, [['selector/matches-template', 'spec.selector.matchLabels.app', 'b']]],
  ['another label', { matchLabels: { 'app': 'a', 'example.com/tier': 'x' } },
    [['selector/matches-template', 'spec.selector.matchLabels[example.com/tier]', 'x', { allowed: 'the template has no label example.com/tier' }]]],
  ['a label named like a field of every object', { matchLabels: { app: 'a', constructor: 'x' } },
    [['selector/matches-template', 'spec.selector.matchLabels.constructor', 'x', { allowed: 'the template has no label constructor' }]]],
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
  ['by a value that no label has', { matchLabels: { app: 'a b' } }, [['selector/has-valid-syntax', 'spec.selector.matchLabels.app', 'app: a b']]],
  ['by a key that no label has', { matchExpressions: [{ key: 'a b', operator: 'Exists' }] },
    [['selector/has-valid-syntax', 'spec.selector.matchExpressions[0].key', 'a b']]],
  ['by In without values', { matchExpressions: [{ key: 'app', operator: 'In' }] },
    [['selector/has-valid-syntax', 'spec.selector.matchExpressions[0].values', 'nothing']]],
  ['by Exists with values', { matchExpressions: [{ key: 'app', operator: 'Exists', values: ['a'] }] },
    [['selector/has-valid-syntax', 'spec.selector.matchExpressions[0].values', '["a"]']]],
  ['by an operator that is a field of every object', { matchExpressions: [{ key: 'app', operator: 'constructor', values: ['a'] }] },
    [['selector/has-valid-syntax', 'spec.selector.matchExpressions[0].operator', 'constructor']]],
  ['by NotIn without values', { matchExpressions: [{ key: 'app', operator: 'NotIn' }] },
    [['selector/has-valid-syntax', 'spec.selector.matchExpressions[0].values', 'nothing']]],
  ['by DoesNotExist with values', { matchExpressions: [{ key: 'app', operator: 'DoesNotExist', values: ['a'] }] },
    [['selector/has-valid-syntax', 'spec.selector.matchExpressions[0].values', '["a"]']]],
  ['by the value of an expression that no label has', { matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'a b'] }] },
    [['selector/has-valid-syntax', 'spec.selector.matchExpressions[0].values[1]', 'a b']]],
  ['by the key of a label that no label has', { matchLabels: { 'a b': 'a' } },
    [['selector/has-valid-syntax', 'spec.selector.matchLabels[a b]', 'a b: a']]],
  ['by an unknown operator', { matchExpressions: [{ key: 'app', operator: 'Is', values: ['a'] }] },
    [['selector/has-valid-syntax', 'spec.selector.matchExpressions[0].operator', 'Is']]],
];

test.each(rows)('a replica set that selects %s', (_, selector, found) => {
  expect(judge(merged(replicaSet(), { spec: { selector } }))).toEqual(found);
});

test.each(rows)('a pool that selects %s', (_, selector, found) => {
  expect(judge(merged(pool(), { spec: { selector } }))).toEqual(found);
});

test('a pool selects VMs, not their instances', () => {
  const labels = { spec: { virtualMachineTemplate: { metadata: { labels: undefined }, spec: { template: { metadata: { labels: { app: 'a' } } } } } } };
  expect(judge(merged(pool(), labels))).toEqual([
    ['selector/matches-template', 'spec.selector.matchLabels.app', 'a', { allowed: 'the template has no label app' }],
  ]);
});

test('KubeVirt reports the whole selector', () => {
  expect(reportedFields(merged(pool(), { spec: { selector: { matchLabels: { app: 'b' } } } }))).toEqual([['selector/matches-template', 'spec.selector']]);
  expect(reportedFields(merged(pool(), { spec: { selector: { matchLabels: { app: 'a b' } } } }))).toEqual([['selector/has-valid-syntax', 'spec.selector']]);
});

test('the schema asks for the template of a replica set', () => {
  expect(judge(merged(replicaSet(), { spec: { template: undefined } }))).toEqual([['schema/requires-field', 'spec.template']]);
});

describe('selector/excludes-invalid-syntax', () => {
  const object = (apiVersion: string, kind: string, spec: Json): Json => ({ apiVersion, kind, metadata: { name: 't' }, spec });
  const preset = (selector: Json) => object('kubevirt.io/v1', 'VirtualMachineInstancePreset', { selector, domain: { devices: {} } });
  const strategy = (name: string) => (selector: Json) => (
    merged(pool(), { spec: { [name]: { proactive: { selectionPolicy: { selectors: { labelSelector: selector } } } } } })
  );
  const dataVolume = (selector: Json) => object('cdi.kubevirt.io/v1beta1', 'DataVolume', {
    source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } }, selector },
  });
  const claim = (selector: Json) => object('cdi.kubevirt.io/v1beta1', 'DataVolume', {
    source: { blank: {} }, pvc: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, selector },
  });
  const network = (namespaceSelector: Json) => object('k8s.ovn.org/v1', 'ClusterUserDefinedNetwork', {
    namespaceSelector, network: { topology: 'Layer2', layer2: { role: 'Primary', subnets: ['10.0.0.0/16'] } },
  });
  const podMonitor = (selector: Json) => object('monitoring.coreos.com/v1', 'PodMonitor', { selector, podMetricsEndpoints: [] });
  const sriovPool = (nodeSelector: Json) => object('sriovnetwork.openshift.io/v1', 'SriovNetworkPoolConfig', { nodeSelector });
  const monitor = (selector: Json) => object('monitoring.coreos.com/v1', 'ServiceMonitor', { selector, endpoints: [] });
  const found = (manifest: Json) => judge(manifest).filter(([rule]) => rule !== 'object/avoids-deprecated-version');
  const kinds: [string, (selector: Json) => Json, string][] = [
    ['preset', preset, 'spec.selector'],
    ['pool that scales in', strategy('scaleInStrategy'), 'spec.scaleInStrategy.proactive.selectionPolicy.selectors.labelSelector'],
    ['pool that updates', strategy('updateStrategy'), 'spec.updateStrategy.proactive.selectionPolicy.selectors.labelSelector'],
    ['DataVolume', dataVolume, 'spec.storage.selector'],
    ['DataVolume with a claim', claim, 'spec.pvc.selector'],
    ['ClusterUserDefinedNetwork', network, 'spec.namespaceSelector'],
    ['PodMonitor', podMonitor, 'spec.selector'],
    ['SriovNetworkPoolConfig', sriovPool, 'spec.nodeSelector'],
    ['ServiceMonitor', monitor, 'spec.selector'],
  ];

  test.each(kinds)('a %s with such a selector is admitted and told', (_, manifest, path) => {
    expect(found(manifest({ matchLabels: { app: 'a' }, matchExpressions: [{ key: 'b', operator: 'In', values: ['c'] }] }))).toEqual([]);
    expect(found(manifest({ matchExpressions: [{ key: 'b', operator: 'in', values: ['c'] }] }))).toEqual([
      ['selector/excludes-invalid-syntax', `${path}.matchExpressions[0].operator`, 'in'],
    ]);
    expect(found(manifest({ matchLabels: { app: 'a b' } }))).toEqual([['selector/excludes-invalid-syntax', `${path}.matchLabels.app`, 'app: a b']]);
  });
});
