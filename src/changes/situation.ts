import type { JudgedSet } from './review';
import { USUAL_SITUATION } from '../analysis/changes/situation';
import type { Situation } from '../analysis/changes/situation';
import { isMapping } from '../kubernetes/is-mapping';
import { at, listAt, textsAt } from '../kubernetes/untyped';

/** What is known of how changes arrive: what is stated, then what the KubeVirt object of a set says, then what is usual. */
export function situationIn(sets: readonly Pick<JudgedSet, 'objects'>[], stated: Partial<Situation>): Situation {
  const configured = sets.flatMap(({ objects }) => objects).map(({ manifest }) => manifest).find(isKubeVirt);
  const strategy = at(configured, 'spec', 'configuration', 'vmRolloutStrategy');
  const hasMethods = listAt(configured, 'spec', 'workloadUpdateStrategy', 'workloadUpdateMethods').length > 0;
  return {
    ...USUAL_SITUATION,
    ...strategy === 'LiveUpdate' || strategy === 'Stage' ? { rolloutStrategy: strategy } : {},
    ...configured ? { workloadUpdateMethods: hasMethods ? textsAt(configured, 'spec', 'workloadUpdateStrategy', 'workloadUpdateMethods') : [] } : {},
    ...stated,
  };
}

function isKubeVirt(manifest: unknown): boolean {
  return isMapping(manifest) && manifest.kind === 'KubeVirt' && String(manifest.apiVersion).startsWith('kubevirt.io/');
}
