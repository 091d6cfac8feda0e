import { fieldOf } from '../../../kubernetes/field-path';
import { isMapping } from '../../../kubernetes/is-mapping';
import { ownValue } from '../../../kubernetes/own-value';
import { mappingAt } from '../../../kubernetes/untyped';
import type { Manifest } from '../../../manifests/manifest';
import type { Consequence } from '../change';
import type { Situation } from '../situation';

/** `syncDynamicAnnotationsAndLabelsToVMI`. */
const SYNCED_ANNOTATIONS = ['descheduler.alpha.kubernetes.io/evict', 'descheduler.alpha.kubernetes.io/prefer-no-eviction'];
const SYNCED_OF_VM = 'kubevirt.io/skip-backup-hooks';
/** `syncPCITopologyAnnotationsToVM` copies them back from the VMI. */
const WRITTEN_BACK = ['kubevirt.io/pci-topology-version', 'kubevirt.io/pci-interface-slot-count'];

/** What labels and annotations do to a running guest. */
export function* metadataConsequences(before: Manifest, after: Manifest, { syncedLabels, syncedAnnotations }: Situation): Iterable<Consequence> {
  yield* changed(before, after, ['metadata', 'annotations'], (key) => (key === SYNCED_OF_VM ? 'live' : undefined));
  yield* changed(before, after, ['spec', 'template', 'metadata', 'labels'], (key) => (isListed(key, syncedLabels) ? 'live' : 'next-start'));
  yield* changed(before, after, ['spec', 'template', 'metadata', 'annotations'], (key) => {
    if (WRITTEN_BACK.includes(key)) return undefined;
    return SYNCED_ANNOTATIONS.includes(key) || isListed(key, syncedAnnotations) ? 'live' : 'next-start';
  });
}

function* changed(before: Manifest, after: Manifest, keys: readonly string[], effectOf: (key: string) => 'live' | 'next-start' | undefined): Iterable<Consequence> {
  const [old, fresh] = [mappingAt(before, ...keys), mappingAt(after, ...keys)];
  for (const key of new Set([...Object.keys(fresh), ...Object.keys(old)])) {
    const [from, to] = [ownValue(old, key), ownValue(fresh, key)];
    const effect = from === to || isMapping(from) || isMapping(to) ? undefined : effectOf(key);
    if (!effect) continue;
    yield {
      effect,
      field: fieldOf(keys.join('.'), key),
      ...from === undefined ? {} : { from },
      ...to === undefined ? {} : { to },
      why: effect === 'live'
        ? 'it is copied to the running guest, and to its pod'
        : 'the running guest and its pod keep what they were started with: Services, policies and monitors go on selecting by that',
    };
  }
}

/** A name, or a prefix that ends in `*`; a `*` alone is ignored. */
function isListed(key: string, listed: readonly string[]): boolean {
  return listed.some((each) => (each.endsWith('*') && each.length > 1 ? key.startsWith(each.slice(0, -1)) : key === each));
}
