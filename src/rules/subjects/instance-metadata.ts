import { valueAt } from '../../kubernetes/field-path';
import { isMapping } from '../../kubernetes/is-mapping';
import { kindOf } from '../../manifests/manifest';
import { VMI_SPEC_PATHS } from '../../manifests/vmi';
import type { Subject } from '../subject';

/** The metadata of an instance as far as rules read it. */
export interface InstanceMetadata {
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
  readonly finalizers?: readonly string[];
}

/** The metadata of an instance, of every kind that makes one. No upstream report is about it: what is refused has its own. */
export const instanceMetadata: Subject<InstanceMetadata> = {
  kinds: [...VMI_SPEC_PATHS.keys()],
  find(manifest) {
    const keys = [...VMI_SPEC_PATHS.get(kindOf(manifest))?.split('.').slice(0, -1) ?? [], 'metadata'];
    const value = valueAt(manifest, keys);
    return isMapping(value) ? [{ value: wellFormed(value), path: keys.join('.'), report: () => undefined }] : [];
  },
};

/** The schema of templates leaves their metadata open. */
function wellFormed({ labels, annotations, finalizers }: { readonly [key: string]: unknown }): InstanceMetadata {
  return {
    labels: textsOf(labels),
    annotations: textsOf(annotations),
    finalizers: Array.isArray(finalizers) ? finalizers.filter((each): each is string => typeof each === 'string') : undefined,
  };
}

function textsOf(value: unknown): { readonly [key: string]: string } | undefined {
  return isMapping(value) ? Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string')) : undefined;
}
