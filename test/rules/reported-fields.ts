import type { Json } from './judge';
import { admit } from '../../src/admission/admission';
import type { AdmissionProfile } from '../../src/manifests/profile';

/** Of each rule that a manifest breaks, the field that KubeVirt reports. */
export function reportedFields(manifest: Json, profile?: AdmissionProfile): [rule: string, field: string][] {
  return admit([{ manifest }], profile).map(({ rule, field, reported }) => [rule, reported ?? field]);
}
