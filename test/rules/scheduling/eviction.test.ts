import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { says } from '../judge';

says({
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
