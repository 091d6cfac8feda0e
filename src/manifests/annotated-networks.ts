import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import { POD_SPECS } from './pod-specs';
import { fieldOf } from '../kubernetes/field-path';
import { parsedJson } from '../kubernetes/json';
import { listAt, textAt } from '../kubernetes/untyped';

/** How pods name the networks that they are attached to. */
export const NETWORKS = 'k8s.v1.cni.cncf.io/networks';

/** A network that a pod is attached to by an annotation. */
export interface AnnotatedNetwork {
  readonly name: string;
  /** That of the pod where it is not given. */
  readonly namespace?: string;
}

/** The networks that the annotation of a pod names: a list of names, or of mappings in JSON. */
export function annotatedNetworks(written = ''): AnnotatedNetwork[] {
  if (!written.trim().startsWith('[')) {
    return written.split(',').map((text) => text.trim().replace(/@.*$/, '')).filter(Boolean).map((text) => {
      const [name, namespace] = text.split('/').reverse();
      return { name, namespace };
    });
  }
  return listAt({ networks: parsedJson(written) }, 'networks').flatMap((entry) => {
    const [name, namespace] = [textAt(entry, 'name'), textAt(entry, 'namespace')];
    return name === undefined ? [] : [{ name, namespace }];
  });
}

/** The same of the pods without guest that a manifest makes, and where that is written; nothing of a kind that makes none. */
export function networksOfPods(manifest: Manifest): { readonly field: string; readonly networks: readonly AnnotatedNetwork[] } | undefined {
  const spec = POD_SPECS.get(kindOf(manifest))?.split('.');
  if (!spec) return undefined;
  const annotations = [...spec.slice(0, -1), 'metadata', 'annotations'];
  return { field: fieldOf(annotations.join('.'), NETWORKS), networks: annotatedNetworks(textAt(manifest, ...annotations, NETWORKS)) };
}
