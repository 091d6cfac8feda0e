import { mergePatch } from '../../kubernetes/merge-patch';
import { minorOf } from '../../kubernetes/release';
import type { Released } from '../by-release';
import { kindOf } from '../manifest';
import type { Manifest } from '../manifest';
import { releasesOf, UPSTREAM } from '../releases';

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

type CommonSpecs = { readonly [kind: string]: { readonly [name: string]: unknown } };
/** By release: what it deploys in place of what the newest does. */
type Patches = { readonly [release: string]: { readonly patch: unknown } | undefined };

const common = new Map<string, CommonSpecs>();

/** What the webhooks look up while they judge another object: what the app has, and what every KubeVirt deploys by itself. */
export class Catalog {
  private readonly objects = new Map<string, Manifest>();

  constructor(manifests: Iterable<Manifest>) {
    for (const manifest of manifests) {
      if (!KINDS.includes(kindOf(manifest))) continue;
      this.objects.set(keyOf(manifest.kind, manifest.metadata.namespace, manifest.metadata.name), manifest);
    }
  }

  /** The object, if the app makes it. */
  public find(kind: string, namespace: string | undefined, name: string): Manifest | undefined {
    return this.objects.get(keyOf(kind, namespace, name));
  }

  /** The spec of an instancetype or a preference, if the app makes it or KubeVirt does. */
  public specOf(kind: string, namespace: string | undefined, name: string, cluster: Released): unknown {
    const found = this.find(kind, namespace, name);
    if (found) return found.spec;
    const specs = commonSpecs(cluster)[kind] ?? {};
    return Object.hasOwn(specs, name) ? specs[name] : undefined;
  }
}

/** The names of the instancetypes or preferences of a kind that KubeVirt brings. */
export function commonNames(kind: string, cluster: Released): readonly string[] {
  return Object.keys(commonSpecs(cluster)[kind] ?? {});
}

function commonSpecs(cluster: Released): CommonSpecs {
  const { kubevirt: release } = releasesOf(cluster);
  const known = common.get(release) ?? commonSpecsIn(release);
  common.set(release, known);
  return known;
}

function commonSpecsIn(release: string): CommonSpecs {
  const newest = require('../../../imports/common-instancetypes.json') as CommonSpecs;
  if (release === minorOf(UPSTREAM.kubevirt)) return newest;
  const { [release]: older } = require('../../../imports/releases/common-instancetypes.json') as Patches;
  return older ? mergePatch(newest, older.patch) as CommonSpecs : newest;
}

/** A cluster-wide object has no namespace, whatever its manifest says. */
function keyOf(kind: string, namespace: string | undefined, name: string | undefined): string {
  return `${kind}/${kind.includes('Cluster') ? '' : namespace ?? ''}/${name}`;
}
