import { vmi } from './vmi';
import { nics } from '../../manifests/nic';
import type { Nic } from '../../manifests/nic';
import type { Vmi } from '../../manifests/vmi';
import { partsOf } from '../subject';
import type { Subject } from '../subject';

/** An interface with its network, and the VMI spec that has it. */
export interface JudgedNic extends Nic {
  readonly vmi: Vmi;
}

/** Each interface of a VMI spec. */
export const nic: Subject<JudgedNic> = partsOf(vmi, (value) => nics(value).map((found) => ({ value: { ...found, vmi: value }, path: found.path })));

/** The subject where upstream builds its paths otherwise: `change` makes that path of the one where the field is. */
export function reportedThrough<T>(subject: Subject<T>, change: (path: string) => string | undefined): Subject<T> {
  return {
    ...subject,
    * find(manifest, cluster, level) {
      for (const occurrence of subject.find(manifest, cluster, level)) {
        yield { ...occurrence, report: (field) => change(occurrence.report?.(field) ?? field) };
      }
    },
  };
}
