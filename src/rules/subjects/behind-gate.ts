import type { Vmi } from '../../manifests/vmi';
import { FindingLevel } from '../finding-level';
import type { Violation, ObjectRule } from '../rule';
import { guestRule } from './guest-rule';
import type { Cluster } from '../../manifests/manifest';

interface GatedFields extends Pick<ObjectRule, 'id' | 'summary' | 'upstream'> {
  readonly gate: string;
  /** Whether KubeVirt v1.9.0 has the gate on where its CR says nothing. */
  readonly onByDefault?: boolean;
  /** The places that need the gate. */
  check(guest: Vmi, cluster: Cluster): Iterable<Omit<Violation, 'allowed'>>;
}

/** A rule on what a guest may only ask for while a feature gate of KubeVirt is on. */
export function behindGate({ gate, onByDefault = false, check, ...facts }: GatedFields): ObjectRule {
  return guestRule({
    ...facts,
    level: FindingLevel.REJECTED,
    why: `KubeVirt v1.9.0 refuses it while the feature gate ${gate} is off; it is ${onByDefault ? 'on unless disabled' : 'off by default'}.`,
    fix: `Remove the field, or switch ${gate} on in the KubeVirt CR and name it among the feature gates of the Platform.`,
    gate,
    * check(guest, cluster) {
      for (const mistake of check(guest, cluster)) yield { ...mistake, allowed: `only while the feature gate ${gate} is on` };
    },
  });
}
