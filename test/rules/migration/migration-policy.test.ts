import { gates } from '../gates';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'migration-policy/excludes-negative': { allowed: ['a number of seconds from 0', 'a quantity from 0, such as 64Mi'] },
  'migration-policy/has-valid-factors': { allowed: ['0 to 1', 'a number with at most three decimals', 'at least 1', 'more than 0 and at most 1'] },
  'migration-policy/requires-gate-to-detect-stalls': { allowed: 'only while the feature gate MigrationStallDetection is on' },
});

const policy = (spec: Json): Json => (
  { apiVersion: 'migrations.kubevirt.io/v1alpha1', kind: 'MigrationPolicy', metadata: { name: 't' }, spec: { selectors: {}, ...spec } }
);
const stall = (stallDetector: Json) => ({ experimental: { stallDetector } });
const DETECTOR = 'spec.experimental.stallDetector';
const GATE = 'migration-policy/requires-gate-to-detect-stalls';
const FACTORS = 'migration-policy/has-valid-factors';
const refused = (name: string, value: string): [string, Json, Verdict] => (
  [`${name} ${value}`, stall({ [name]: value }), [FACTORS, `${DETECTOR}.${name}`, value]]
);

test.each<[string, Json, ...Verdict[]]>([
  ['zeros', { completionTimeoutPerGiB: 0, bandwidthPerMigration: '0' }],
  ['a bandwidth', { bandwidthPerMigration: '64Mi' }],
  ['a negative timeout', { completionTimeoutPerGiB: -1 }, ['migration-policy/excludes-negative', 'spec.completionTimeoutPerGiB', '-1']],
  ['a negative bandwidth', { bandwidthPerMigration: '-1' }, ['migration-policy/excludes-negative', 'spec.bandwidthPerMigration', '-1']],
  ['a bandwidth slightly negative', { bandwidthPerMigration: '-1m' }, ['migration-policy/excludes-negative', 'spec.bandwidthPerMigration', '-1m']],
  ['a downtime', { maxDowntimeMs: 500 }, [GATE, 'spec.maxDowntimeMs', '500']],
  ['a stall detector', stall({}), [GATE, DETECTOR, '{}']],
  ['bad factors as well', stall({ ewmaAlpha: '0' }), [GATE, DETECTOR, '{"ewmaAlpha":"0"}'], [FACTORS, `${DETECTOR}.ewmaAlpha`, '0']],
])('a policy with %s', (_, spec, ...found) => expect(judge(policy(spec), gates())).toEqual(found));

test.each<[string, Json, ...Verdict[]]>([
  ['all at their bounds', {
    maxDowntimeMs: 1, ...stall({ ewmaAlpha: '1', precopyPossibleFactor: '1.000', patienceWindowDecayFactor: '0', completionTimeoutFactor: ' 1 ' }),
  }],
  ['in other notations', stall({ ewmaAlpha: '5e-1', precopyPossibleFactor: '+1_000', patienceWindowDecayFactor: '.125', completionTimeoutFactor: '0x1p4' })],
  ['three decimals and a rounding error', stall({ ewmaAlpha: '0.1230000000001' })],
  refused('ewmaAlpha', '0'), refused('ewmaAlpha', '-0.1'), refused('ewmaAlpha', '1.001'), refused('ewmaAlpha', '0.1234'), refused('ewmaAlpha', ''),
  refused('precopyPossibleFactor', '0.999'), refused('precopyPossibleFactor', 'NaN'), refused('precopyPossibleFactor', 'Inf'),
  refused('patienceWindowDecayFactor', '-0.001'), refused('patienceWindowDecayFactor', '1.001'), refused('patienceWindowDecayFactor', 'half'),
  refused('completionTimeoutFactor', '0.999'), refused('completionTimeoutFactor', '1e400'),
  ['a downtime out of bounds', { maxDowntimeMs: 0 }, ['schema/fits-bounds', 'spec.maxDowntimeMs', '0']],
  ['a margin out of bounds', stall({ stallMargin: 101 }), ['schema/fits-bounds', `${DETECTOR}.stallMargin`, '101']],
  ['another compression', { experimental: { compression: 'gzip' } }, ['schema/has-known-value', 'spec.experimental.compression', 'gzip']],
  ['no selectors', { selectors: undefined }, ['schema/requires-field', 'spec.selectors']],
])('a policy that may detect stalls, with %s', (_, spec, ...found) => {
  expect(judge(policy(spec), gates('MigrationStallDetection'))).toEqual(found);
});
