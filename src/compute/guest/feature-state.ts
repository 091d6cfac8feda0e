import type { FeatureState } from '../../../imports/kubevirt.io';

/** A feature that is on, off, or left to others. */
export function featureState(isOn: boolean | undefined): FeatureState | undefined {
  if (isOn === undefined) return undefined;
  return isOn ? {} : { enabled: false };
}
