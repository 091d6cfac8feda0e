import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { startedVmi } from '../subjects/vmi';

const FIELD = 'domain.devices.watchdog';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'watchdog/fits-architecture',
    level: FindingLevel.REJECTED,
    subject: startedVmi,
    summary: 'A watchdog is one that the architecture has',
    why: 'KubeVirt refuses an instance with diag288 on amd64, with i6300esb on s390x, and with any watchdog on arm64.',
    fix: 'Name the watchdog without a device, so that the architecture decides; on arm64 remove it.',
    upstream: ['device/watchdog-amd64', 'device/watchdog-s390x', 'device/watchdog-arm64'],
    * check({ spec, architecture }) {
      const { watchdog } = spec.domain.devices ?? {};
      if (!watchdog) return;
      const { diag288, i6300esb } = watchdog;
      if (architecture === 'amd64' && diag288) {
        yield { field: `${FIELD}.diag288`, reported: FIELD, got: diag288, allowed: 'i6300esb on amd64' };
      }
      if (architecture === 's390x' && i6300esb) {
        yield { field: `${FIELD}.i6300esb`, reported: FIELD, got: i6300esb, allowed: 'diag288 on s390x' };
      }
      if (architecture === 'arm64') yield { field: FIELD, got: watchdog, allowed: 'no watchdog on arm64' };
    },
  }),
];
