import { guestTable } from '../guest-table';
import { pool, says } from '../judge';
import type { Json } from '../judge';
import { reportedFields } from '../reported-fields';

says({
  'topology-spread/has-positive-skew': { allowed: 'a number from 1' },
  'topology-spread/has-valid-selector': {
    allowed: 'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit',
    reported: 'spec.template.spec.topologySpreadConstraints.labelSelector.matchLabels',
  },
  'topology-spread/has-valid-topology-key': { allowed: 'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /' },
});

const at = 'topologySpreadConstraints[0]';
const ZONE = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' };
const spread = (...list: Json[]) => ({ topologySpreadConstraints: list.map((constraint) => ({ ...ZONE, ...constraint })) });

describe('topology-spread/has-positive-skew', () => {
  guestTable([
    ['1', spread({})],
    ['0', spread({ maxSkew: 0 }), ['topology-spread/has-positive-skew', `${at}.maxSkew`, '0']],
    ['-1', spread({ maxSkew: -1 }), ['topology-spread/has-positive-skew', `${at}.maxSkew`, '-1']],
  ]);
});

describe('topology-spread/has-valid-topology-key', () => {
  guestTable([
    ['a label', spread({ topologyKey: 'topology.kubernetes.io/zone' })],
    ['empty', spread({ topologyKey: '' }), ['topology-spread/has-valid-topology-key', `${at}.topologyKey`, '']],
    ['no label', spread({ topologyKey: 'a/b/c' }), ['topology-spread/has-valid-topology-key', `${at}.topologyKey`, 'a/b/c']],
  ]);
});

describe('topology-spread/has-valid-selector', () => {
  const selector = { labelSelector: { matchLabels: { app: 'a b' } } };
  guestTable([
    ['a label', spread({ labelSelector: { matchLabels: { app: 'a' } } })],
    ['no label', spread(selector), ['topology-spread/has-valid-selector', `${at}.labelSelector.matchLabels.app`, 'app: a b']],
  ]);
  test('KubeVirt leaves out the index and the label', () => {
    expect(reportedFields(pool(spread(selector)))).toEqual([
      ['topology-spread/has-valid-selector', 'spec.virtualMachineTemplate.spec.template.spec.topologySpreadConstraints.labelSelector.matchLabels'],
    ]);
  });
});

describe('constraints of one key and answer', () => {
  guestTable([
    ['another key', spread({}, { topologyKey: 'host' })],
    ['another answer', spread({}, { whenUnsatisfiable: 'ScheduleAnyway' })],
    ['the same are a mistake of the schema', spread({}, { maxSkew: 2 }),
      ['schema/has-unique-entries', 'topologySpreadConstraints[1]', '{"maxSkew":2,"topologyKey":"zone","whenUnsatisfiable":"DoNotSchedule"}']],
  ]);
});

describe('what is done where spread is impossible', () => {
  guestTable([['another word is a mistake of the schema', spread({ whenUnsatisfiable: 'Wait' }), ['schema/has-known-value', `${at}.whenUnsatisfiable`, 'Wait']]]);
});
