import { vmi } from './vmi';
import { joinPaths } from '../../kubernetes/field-path';
import { nics } from '../../manifests/nic';
import type { Nic } from '../../manifests/nic';
import type { Vmi } from '../../manifests/vmi';
import { partsOf, reportedBy } from '../subject';
import type { Subject } from '../subject';

/** An interface with its network, and the VMI spec that has it. */
export interface JudgedNic extends Nic {
  readonly vmi: Vmi;
}

/** Each interface of a VMI spec. */
export const nic: Subject<JudgedNic> = partsOf(vmi, (value) => nics(value).map((found) => ({ value: { ...found, vmi: value }, path: found.path })));

/** The subject where upstream reports a distorted path: `distort` makes it of the right one. */
export function reportedThrough<T>(subject: Subject<T>, distort: (path: string) => string): Subject<T> {
  return {
    ...subject,
    * find(manifest, cluster, level) {
      for (const occurrence of subject.find(manifest, cluster, level)) {
        yield reportedBy(occurrence, (field) => {
          const reported = occurrence.report ? occurrence.report(field) : joinPaths(occurrence.path, field);
          return reported && distort(reported);
        });
      }
    },
  };
}
