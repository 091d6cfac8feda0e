import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { merged, says, virtualMachine } from '../judge';
import type { Json } from '../judge';

const { UNSTARTABLE: level } = FindingLevel;
says({
  'label-keys/has-valid-keys': { level, allowed: 'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /' },
  'label-keys/requires-selector': { level, allowed: 'only beside a labelSelector' },
  'topology-spread/matches-own-labels': { level: FindingLevel.ADVISED, allowed: 'labels of the template itself' },
  'label-keys/excludes-selected-keys': { level, allowed: 'a key that neither labelSelector nor mismatchLabelKeys has' },
});
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const labelSelector = { matchLabels: { app: 'a' }, matchExpressions: [{ key: 'tier', operator: 'Exists' }, { key: 'zone', operator: 'Exists' }] };
/** Selects the guests of the table, as constraints should. */
const own = { matchLabels: { app: 'a' }, matchExpressions: [{ key: 'tier', operator: 'Exists' }] };
const OWN = 'topology-spread/matches-own-labels';
const SELECTOR = 'topologySpreadConstraints[0].labelSelector';
const required = (term: Json) => ({ affinity: { podAffinity: { [REQUIRED]: [{ topologyKey: 'zone', ...term }] } } });
const preferred = (term: Json) => ({ affinity: { podAntiAffinity: { [PREFERRED]: [{ weight: 1, podAffinityTerm: { topologyKey: 'zone', ...term } }] } } });
const spread = (term: Json) => ({ topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', ...term }] });
/** A guest with the labels app and tier. */
const labelled = (fragment: Json) => merged(virtualMachine(fragment), { spec: { template: { metadata: { labels: { app: 'a', tier: 'b' } } } } });

describe('label keys', () => {
  guestTable([
    ['keys that nobody selects', required({ labelSelector, matchLabelKeys: ['run'], mismatchLabelKeys: ['tier'] })],
    ['a selected key that the guest does not have', required({ labelSelector, matchLabelKeys: ['zone'] })],
    ['no keys and no selector', spread({ matchLabelKeys: [] }), [OWN, SELECTOR]],
    ['no label can have the key', required({ labelSelector, matchLabelKeys: ['ok', 'a b'] }),
      ['label-keys/has-valid-keys', `affinity.podAffinity.${REQUIRED}[0].matchLabelKeys[1]`, 'a b']],
    ['no label can have the other key', preferred({ labelSelector, mismatchLabelKeys: ['a b'] }),
      ['label-keys/has-valid-keys', `affinity.podAntiAffinity.${PREFERRED}[0].podAffinityTerm.mismatchLabelKeys[0]`, 'a b']],
    ['no selector', spread({ matchLabelKeys: ['a'] }),
      [OWN, SELECTOR], ['label-keys/requires-selector', 'topologySpreadConstraints[0].matchLabelKeys', '["a"]']],
    ['a key of the guest that is selected', spread({ labelSelector: own, matchLabelKeys: ['app'] }),
      ['label-keys/excludes-selected-keys', 'topologySpreadConstraints[0].matchLabelKeys[0]', 'app']],
    ['one that an expression selects', spread({ labelSelector: own, matchLabelKeys: ['tier'] }),
      ['label-keys/excludes-selected-keys', 'topologySpreadConstraints[0].matchLabelKeys[0]', 'tier']],
    ['a key in both lists', required({ labelSelector: {}, matchLabelKeys: ['b'], mismatchLabelKeys: ['a', 'b'] }),
      ['label-keys/excludes-selected-keys', `affinity.podAffinity.${REQUIRED}[0].matchLabelKeys[0]`, 'b']],
  ], labelled);
  describe('a guest without labels', () => guestTable([
    ['its selector', spread({ labelSelector: own, matchLabelKeys: ['app'] }), [OWN, SELECTOR, JSON.stringify(own)]],
  ]));
});
