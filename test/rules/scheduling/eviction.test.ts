import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { says } from '../judge';
import { kubevirtTable } from '../kubevirt-table';

says({
  'eviction/has-known-strategy-of-cluster': { level: FindingLevel.UNSTARTABLE, allowed: 'LiveMigrate, LiveMigrateIfPossible, None, External' },
  'eviction/has-known-strategy': { allowed: 'LiveMigrate, LiveMigrateIfPossible, None, External' },
});

const domain = { devices: { autoattachPodInterface: false } };

describe('eviction/has-known-strategy', () => {
  guestTable([
    ['no strategy is accepted: that of the cluster counts', {}],
    ...['LiveMigrate', 'LiveMigrateIfPossible', 'None', 'External'].map((evictionStrategy): Row => (
      [`${evictionStrategy} is accepted`, { evictionStrategy, domain }]
    )),
    ...['Migrate', ''].map((evictionStrategy): Row => (
      [`"${evictionStrategy}" is refused`, { evictionStrategy }, ['eviction/has-known-strategy', 'evictionStrategy', evictionStrategy]]
    )),
    ['"livemigrate" is refused', { evictionStrategy: 'livemigrate' }, ['eviction/has-known-strategy', 'evictionStrategy', 'livemigrate', { fix: 'Did you mean LiveMigrate?' }]],
  ]);
});

describe('eviction/has-known-strategy-of-cluster', () => kubevirtTable([
  ['none', {}],
  ['a known one', { configuration: { evictionStrategy: 'LiveMigrateIfPossible' } }],
  ['another', { configuration: { evictionStrategy: 'Migrate' } }, ['eviction/has-known-strategy-of-cluster', 'spec.configuration.evictionStrategy', 'Migrate']],
]));
