import type { VirtualMachinePreferenceSpec } from '../../../imports/instancetype.kubevirt.io';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'preference-spec/avoids-deprecated-firmware',
    level: FindingLevel.ADVISED,
    subject: objectsOf('instancetype.kubevirt.io/VirtualMachinePreference', 'instancetype.kubevirt.io/VirtualMachineClusterPreference'),
    summary: 'A preference says preferredEfi',
    why: 'preferredUseEfi and preferredUseSecureBoot are deprecated: KubeVirt still reads them, without a warning.',
    fix: 'Write preferredEfi: {} in their place, or preferredEfi: {secureBoot: true}.',
    * check(manifest) {
      const { firmware = {} } = (manifest.spec ?? {}) as VirtualMachinePreferenceSpec;
      for (const key of ['preferredUseEfi', 'preferredUseSecureBoot'] as const) {
        if (firmware[key] !== undefined) yield { field: `spec.firmware.${key}`, got: firmware[key], allowed: 'preferredEfi' };
      }
    },
  }),
];
