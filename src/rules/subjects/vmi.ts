import { joinPaths } from '../../kubernetes/field-path';
import { VMI_SPEC_PATHS } from '../../manifests/vmi';
import type { Vmi } from '../../manifests/vmi';
import { FindingLevel } from '../finding-level';
import { foundOnce, partsOf } from '../subject';
import type { Occurrence, Subject } from '../subject';

const KINDS = [...VMI_SPEC_PATHS.keys()];

/**
 * The VMI spec, of every kind that holds one. What KubeVirt refuses only in the instance that an object leads to keeps the VM from ever
 * starting.
 */
export const vmi: Subject<Vmi> = foundOnce({
  kinds: KINDS,
  find(manifest, cluster, level) {
    const { admitted, started } = cluster.vmis(manifest);
    const written = new VmiOccurrence(admitted);
    return level === FindingLevel.REJECTED && started && started !== admitted ? [written, atStart(started)] : [written];
  },
});

/** The guests of which all is known that an instancetype or a preference could add. */
export const completeVmi: Subject<Vmi> = partsOf(vmi, (value) => (value.incomplete ? [] : [{ value, path: '' }]));

/** The VMI spec of the instance alone: what only the instance's own webhook judges. */
export const startedVmi: Subject<Vmi> = {
  kinds: KINDS,
  find(manifest, cluster) {
    const { admitted, started } = cluster.vmis(manifest);
    if (!started) return [];
    return [started === admitted ? new VmiOccurrence(started) : atStart(started)];
  },
};

/** Those of a subject that stand in manifests of some kinds. */
export function ofKinds<T>(subject: Subject<T>, kinds: readonly string[]): Subject<T> {
  return { ...subject, kinds };
}

function atStart(started: Vmi): Occurrence<Vmi> {
  return new VmiOccurrence(started, FindingLevel.UNSTARTABLE);
}

class VmiOccurrence implements Occurrence<Vmi> {
  public readonly path: string;

  constructor(public readonly value: Vmi, public readonly late?: FindingLevel) {
    this.path = value.path;
  }

  public originOf(field: string): string {
    return this.value.originOf(field);
  }

  /** The instance reports its own paths, whatever led to it. */
  public report(field: string): string {
    return joinPaths(this.value.instance ? 'spec' : this.path, field);
  }
}

