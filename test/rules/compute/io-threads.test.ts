import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'io-threads/avoids-dedicated-thread-with-pool': { level: FindingLevel.ADVISED, allowed: 'false with ioThreadsPolicy: supplementalPool' },
  'io-threads/avoids-pool-size-without-pool': { level: FindingLevel.ADVISED, allowed: 'only with ioThreadsPolicy: supplementalPool' },
  'io-threads/avoids-pool-with-isolated-emulator': { level: FindingLevel.ADVISED, allowed: 'auto or shared with isolateEmulatorThread' },
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
  ['a policy in capitals', threads('AUTO'), ['io-threads/has-known-policy', 'domain.ioThreadsPolicy', 'AUTO', { fix: 'Did you mean auto?' }]],
]));

describe('io-threads/requires-pool-size', () => guestTable([
  ['a pool of one thread', pool(1)],
  ['a size for another policy', threads('auto', { supplementalPoolThreadCount: 0 })],
  ['an empty pool', pool(0), ['io-threads/requires-pool-size', POOL, '0']],
  ['I/O threads without a size', threads('supplementalPool', {}), ['io-threads/requires-pool-size', POOL]],
  ['a pool without I/O threads', threads('supplementalPool'), ['io-threads/requires-pool-size', POOL]],
]));

describe('io-threads/avoids-pool-size-without-pool', () => guestTable([
  ['a size of no thread for another policy', threads('shared', { supplementalPoolThreadCount: 0 })],
  ['I/O threads without a size', threads('shared', {})],
  ['a size for another policy', threads('auto', { supplementalPoolThreadCount: 4 }), ['io-threads/avoids-pool-size-without-pool', POOL, '4']],
  ['a size for no policy', threads(undefined, { supplementalPoolThreadCount: 1 }), ['io-threads/avoids-pool-size-without-pool', POOL, '1']],
]));

describe('io-threads/avoids-pool-with-isolated-emulator', () => {
  const pinned = (ioThreadsPolicy: string, isolateEmulatorThread: boolean, ioThreads?: object) => (
    { domain: { cpu: { cores: 4, dedicatedCpuPlacement: true, isolateEmulatorThread }, ioThreadsPolicy, ioThreads } }
  );
  guestTable([
    ['a pool without an isolated emulator', pinned('supplementalPool', false, { supplementalPoolThreadCount: 4 })],
    ['auto with an isolated emulator', pinned('auto', true)],
    ['a pool without CPUs', pool(4)],
    ['a pool with an isolated emulator', pinned('supplementalPool', true, { supplementalPoolThreadCount: 4 }),
      ['io-threads/avoids-pool-with-isolated-emulator', 'domain.ioThreadsPolicy', 'supplementalPool']],
  ]);
});

describe('io-threads/avoids-dedicated-thread-with-pool', () => {
  const guest = (ioThreadsPolicy: string | undefined, ...own: (boolean | undefined)[]) => ({
    domain: {
      ioThreadsPolicy,
      ioThreads: ioThreadsPolicy === 'supplementalPool' ? { supplementalPoolThreadCount: 2 } : undefined,
      devices: { disks: own.map((dedicatedIOThread, i) => ({ name: `d${i}`, disk: { bus: 'virtio' }, dedicatedIOThread })) },
    },
    volumes: own.map((_, i) => ({ name: `d${i}`, emptyDisk: { capacity: '1Gi' } })),
  });
  guestTable([
    ['no policy', guest(undefined, true)],
    ['another policy', guest('auto', true)],
    ['a pool alone', guest('supplementalPool', false, undefined)],
    ['a pool without disks', guest('supplementalPool')],
    ['a thread of its own beside a pool', guest('supplementalPool', false, true),
      ['io-threads/avoids-dedicated-thread-with-pool', 'domain.devices.disks[1].dedicatedIOThread', 'true']],
  ]);
});
