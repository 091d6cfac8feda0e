import { Level } from './level';
import type { ObjectRule } from './rule';
import type { VirtualMachinePreferenceSpec } from '../../../imports/instancetype.kubevirt.io';


export const rules: readonly ObjectRule[] = [
  {
    id: 'deprecated/replaces-preferred-firmware',
    kinds: ['instancetype.kubevirt.io/VirtualMachinePreference', 'instancetype.kubevirt.io/VirtualMachineClusterPreference'],
    level: Level.ADVISED,
    summary: 'A preference says preferredEfi',
    why: 'preferredUseEfi and preferredUseSecureBoot are deprecated: KubeVirt v1.9.0 still reads them, without a warning.',
    fix: 'Write preferredEfi: {} in their place, or preferredEfi: {secureBoot: true}.',
    * check(manifest) {
      const { firmware = {} } = (manifest.spec ?? {}) as VirtualMachinePreferenceSpec;
      for (const key of ['preferredUseEfi', 'preferredUseSecureBoot'] as const) {
        if (firmware[key] !== undefined) yield { field: `spec.firmware.${key}`, got: firmware[key], allowed: 'preferredEfi' };
      }
    },
  },
];
