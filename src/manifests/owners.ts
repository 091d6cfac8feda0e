import type { Manifest } from './manifest';
import type { ObjectMeta } from '../../imports/kubernetes';

/** Whether another object of the cluster made it, as a dump of a cluster tells. */
export function hasOwner({ metadata }: Manifest): boolean {
  const { ownerReferences = [] } = metadata as ObjectMeta;
  return ownerReferences.length > 0;
}

/** Which objects of a set were made from which, as a dump of a cluster has them: a pool, its VMs, their VMIs. */
export class Owners {
  private readonly byName: ReadonlyMap<string, Manifest>;

  constructor(manifests: readonly Manifest[]) {
    this.byName = new Map(manifests.map((manifest) => [keyOf(manifest.kind, manifest.metadata.name, manifest), manifest]));
  }

  /** Whether one of two objects was made from the other, or both are one object that stands twice. */
  public areRelated(one: Manifest, other: Manifest): boolean {
    return isSame(one, other) || this.ancestorsOf(one).includes(other) || this.ancestorsOf(other).includes(one);
  }

  /** No owner of a guest has an owner that has one. */
  private ancestorsOf(manifest: Manifest): (Manifest | undefined)[] {
    const parent = this.parentOf(manifest);
    return [parent, parent && this.parentOf(parent)];
  }

  private parentOf(manifest: Manifest): Manifest | undefined {
    const { kind, metadata } = manifest;
    // The VMI of a VM has its name, also where a dump leaves the references out.
    const named = kind === 'VirtualMachineInstance' ? [{ kind: 'VirtualMachine', name: metadata.name }] : [];
    const { ownerReferences } = metadata as ObjectMeta;
    const [parent] = [...Array.isArray(ownerReferences) ? ownerReferences : [], ...named].flatMap((owner) => (
      this.byName.get(keyOf(owner.kind, owner.name, manifest)) ?? []
    ));
    return parent;
  }
}

function isSame(one: Manifest, other: Manifest): boolean {
  const { name } = one.metadata;
  return name !== undefined && keyOf(one.kind, name, one) === keyOf(other.kind, other.metadata.name, other);
}

/** An owner is in the namespace of what it owns. */
function keyOf(kind: string, name: string | undefined, { metadata: { namespace = '' } }: Manifest): string {
  return JSON.stringify([kind, namespace, name]);
}
