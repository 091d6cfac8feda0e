import type { PendingChange } from './report-of';
import { USUAL_SITUATION } from '../analysis/changes/situation';
import { asOne } from '../changes/cluster-set';
import type { ClusterSet } from '../changes/cluster-set';
import type { ManifestSet } from '../changes/manifest-set';
import type * as reviewing from '../changes/review';
import type { AdmissionProfile } from '../manifests/profile';

/** What applying objects does where a set of them is applied. */
export function pendingChange(against: ManifestSet, after: ClusterSet, profile: AdmissionProfile = {}): PendingChange {
  // Loaded when it is needed: schemas and rules would double the time to require the package.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { reviewOf } = require('../changes/review') as typeof reviewing;
  const before = asOne(against._clusters(profile) as ClusterSet[]);
  return { against: 'what is applied now', review: reviewOf(before, after, { situation: USUAL_SITUATION, prunes: true, remakes: false }) };
}
