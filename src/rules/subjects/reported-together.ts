import { reportedBy } from '../subject';
import type { Subject } from '../subject';

/** The subject where upstream reports one field of it, whichever is refused. */
export function reportedTogether<T>(subject: Subject<T>, field: string): Subject<T> {
  return {
    ...subject,
    * find(manifest, cluster, level) {
      for (const occurrence of subject.find(manifest, cluster, level)) {
        yield reportedBy(occurrence, () => occurrence.report?.(field));
      }
    },
  };
}
