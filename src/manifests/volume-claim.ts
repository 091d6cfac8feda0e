import type { Volume } from '../../imports/kubevirt.io';

/** A volume of a guest, or of a pod, that has no DataVolumes. */
type ClaimVolume = Pick<Volume, 'persistentVolumeClaim' | 'dataVolume'>;

/** The claim that a volume takes; KubeVirt takes that of a DataVolume, which has its name. */
export function claimNameOf({ persistentVolumeClaim, dataVolume }: ClaimVolume): string | undefined {
  return persistentVolumeClaim?.claimName ?? dataVolume?.name;
}

/** Whether a guest or a pod takes any claim: many do not. */
export function takesClaim({ volumes }: { readonly volumes?: readonly ClaimVolume[] }): boolean {
  return volumes?.some((volume) => claimNameOf(volume) !== undefined) ?? false;
}
