import type { KubeVirt, KubeVirtSpec } from '../../../imports/kubevirt.io';
import { FindingLevel } from '../finding-level';
import type { Violation, ObjectRule } from '../rule';

export const KUBEVIRT = 'kubevirt.io/KubeVirt';

type KubeVirtRule = Omit<ObjectRule, 'kinds' | 'level' | 'check'> & { check(spec: KubeVirtSpec): Iterable<Violation> };

/** A rule on the KubeVirt CR, with fields of the object. */
export function kubeVirtRule({ check, why, ...facts }: KubeVirtRule): ObjectRule {
  return {
    ...facts,
    why: `${why} It judges changes: only what KubeVirt is installed with escapes it.`,
    kinds: [KUBEVIRT],
    level: FindingLevel.REJECTED,
    check: (manifest) => check((manifest as KubeVirt).spec),
  };
}
