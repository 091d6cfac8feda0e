import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { pool, says } from '../judge';
import type { Json } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'topology-spread/has-valid-max-skew': { allowed: 'a number from 1' },
  'topology-spread/has-valid-min-domains': {
    level: FindingLevel.UNSTARTABLE,
    allowed: ['1 or more', 'only with whenUnsatisfiable: DoNotSchedule'],
  },
  'topology-spread/has-valid-selector': {
    allowed: 'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
    reported: 'spec.template.spec.topologySpreadConstraints.labelSelector.matchLabels',
  },
  'topology-spread/has-valid-topology-key': { allowed: 'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /' },
});

const at = 'topologySpreadConstraints[0]';
const ZONE = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' };
const spread = (...list: Json[]) => ({ topologySpreadConstraints: list.map((constraint) => ({ ...ZONE, ...constraint })) });

describe('topology-spread/has-valid-max-skew', () => {
  guestTable([
    ['1 is accepted', spread({})],
    ['0 is refused', spread({ maxSkew: 0 }), ['topology-spread/has-valid-max-skew', `${at}.maxSkew`, '0']],
    ['-1 is refused', spread({ maxSkew: -1 }), ['topology-spread/has-valid-max-skew', `${at}.maxSkew`, '-1']],
  ]);
});

describe('topology-spread/has-valid-topology-key', () => {
  guestTable([
    ['the key of a label is accepted', spread({ topologyKey: 'topology.kubernetes.io/zone' })],
    ['an empty key is refused', spread({ topologyKey: '' }), ['topology-spread/has-valid-topology-key', `${at}.topologyKey`, '']],
    ['a key that no label has is refused', spread({ topologyKey: 'a/b/c' }), ['topology-spread/has-valid-topology-key', `${at}.topologyKey`, 'a/b/c']],
  ]);
});

describe('topology-spread/has-valid-selector', () => {
  const selector = { labelSelector: { matchLabels: { app: 'a b' } } };
  guestTable([
    ['a label is accepted', spread({ labelSelector: { matchLabels: { app: 'a' } } })],
    ['a value that no label has is refused', spread(selector), ['topology-spread/has-valid-selector', `${at}.labelSelector.matchLabels.app`, 'app: a b']],
  ]);
  test('KubeVirt leaves out the index and the label', () => {
    expect(reportedFields(pool(spread(selector)))).toEqual([
      ['topology-spread/has-valid-selector', 'spec.virtualMachineTemplate.spec.template.spec.topologySpreadConstraints.labelSelector.matchLabels'],
    ]);
  });
});

describe('topology-spread/has-valid-min-domains', () => {
  const rule = 'topology-spread/has-valid-min-domains';
  guestTable([
    ['1 is accepted', spread({ minDomains: 1 })],
    ['none is accepted', spread({ whenUnsatisfiable: 'ScheduleAnyway' })],
    ['0 never starts', spread({ minDomains: 0 }), [rule, `${at}.minDomains`, '0']],
    ['1 beside another answer never starts', spread({ minDomains: 1, whenUnsatisfiable: 'ScheduleAnyway' }), [rule, `${at}.minDomains`, '1']],
  ]);
});

describe('constraints of one key and answer', () => {
  guestTable([
    ['another key is accepted', spread({}, { topologyKey: 'host' })],
    ['another answer is accepted', spread({}, { whenUnsatisfiable: 'ScheduleAnyway' })],
    ['the same are refused by the schema', spread({}, { maxSkew: 2 }),
      ['schema/has-unique-entries', 'topologySpreadConstraints[1]', '{"maxSkew":2,"topologyKey":"zone","whenUnsatisfiable":"DoNotSchedule"}']],
  ]);
});

describe('what is done where spread is impossible', () => {
  guestTable([['another word is refused by the schema', spread({ whenUnsatisfiable: 'Wait' }), ['schema/has-known-value', `${at}.whenUnsatisfiable`, 'Wait']]]);
});
