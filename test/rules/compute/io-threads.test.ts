import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'io-threads/has-known-policy': { allowed: 'shared, auto, supplementalPool' },
  'io-threads/requires-pool-size': { allowed: '1 or more', reported: 'spec.template.spec.domain.ioThreads.count' },
});

const threads = (ioThreadsPolicy?: string, ioThreads?: object) => ({ domain: { ioThreadsPolicy, ioThreads } });
const pool = (supplementalPoolThreadCount: number) => threads('supplementalPool', { supplementalPoolThreadCount });
const POOL = 'domain.ioThreads.supplementalPoolThreadCount';

describe('io-threads/has-known-policy', () => guestTable([
  ['no policy', threads()],
  ['auto', threads('auto')],
  ['shared', threads('shared')],
  ['an unknown policy', threads('dedicated'), ['io-threads/has-known-policy', 'domain.ioThreadsPolicy', 'dedicated']],
  ['an empty policy', threads(''), ['io-threads/has-known-policy', 'domain.ioThreadsPolicy', '']],
  ['a policy in capitals', threads('AUTO'), ['io-threads/has-known-policy', 'domain.ioThreadsPolicy', 'AUTO']],
]));

describe('io-threads/requires-pool-size', () => guestTable([
  ['a pool of one thread', pool(1)],
  ['a size for another policy', threads('auto', { supplementalPoolThreadCount: 0 })],
  ['an empty pool', pool(0), ['io-threads/requires-pool-size', POOL, '0']],
  ['I/O threads without a size', threads('supplementalPool', {}), ['io-threads/requires-pool-size', POOL]],
  ['a pool without I/O threads', threads('supplementalPool'), ['io-threads/requires-pool-size', POOL]],
]));
