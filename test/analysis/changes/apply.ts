import { BASES } from './base';
import { GUEST_SPECS, patched } from './patched';
import type { Vector } from './vectors';
import { admitEach } from '../../../src/admission/admission';
import type { ChangeContext, Consequence, JudgeChange } from '../../../src/analysis/changes/change';
import { EFFECTS } from '../../../src/analysis/changes/effect';
import type { Effect } from '../../../src/analysis/changes/effect';
import { poolChanges } from '../../../src/analysis/changes/pool';
import { replicaSetChanges } from '../../../src/analysis/changes/replica-set';
import { USUAL_SITUATION } from '../../../src/analysis/changes/situation';
import type { Situation } from '../../../src/analysis/changes/situation';
import { vmChanges } from '../../../src/analysis/changes/vm';
import { vmiChanges } from '../../../src/analysis/changes/vmi';
import { clusterOf } from '../../../src/manifests/cluster';
import { Catalog } from '../../../src/manifests/effective/catalog';
import type { Manifest } from '../../../src/manifests/manifest';
import type { AdmissionProfile } from '../../../src/manifests/profile';
import { FindingLevel } from '../../../src/rules/finding-level';

export const JUDGES: { readonly [base in keyof typeof BASES]: JudgeChange } = {
  'vm': vmChanges, 'pool': poolChanges, 'replica-set': replicaSetChanges, 'vmi': vmiChanges,
};

/** The context of two inputs. */
export function contextOf(
  before: readonly Manifest[], after: readonly Manifest[], situation: Partial<Situation> = {}, profile: AdmissionProfile = {},
): ChangeContext {
  const [old, fresh] = [before, after].map((manifests) => ({ manifests, cluster: clusterOf(profile, new Catalog(manifests), manifests) }));
  return { situation: { ...USUAL_SITUATION, ...situation }, before: old, after: fresh };
}

/** What a vector leads to: consequences, and what the webhooks say of the new manifest by itself. */
export function applied({ base = 'vm', given = {}, change = {}, beside = [], besideBefore = [], besideAfter = [], ...vector }: Vector): {
  readonly consequences: readonly Consequence[]; readonly isRejected: boolean; readonly before: Manifest; readonly after: Manifest;
} {
  const path = GUEST_SPECS[base];
  const before = patched<unknown>(BASES[base], given, path) as Manifest;
  const after = patched(before, change, path);
  const cr = vector.kubevirt ? [{ apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: { name: 'kubevirt', namespace: 'kubevirt' }, spec: vector.kubevirt }] : [];
  const [old, fresh] = [[before, ...beside, ...besideBefore, ...cr], [after, ...beside, ...besideAfter, ...cr]] as Manifest[][];
  const profile = vector.gates ? { enabledFeatureGates: [...vector.gates] } : {};
  const consequences = [...JUDGES[base](before, after, contextOf(old, fresh, vector.situation, profile))];
  const known = new Set(rejections(old, profile));
  return { consequences, before, after, isRejected: rejections(fresh, profile).some((each) => !known.has(each)) };
}

/** What the webhooks refuse of the first of some manifests. */
function rejections(manifests: readonly Manifest[], profile: AdmissionProfile): string[] {
  const [findings] = admitEach(manifests.map((manifest) => ({ manifest })), profile);
  return findings.filter(({ level }) => level === FindingLevel.REJECTED).map(({ rule, field }) => `${rule} ${field}`);
}

/** The effects in order of severity, without repetition; `none` is left out, and of what is refused nothing else counts. */
export function effectsOf(consequences: readonly Consequence[], isRejected: boolean): Effect[] {
  if (isRejected || consequences.some(({ effect }) => effect === 'refused')) return ['refused'];
  return EFFECTS.filter((effect) => effect !== 'none' && consequences.some((each) => each.effect === effect));
}
