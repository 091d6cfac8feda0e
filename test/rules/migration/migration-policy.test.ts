import { FindingLevel } from '../../../src/rules/finding-level';
import { gates } from '../gates';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine } from '../workload-table';

says({
  'migration-policy/excludes-negative': { allowed: 'a quantity from 0, such as 64Mi' },
  'migration-policy/selects-vm': { level: FindingLevel.ADVISED, allowed: 'labels that one of the VMs has' },
  'migration-policy/requires-gate-for-stall-detection': { allowed: 'only while the feature gate MigrationStallDetection is on' },
});

const policy = (spec: Json): Json => (
  { apiVersion: 'migrations.kubevirt.io/v1alpha1', kind: 'MigrationPolicy', metadata: { name: 't' }, spec: { selectors: {}, ...spec } }
);
const stall = (stallDetector: Json) => ({ experimental: { stallDetector } });
const DETECTOR = 'spec.experimental.stallDetector';
const GATE = 'migration-policy/requires-gate-for-stall-detection';
const FACTORS = 'migration-policy/has-valid-factors';
const refused = (name: string, value: string, allowed = 'a number with at most three decimals'): [string, Json, Verdict] => (
  [`${name} ${value}`, stall({ [name]: value }), [FACTORS, `${DETECTOR}.${name}`, value, { allowed }]]
);

test.each<[string, Json, ...Verdict[]]>([
  ['zeros', { completionTimeoutPerGiB: 0, bandwidthPerMigration: '0' }],
  ['a bandwidth that is not a quantity', { bandwidthPerMigration: 'fast' }, ['quantity/has-valid-form', 'spec.bandwidthPerMigration', 'string fast']],
  ['a bandwidth', { bandwidthPerMigration: '64Mi' }],
  ['a negative timeout', { completionTimeoutPerGiB: -1 }, ['migration-policy/excludes-negative', 'spec.completionTimeoutPerGiB', '-1', { allowed: 'a number of seconds from 0' }]],
  ['a negative bandwidth', { bandwidthPerMigration: '-1' }, ['migration-policy/excludes-negative', 'spec.bandwidthPerMigration', '-1']],
  ['a bandwidth slightly negative', { bandwidthPerMigration: '-1m' }, ['migration-policy/excludes-negative', 'spec.bandwidthPerMigration', '-1m']],
  ['a downtime', { maxDowntimeMs: 500 }, [GATE, 'spec.maxDowntimeMs', '500']],
  ['a stall detector', stall({}), [GATE, DETECTOR, '{}']],
  ['bad factors as well', stall({ ewmaAlpha: '0' }), [GATE, DETECTOR, '{"ewmaAlpha":"0"}'], [FACTORS, `${DETECTOR}.ewmaAlpha`, '0', { allowed: 'more than 0 and at most 1' }]],
])('a policy with %s', (_, spec, ...found) => expect(judge(policy(spec), gates())).toEqual(found));

test.each<[string, Json, ...Verdict[]]>([
  ['all at their bounds', {
    maxDowntimeMs: 1, ...stall({ ewmaAlpha: '1', precopyPossibleFactor: '1.000', patienceWindowDecayFactor: '0', completionTimeoutFactor: ' 1 ' }),
  }],
  ['the decay at its upper bound', stall({ patienceWindowDecayFactor: '1' })],
  ['in other notations', stall({ ewmaAlpha: '5e-1', precopyPossibleFactor: '+1_000', patienceWindowDecayFactor: '.125', completionTimeoutFactor: '0x1p4' })],
  ['three decimals and a rounding error', stall({ ewmaAlpha: '0.1230000000001' })],
  ...['0', '-0.1', '1.001'].map((value) => refused('ewmaAlpha', value, 'more than 0 and at most 1')),
  ...['0.1234', ''].map((value) => refused('ewmaAlpha', value)),
  ...['0.999', '0'].map((value) => refused('precopyPossibleFactor', value, 'at least 1')),
  ...['NaN', 'Inf'].map((value) => refused('precopyPossibleFactor', value)),
  ...['-0.001', '1.001'].map((value) => refused('patienceWindowDecayFactor', value, '0 to 1')),
  refused('patienceWindowDecayFactor', 'half'),
  refused('completionTimeoutFactor', '0.999', 'at least 1'), refused('completionTimeoutFactor', '1e400'),
  ['a downtime out of bounds', { maxDowntimeMs: 0 }, ['schema/fits-bounds', 'spec.maxDowntimeMs', '0']],
  ['a margin out of bounds', stall({ stallMargin: 101 }), ['schema/fits-bounds', `${DETECTOR}.stallMargin`, '101']],
  ['another compression', { experimental: { compression: 'gzip' } }, ['schema/has-known-value', 'spec.experimental.compression', 'gzip']],
  ['no selectors', { selectors: undefined }, ['schema/requires-field', 'spec.selectors']],
])('a policy that may detect stalls, with %s', (_, spec, ...found) => {
  expect(judge(policy(spec), gates('MigrationStallDetection'))).toEqual(found);
});

describe('migration-policy/selects-vm', () => {
  const selecting = (virtualMachineInstanceSelector?: Json, namespaceSelector?: Json) => (
    policy({ selectors: { virtualMachineInstanceSelector, namespaceSelector } })
  );
  const vm = machine({}, { labels: { tier: 'db', app: 'a' } });
  const space = (labels: Json, name = 'x') => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
  const found = (field: string, got: string): Verdict => ['migration-policy/selects-vm', `spec.selectors.${field}`, got];
  const byVm = found('virtualMachineInstanceSelector', '{"tier":"web"}');
  appTable('migration-policy', [
    ['a label of the VM', [vm, selecting({ tier: 'db' })]],
    ['all VMs', [vm, selecting()]],
    ['no VM in the app', [selecting({ tier: 'web' })]],
    ['another VM in the app', [vm, machine({}, { labels: { tier: 'web' } }, { metadata: { name: 'web' } }), selecting({ tier: 'web' })]],
    ['a namespace that is not in the app', [vm, selecting({ tier: 'db' }, { tenant: 'a' })]],
    ['a namespace with its label', [space({ tenant: 'a' }), vm, selecting({ tier: 'db' }, { tenant: 'a' })]],
    ['a namespace by its name', [space({}), vm, selecting({}, { 'kubernetes.io/metadata.name': 'x' })]],
    ['another label', [vm, selecting({ tier: 'web' })], byVm],
    ['a label of the VM that its pod does not have', [machine({}, {}, { metadata: { labels: { tier: 'web' } } }), selecting({ tier: 'web' })], byVm],
    ['one label of two', [vm, selecting({ tier: 'db', app: 'b' })], found('virtualMachineInstanceSelector', '{"tier":"db","app":"b"}')],
    ['a namespace without the label', [space({}), vm, selecting({}, { tenant: 'a' })], found('namespaceSelector', '{"tenant":"a"}')],
    ['a VM in the other namespace', [
      space({ tenant: 'a' }, 'y'), space({}), machine({}, { labels: { tier: 'web' } }, { metadata: { name: 'web' } }),
      machine({}, {}, { metadata: { namespace: 'y' } }), selecting({ tier: 'web' }, { tenant: 'a' }),
    ], byVm],
  ]);
});
