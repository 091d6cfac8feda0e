import { parseGoDuration } from '../../kubernetes/go-duration';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { valuesAt } from '../subjects/values-at';

const ALLOWED = 'a duration such as 30s, 5m or 1h30m';
const SELF_SIGNED = [
  'caRotateInterval', 'caOverlapInterval', 'certRotateInterval', 'ca.duration', 'ca.renewBefore', 'server.duration', 'server.renewBefore',
].map((field) => `spec.certificateRotateStrategy.selfSigned.${field}`);

/** The fields that upstream reads into a duration, though their schema takes any text. */
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['backup.kubevirt.io/VirtualMachineBackup', ['spec.ttlDuration']],
  ['export.kubevirt.io/VirtualMachineExport', ['spec.ttlDuration']],
  ['kubevirt.io/KubeVirt', [...SELF_SIGNED, 'spec.workloadUpdateStrategy.batchEvictionInterval']],
  ['plugin.kubevirt.io/Plugin', ['spec.domainHooks[].timeout', 'spec.nodeHooks[].timeout']],
  ['pool.kubevirt.io/VirtualMachinePool', ['spec.autohealing.minFailingToStartDuration']],
  ['snapshot.kubevirt.io/VirtualMachineSnapshot', ['spec.failureDeadline']],
]);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'duration/has-valid-format',
    level: FindingLevel.REJECTED,
    subject: valuesAt(FIELDS),
    summary: 'A duration must have the format of Go durations',
    why: 'The schema of the API server allows any text here, but KubeVirt reads it as a duration and refuses the object when that fails, '
      + 'without saying which field it was.',
    fix: 'Write a number with a unit, such as 30s, 5m or 1h30m.',
    upstream: ['schema/decode-failure'],
    * check(value) {
      if (typeof value === 'string' && parseGoDuration(value) === undefined) yield { field: '', got: value, allowed: ALLOWED };
    },
  }),
];
