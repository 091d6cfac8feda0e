import { judgeEach } from '../../lib/admission/admission';
import type { Consequence } from '../../lib/analysis/changes/change';
import { USUAL_SITUATION } from '../../lib/analysis/changes/situation';
import { reviewOf } from '../../lib/changes/review';
import type { JudgedSet } from '../../lib/changes/review';
import type { AdmissionProfile } from '../../lib/manifests/profile';
import { FindingLevel } from '../../lib/rules/finding-level';
import type { Pair } from '../generate-pairs';

/** Why an update is refused. */
export interface Refusal {
  readonly field: string;
  readonly why: string;
}

const COMPARING = { situation: USUAL_SITUATION, prunes: true, remakes: false };

/** Why we say that the update of a pair is refused, if we do; `given` is what the cluster has beside it. */
export function refusalOf(pair: Pair, given: readonly unknown[], profile: AdmissionProfile): Refusal | undefined {
  return consequencesOf(pair, given, profile).find(({ effect }) => effect === 'refused');
}

/** What we say that the update of a pair does. */
export function consequencesOf({ before, after }: Pair, given: readonly unknown[], profile: AdmissionProfile): readonly Consequence[] {
  const [old, fresh] = [before, after].map((manifest) => judged([manifest, ...given], profile));
  const { objects } = reviewOf(old, fresh, COMPARING);
  return objects.filter((object) => object.after === 0).flatMap(({ consequences }) => consequences);
}

/** What is admitted and never starts is no refusal here. The server decodes as strictly as kubectl asks for, so what a release does not have is one. */
function judged(manifests: readonly unknown[], profile: AdmissionProfile): JudgedSet {
  const { findings, ...rest } = judgeEach(manifests.map((manifest) => ({ manifest })), profile);
  const refusals = findings.map((found) => found.filter(({ level, rule }) => level === FindingLevel.REJECTED || rule === 'schema/fits-release').map((finding) => ({ ...finding, level: FindingLevel.REJECTED })));
  return { objects: manifests.map((manifest) => ({ manifest })), findings: refusals, ...rest };
}
