import { Level } from './level';
import type { ObjectRule } from './rule';

interface GatedKinds extends Pick<ObjectRule, 'id' | 'kinds' | 'summary' | 'upstream'> {
  readonly gate: string;
  /** Whether KubeVirt v1.9.0 has the gate on where its CR says nothing. */
  readonly onByDefault?: boolean;
}

/** A rule on kinds whose objects may only be made while a feature gate of KubeVirt is on. */
export function kindBehindGate({ gate, onByDefault = false, ...facts }: GatedKinds): ObjectRule {
  return {
    ...facts,
    level: Level.REJECTED,
    why: `KubeVirt v1.9.0 refuses it while the feature gate ${gate} is off; it is ${onByDefault ? 'on unless the KubeVirt CR disables it' : 'off by default'}.`,
    fix: `Remove the object, or switch ${gate} on in the KubeVirt CR and name it among the feature gates of the Platform.`,
    gates: [gate],
    * check({ kind }) {
      yield { field: 'kind', got: kind, allowed: `only while the feature gate ${gate} is on` };
    },
  };
}
