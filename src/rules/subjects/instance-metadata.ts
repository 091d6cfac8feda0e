import { valueAt } from '../../kubernetes/field-path';
import { isMapping } from '../../kubernetes/is-mapping';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { VM_KINDS, vmSpecOf } from '../../manifests/vm-spec';
import { VMI_SPEC_PATHS } from '../../manifests/vmi';
import { foundOnce } from '../subject';
import type { Subject } from '../subject';

/** The metadata of an instance as far as rules read it. */
export interface InstanceMetadata {
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
  readonly finalizers?: readonly string[];
}

/** The metadata of an instance, of every kind that makes one. No upstream report is about it: what is refused has its own. */
export const instanceMetadata: Subject<InstanceMetadata> = foundOnce({
  kinds: [...VMI_SPEC_PATHS.keys()],
  find(manifest) {
    const keys = [...VMI_SPEC_PATHS.get(kindOf(manifest))?.split('.').slice(0, -1) ?? [], 'metadata'];
    const value = valueAt(manifest, keys);
    return isMapping(value) ? [{ value: wellFormed(value), path: keys.join('.'), report: () => undefined }] : [];
  },
});

/** The annotations that the instancetype and the preference of a VM bring into its instance; they are written where these are referred to. */
export function* broughtAnnotations(manifest: Manifest, cluster: Cluster) {
  if (!VM_KINDS.includes(kindOf(manifest))) return;
  const { admitted, made = admitted } = cluster.vmis(manifest);
  const { path } = vmSpecOf(manifest);
  for (const source of ['instancetype', 'preference'] as const) {
    const { annotations: value } = made.expansion[source] ?? {};
    if (value) yield { value, path: '', originOf: () => `${path}.${source}` };
  }
}

/** The schema of templates leaves their metadata open. A rule on annotations reads no labels, which differ in most objects. */
function wellFormed(metadata: { readonly [key: string]: unknown }): InstanceMetadata {
  return {
    get labels() {
      return textsOf(metadata.labels);
    },
    get annotations() {
      return textsOf(metadata.annotations);
    },
    get finalizers() {
      const { finalizers } = metadata;
      return Array.isArray(finalizers) ? finalizers.filter((each): each is string => typeof each === 'string') : undefined;
    },
  };
}

function textsOf(value: unknown): { readonly [key: string]: string } | undefined {
  return isMapping(value) ? Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string')) : undefined;
}
