import { VMI_SPEC_PATHS } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { valuesAt } from '../subjects/values-at';

/** The kinds whose schema KubeVirt checks again: not the pool. */
const KINDS = ['kubevirt.io/VirtualMachine', 'kubevirt.io/VirtualMachineInstance', 'kubevirt.io/VirtualMachineInstanceReplicaSet'];

/** The enums of a VMI spec in which the schema of the API server allows the empty string. */
const FIELDS = [
  'dnsPolicy', 'domain.firmware.kernelBoot.container.imagePullPolicy', 'volumes[].containerDisk.imagePullPolicy',
  'readinessProbe.httpGet.scheme', 'livenessProbe.httpGet.scheme', 'tolerations[].operator', 'tolerations[].effect',
];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'enum/excludes-empty-value',
    level: FindingLevel.REJECTED,
    subject: valuesAt(new Map(KINDS.map((kind) => [kind, FIELDS.map((field) => `${VMI_SPEC_PATHS.get(kind)}.${field}`)]))),
    summary: 'A field with a fixed set of values must not be empty',
    why: 'The API server would let the empty string pass, but KubeVirt checks its own schema again, in all kinds but the pool, and '
      + 'refuses it without saying which field it was.',
    fix: 'Remove the field.',
    upstream: ['schema/type-or-required'],
    * check(value) {
      if (value === '') yield { field: '', got: value, allowed: 'one of the values of the API, or no field' };
    },
  }),
];
