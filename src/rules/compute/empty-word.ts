import { fieldsAt } from '../../kubernetes/fields-at';
import { kindOf } from '../../manifests/manifest';
import { VMI_SPEC_PATHS } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const KINDS = ['kubevirt.io/VirtualMachine', 'kubevirt.io/VirtualMachineInstance', 'kubevirt.io/VirtualMachineInstanceReplicaSet'];

/** Fields with a closed set of words, of which the schema of the API server lets the empty one pass. */
const FIELDS = [
  'dnsPolicy', 'domain.firmware.kernelBoot.container.imagePullPolicy', 'volumes[].containerDisk.imagePullPolicy',
  'readinessProbe.httpGet.scheme', 'livenessProbe.httpGet.scheme', 'tolerations[].operator', 'tolerations[].effect',
];

const SEARCHES = new Map(KINDS.map((kind) => [kind, FIELDS.map((field) => fieldsAt(`${VMI_SPEC_PATHS[kind]}.${field}`))]));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'empty-word/is-left-out',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'A field that takes one of a few words is not empty',
    why: 'The API server would let an empty word pass, but KubeVirt checks its own schema again, in all kinds but the pool, and '
        + 'refuses it without saying which field it was.',
    fix: 'Remove the field.',
    upstream: ['schema/type-or-required'],
    * check(manifest) {
      for (const find of SEARCHES.get(kindOf(manifest)) ?? []) {
        for (const { field, value } of find(manifest)) {
          if (value === '') yield { field, got: value, allowed: 'one of the words of the API, or nothing' };
        }
      }
    },
  }),
];
