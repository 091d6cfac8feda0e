import type { Watchdog } from '../../../imports/kubevirt.io';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { startedVmi } from '../subjects/vmi';

const DEVICES = ['i6300esb', 'diag288'] as const;
/** The one watchdog of an architecture; arm64 has none. */
const DEVICE_OF: ReadonlyMap<string, typeof DEVICES[number]> = new Map([['amd64', 'i6300esb'], ['s390x', 'diag288']]);

interface JudgedWatchdog {
  readonly watchdog: Watchdog;
  readonly architecture: string;
}

const startedWatchdog: Subject<JudgedWatchdog> = partsOf(startedVmi, ({ spec, architecture }) => {
  const watchdog = spec.domain.devices?.watchdog;
  return watchdog ? [{ value: { watchdog, architecture }, path: 'domain.devices.watchdog' }] : [];
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'watchdog/fits-architecture',
    level: FindingLevel.REJECTED,
    subject: startedWatchdog,
    summary: 'A watchdog must be one that the architecture has',
    why: 'KubeVirt refuses an instance with diag288 on amd64, with i6300esb on s390x, and with any watchdog on arm64.',
    fix: 'Name the watchdog without a device, so that the architecture decides; on arm64 remove it.',
    upstream: ['device/watchdog-amd64', 'device/watchdog-s390x', 'device/watchdog-arm64'],
    * check({ watchdog, architecture }) {
      if (architecture === 'arm64') yield { field: '', got: watchdog, allowed: 'no watchdog on arm64' };
      const allowed = DEVICE_OF.get(architecture);
      for (const device of DEVICES) {
        if (!allowed || device === allowed || !watchdog[device]) continue;
        yield { field: device, got: watchdog[device], allowed: `${allowed} on ${architecture}`, reported: '' };
      }
    },
  }),
];
