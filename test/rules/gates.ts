import type { AdmissionProfile } from '../../src/manifests/profile';

/** A cluster where exactly these feature gates are on. */
export function gates(...enabledFeatureGates: string[]): AdmissionProfile {
  return { enabledFeatureGates };
}
