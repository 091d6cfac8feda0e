import type { Manifest } from './manifest';
import type { ObjectMeta } from '../../imports/kubernetes';

/** Which objects of a set were made from which, as a dump of a cluster has them: a pool, its VMs, their VMIs. */
export class Owners {
  private readonly byName: ReadonlyMap<string, Manifest>;

  constructor(manifests: readonly Manifest[]) {
    this.byName = new Map(manifests.map((manifest) => [keyOf(manifest.kind, manifest.metadata.name, manifest), manifest]));
  }

  /** Whether one of two objects was made from the other. */
  public areRelated(one: Manifest, other: Manifest): boolean {
    return this.ancestorsOf(one).includes(other) || this.ancestorsOf(other).includes(one);
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

/** An owner is in the namespace of what it owns. */
function keyOf(kind: string, name: string | undefined, { metadata: { namespace = '' } }: Manifest): string {
  return JSON.stringify([kind, namespace, name]);
}
