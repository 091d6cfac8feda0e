import { fieldsAt } from '../../kubernetes/fields-at';
import { parseGoDuration } from '../../kubernetes/go-duration';
import { kindOf } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const SELF_SIGNED = 'spec.certificateRotateStrategy.selfSigned';

/** The fields that upstream reads into a duration, though their schema takes any text. */
const FIELDS: { readonly [kind: string]: readonly string[] } = {
  'backup.kubevirt.io/VirtualMachineBackup': ['spec.ttlDuration'],
  'export.kubevirt.io/VirtualMachineExport': ['spec.ttlDuration'],
  'kubevirt.io/KubeVirt': [
    ...['caRotateInterval', 'caOverlapInterval', 'certRotateInterval', 'ca.duration', 'ca.renewBefore', 'server.duration', 'server.renewBefore']
      .map((field) => `${SELF_SIGNED}.${field}`),
    'spec.workloadUpdateStrategy.batchEvictionInterval',
  ],
  'plugin.kubevirt.io/Plugin': ['spec.domainHooks[].timeout', 'spec.nodeHooks[].timeout'],
  'pool.kubevirt.io/VirtualMachinePool': ['spec.autohealing.minFailingToStartDuration'],
  'snapshot.kubevirt.io/VirtualMachineSnapshot': ['spec.failureDeadline'],
};

const searches = new Map(Object.entries(FIELDS).map(([kind, fields]) => [kind, fields.map(fieldsAt)]));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'duration/is-valid',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...Object.keys(FIELDS)),
    summary: 'A duration is one that Go can read',
    why: 'The schema of the API server allows any text here, but KubeVirt reads it as a duration and refuses the object when that fails, '
        + 'without saying which field it was.',
    fix: 'Write a number with a unit, such as 30s, 5m or 1h30m.',
    upstream: ['schema/decode-failure'],
    * check(manifest) {
      for (const find of searches.get(kindOf(manifest)) ?? []) {
        for (const { field, value } of find(manifest)) {
          if (typeof value === 'string' && parseGoDuration(value) === undefined) yield { field, got: value, allowed: 'a duration such as 30s, 5m or 1h30m' };
        }
      }
    },
  }),
];
