import { commonSpecs } from './common-instancetypes';
import type { CommonSpecs } from './common-instancetypes';
import { recall } from '../../kubernetes/recall';
import type { Released } from '../by-release';
import { kindOf } from '../manifest';
import type { Manifest } from '../manifest';
import { releasesOf } from '../releases';

const KINDS = [
  'instancetype.kubevirt.io/VirtualMachineInstancetype',
  'instancetype.kubevirt.io/VirtualMachineClusterInstancetype',
  'instancetype.kubevirt.io/VirtualMachinePreference',
  'instancetype.kubevirt.io/VirtualMachineClusterPreference',
  'cdi.kubevirt.io/DataSource',
  'cdi.kubevirt.io/DataVolume',
  'snapshot.storage.k8s.io/VolumeSnapshot',
  '/PersistentVolumeClaim',
];

/** Whether an object is one that the webhooks look up while they judge another. */
export function isCataloged(object: Pick<Manifest, 'apiVersion' | 'kind'>): boolean {
  return KINDS.includes(kindOf(object));
}

/** They are asked for each VM. */
const common = new WeakMap<Released, CommonSpecs>();

/** What the webhooks look up while they judge another object: what the app has, and what KubeVirt deploys by itself. */
export class Catalog {
  private readonly objects = new Map<string, Manifest>();

  constructor(manifests: Iterable<Manifest>) {
    for (const manifest of manifests) {
      if (!isCataloged(manifest)) continue;
      this.objects.set(keyOf(manifest.kind, manifest.metadata.namespace, manifest.metadata.name), manifest);
    }
  }

  /** The object, if the app makes it. */
  public find(kind: string, namespace: string | undefined, name: string): Manifest | undefined {
    return this.objects.size ? this.objects.get(keyOf(kind, namespace, name)) : undefined;
  }

  /** The spec of an instancetype or a preference, if the app makes it or KubeVirt does. */
  public specOf(kind: string, namespace: string | undefined, name: string, cluster: Released): unknown {
    const found = this.find(kind, namespace, name);
    if (found) return found.spec;
    const specs = recall(common, cluster, () => commonSpecs(releasesOf(cluster).kubevirt))[kind] ?? {};
    return Object.hasOwn(specs, name) ? specs[name] : undefined;
  }
}

/** A cluster-wide object has no namespace, whatever its manifest says. */
function keyOf(kind: string, namespace: string | undefined, name: string | undefined): string {
  return `${kind}/${kind.includes('Cluster') ? '' : namespace ?? ''}/${name}`;
}
