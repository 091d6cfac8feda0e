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
    const written = occurrenceOf(admitted);
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
    return [started === admitted ? occurrenceOf(started) : atStart(started)];
  },
};

/** Those of a subject that stand in manifests of some kinds. */
export function ofKinds<T>(subject: Subject<T>, kinds: readonly string[]): Subject<T> {
  return { ...subject, kinds };
}

function atStart(started: Vmi): Occurrence<Vmi> {
  return { ...occurrenceOf(started), late: FindingLevel.UNSTARTABLE };
}

/** The instance reports its own paths, whatever led to it. */
function occurrenceOf(value: Vmi): Occurrence<Vmi> {
  const { path, instance } = value;
  return {
    value,
    path,
    originOf: (field) => value.originOf(field),
    report: (field) => joinPaths(instance ? 'spec' : path, field),
  };
}

