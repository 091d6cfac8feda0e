import { ofKinds, vmi } from './vmi';
import type { DomainSpec, VirtualMachineInstancePreset } from '../../../imports/kubevirt.io';
import { partsOf } from '../subject';
import type { Subject } from '../subject';

const PRESET = 'VirtualMachineInstancePreset';
const ofVmi = partsOf(vmi, ({ spec }) => [{ value: spec.domain, path: 'domain' }]);

/** The `domain` of a VMI spec or a preset. */
export const domain: Subject<DomainSpec> = {
  ...ofKinds(ofVmi, [...ofVmi.kinds, `kubevirt.io/${PRESET}`]),
  find(manifest, cluster, level) {
    if (manifest.kind !== PRESET) return ofVmi.find(manifest, cluster, level);
    const { spec } = manifest as VirtualMachineInstancePreset;
    return spec?.domain ? [{ value: spec.domain, path: 'spec.domain' }] : [];
  },
};
