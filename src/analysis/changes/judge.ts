import { alikeIn } from './alike';
import type { ChangeContext, Consequence } from './change';
import { differencesBetween, isBelow } from './difference';
import type { Difference } from './difference';
import { ofObject } from './kind-facts';
import type { FieldFact } from './kind-facts';
import { KIND_FACTS } from './kinds';
import { at, textAt, textsAt } from '../../kubernetes/untyped';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';

/** Annotations by which tools leave an object where it is when it is no longer in the set, with the values that say so. */
const KEPT: readonly (readonly [annotation: string, value: RegExp])[] = [
  ['argocd.argoproj.io/sync-options', /(?:^|,)\s*(?:Prune=false|Delete=false)\s*(?:,|$)/], ['kustomize.toolkit.fluxcd.io/prune', /^disabled$/], ['helm.sh/resource-policy', /^keep$/],
];

/** Where two forms of an object differ in what counts; one object may be written in any version of its kind. */
export function realDifferences(before: Manifest, after: Manifest, { after: { cluster } }: ChangeContext): Difference[] {
  return differencesBetween({ ...before, apiVersion: after.apiVersion }, after, alikeIn(after, cluster.releases));
}

/** What an update of an object does. */
export function changed(
  before: Manifest, after: Manifest, differences: readonly Difference[], context: ChangeContext, isReadable: boolean,
): Consequence[] {
  const { fields = [], changed: judge, readable } = KIND_FACTS.get(kindOf(after)) ?? {};
  const byField = differences.flatMap((difference): Consequence[] => {
    const fact = fields.find((each) => holds(each, difference, before, after));
    if (!fact) return [];
    const { field, from, to } = difference;
    const { effect, why, fix } = fact;
    return [{ effect, field, ...from === undefined ? {} : { from }, ...to === undefined ? {} : { to }, why, ...fix === undefined ? {} : { fix } }];
  });
  const all = [...byField, ...judge?.(before, after, context) ?? [], ...isReadable && readable ? readable(before, after, context) : []];
  // What is refused is refused as a whole: nothing else of it happens.
  const refused = all.filter(({ effect }) => effect === 'refused');
  return refused.length ? refused : all;
}

/** What applying an object does that is as it was. */
export function reapplied(before: Manifest, after: Manifest, context: ChangeContext): Consequence[] {
  return [...KIND_FACTS.get(kindOf(after))?.reapplied?.(before, after, context) ?? []];
}

/** What happens to an object that is no longer in the set. */
export function removed(manifest: Manifest, context: ChangeContext): Consequence[] {
  const keeper = KEPT.find(([annotation, value]) => value.test(textAt(manifest, 'metadata', 'annotations', annotation) ?? ''));
  if (keeper) return [ofObject('none', `it stays in the cluster: its annotation ${keeper[0]} says so`)];
  const consequences = [...KIND_FACTS.get(kindOf(manifest))?.removed?.(manifest, context) ?? []];
  const isHeld = textsAt(manifest, 'metadata', 'finalizers').includes('snapshot.kubevirt.io/snapshot-source-protection');
  return isHeld && consequences.length ? [...consequences, ofObject('none', 'a snapshot is in progress, which holds the deletion up')] : consequences;
}

/** What an object does that was not in the set before. */
export function added(manifest: Manifest, context: ChangeContext): Consequence[] {
  return [...KIND_FACTS.get(kindOf(manifest))?.added?.(manifest, context) ?? []];
}

/** What comes of an object that is deleted and made again, under its name or another. */
export function remade(before: Manifest, after: Manifest, context: ChangeContext): Consequence[] {
  const [old, wanted] = [before, after].map(({ metadata }) => [metadata.namespace, metadata.name].filter(Boolean).join('/'));
  const gone = removed(before, context);
  const made = added(after, context);
  const isRenamed = old !== wanted;
  const namespaced = before.metadata.namespace === after.metadata.namespace ? 'name' : 'namespace';
  const [from, to] = [before, after].map(({ metadata }) => at(metadata, namespaced));
  const isTouched = [...gone, ...made].some(({ effect }) => effect !== 'none');
  return [
    ...isTouched || !isRenamed ? [{
      effect: 'recreated' as const,
      field: isRenamed ? `metadata.${namespaced}` : '',
      ...isRenamed ? { from, to } : {},
      why: isRenamed ? `a ${namespaced} cannot change: ${before.kind} ${old} is deleted, and ${wanted} is made anew` : 'it is deleted and made again, as it is applied by force',
      ...isRenamed ? { fix: `Keep the ${namespaced} ${String(from)} if it is to stay the same object.` } : {},
    }] : [ofObject('none', `it is made under another name: ${old} is deleted, ${wanted} is made`)],
    ...gone,
    ...made.filter(({ effect }) => effect !== 'start' || !gone.some((each) => each.effect === 'stop')),
  ];
}

function holds({ field, except = [], unless }: FieldFact, difference: Difference, before: Manifest, after: Manifest): boolean {
  return isBelow(difference, field) && !except.some((each) => isBelow(difference, each)) && !unless?.(difference, before, after);
}
