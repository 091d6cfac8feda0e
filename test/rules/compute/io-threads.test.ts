import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'io-threads/has-known-policy': { allowed: 'shared, auto, supplementalPool' },
  'io-threads/requires-pool-size': { allowed: '1 or more', reported: 'spec.template.spec.domain.ioThreads.count' },
});

const threads = (ioThreadsPolicy: string, ioThreads?: object) => ({ domain: { ioThreadsPolicy, ioThreads } });
const POOL = 'domain.ioThreads.supplementalPoolThreadCount';

guestTable([
  ['auto', threads('auto')],
  ['shared', threads('shared')],
  ['another word', threads('dedicated'), ['io-threads/has-known-policy', 'domain.ioThreadsPolicy', 'dedicated']],
  ['a pool of one', threads('supplementalPool', { supplementalPoolThreadCount: 1 })],
  ['an empty pool', threads('supplementalPool', { supplementalPoolThreadCount: 0 }), ['io-threads/requires-pool-size', POOL, '0']],
  ['a pool without a size', threads('supplementalPool'), ['io-threads/requires-pool-size', POOL]],
]);
