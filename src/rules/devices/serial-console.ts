import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'serial-console/avoids-log-without-console',
    level: FindingLevel.ADVISED,
    subject: vmi,
    summary: 'A guest whose serial console is logged must have one',
    why: 'KubeVirt admits logSerialConsole beside autoattachSerialConsole: false, and starts no container that logs: nothing is ever in the log.',
    fix: 'Remove autoattachSerialConsole: false, or logSerialConsole.',
    * check({ spec: { domain: { devices } } }) {
      if (!devices?.logSerialConsole || devices.autoattachSerialConsole !== false) return;
      yield { field: 'domain.devices.logSerialConsole', got: true, allowed: 'true only with a serial console' };
    },
  }),
];
