import { startedVmi, vmi } from './vmi';
import type { Vmi } from '../../manifests/vmi';
import { reportedAs } from '../subject';
import type { Subject } from '../subject';

/**
 * The VMI spec that the launcher pod is made of: with what instancetype and preference bring, as far as that is known. What Kubernetes
 * refuses of the pod stands at no path of the manifest.
 */
export const launchedVmi: Subject<Vmi> = reportedAs({
  kinds: vmi.kinds,
  find(manifest, cluster, level) {
    const { started } = cluster.vmis(manifest);
    return (started ? startedVmi : vmi).find(manifest, cluster, level);
  },
}, () => undefined);
