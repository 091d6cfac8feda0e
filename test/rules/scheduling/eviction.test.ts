import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { says } from '../judge';

says({
  'eviction/has-known-strategy': { allowed: 'LiveMigrate, LiveMigrateIfPossible, None, External' },
});

const domain = { devices: { autoattachPodInterface: false } };

describe('eviction/has-known-strategy', () => {
  guestTable([
    ['none: that of the cluster', {}],
    ...['LiveMigrate', 'LiveMigrateIfPossible', 'None', 'External'].map((evictionStrategy): Row => (
      [evictionStrategy, { evictionStrategy, domain }]
    )),
    ...['Migrate', 'livemigrate', ''].map((evictionStrategy): Row => (
      [`"${evictionStrategy}"`, { evictionStrategy }, ['eviction/has-known-strategy', 'evictionStrategy', evictionStrategy]]
    )),
  ]);
});
