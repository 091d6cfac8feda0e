import { at, textAt } from '../../kubernetes/untyped';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { knownClassesOf } from '../../manifests/storage-claims';
import type { StorageClaim } from '../../manifests/storage-claims';

/** Why CDI copies a disk byte by byte where it could clone it; `undefined` where nothing says that it does. */
export type CloneStrategies = (claim: Pick<StorageClaim, 'spec' | 'completed'>) => string | undefined;

const COPY = 'copy';
const OF_CLASS = 'cdi.kubevirt.io/clone-strategy';

/** How CDI clones claims: its CR decides, then the StorageProfile of the class of the clone, then the class (`chooseCloneStrategy` of CDI). */
export function cloneStrategiesOf(manifests: readonly Manifest[], cluster: Cluster): CloneStrategies {
  const [cdi] = ofKind(manifests, 'cdi.kubevirt.io/CDI');
  const override = textAt(cdi, 'spec', 'cloneStrategyOverride');
  const profiles = new Map(ofKind(manifests, 'cdi.kubevirt.io/StorageProfile').map((manifest) => [manifest.metadata.name, textAt(manifest, 'spec', 'cloneStrategy')]));
  const annotated = new Map(ofKind(manifests, 'storage.k8s.io/StorageClass').map(({ metadata: { name, annotations } }) => [name, at(annotations, OF_CLASS)]));
  const classes = knownClassesOf(manifests, cluster);
  return (claim) => {
    if (override !== undefined) return override === COPY ? 'cloneStrategyOverride of the CDI CR is copy' : undefined;
    const storageClass = classes.find(claim);
    const name = storageClass?.name ?? claim.spec.storageClassName;
    const profile = profiles.get(name);
    if (profile !== undefined) return profile === COPY ? `cloneStrategy of StorageProfile ${name} is copy` : undefined;
    if (annotated.get(name) === COPY) return `StorageClass ${name} says ${OF_CLASS}: copy`;
    return storageClass?.takesSnapshots === false ? `StorageClass ${name} takes no snapshots` : undefined;
  };
}
