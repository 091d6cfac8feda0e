import type { ChangeContext, ChangeSide, Consequence } from './change';
import { added, changed, realDifferences, reapplied, remade, removed } from './judge';
import { labelConsequences } from './labels';
import { pairsOf } from './pairs';
import type { Placed } from './pairs';
import { situationOf } from './running';
import type { Situation } from './situation';
import { isLive, isOwned, lastApplied, merged, storedForm } from './stored-form';
import { hasDefaultedLists } from './vmi';
import type { Manifest } from '../../manifests/manifest';

/** A set of manifests, and the cluster that admits them. */
export interface ComparedSet<T extends Placed> extends ChangeSide {
  readonly objects: readonly T[];
}

/** How two sets are compared. */
export interface Comparing {
  readonly situation: Situation;
  /** Whether what only the old set has is deleted; otherwise it is left alone. */
  readonly prunes: boolean;
  /** Whether an object that changes is deleted and made again, as `kubectl replace --force` does. */
  readonly remakes: boolean;
}

/** What becomes of an object. */
export type Outcome = 'changed' | 'renamed' | 'added' | 'removed' | 'unchanged';

/** One object of two sets. */
export interface Compared<T extends Placed> {
  readonly outcome: Outcome;
  readonly before?: T;
  readonly after?: T;
  readonly consequences: readonly Consequence[];
}

/** All objects of two sets. */
export interface Comparison<T extends Placed> {
  /** In the order of the new set, then what only the old one has. */
  readonly objects: readonly Compared<T>[];
  /** Objects that only the old set has, and that stay. */
  readonly leftAlone: number;
}

/** What applying the new set does where the old one is applied. Linear in the objects. */
export function compareSets<T extends Placed>(before: ComparedSet<T>, after: ComparedSet<T>, comparing: Comparing): Comparison<T> {
  const { situation, prunes } = comparing;
  const context: ChangeContext = { situation, before, after };
  const [applied, applying] = [before, after].map(({ objects }) => objects.filter(({ manifest }) => !isOwned(manifest)));
  const pairs = pairsOf(applied, applying, after.cluster.releases);
  const paired: { readonly before: Manifest; readonly after: Manifest }[] = [];
  let leftAlone = 0;
  const found = pairs.flatMap(({ before: old, after: fresh, isRenamed }): Compared<T>[] => {
    if (!fresh) {
      if (old && prunes) return [{ outcome: 'removed', before: old, consequences: removed(old.manifest, context) }];
      leftAlone++;
      return [];
    }
    if (isRenamed && !prunes) leftAlone++;
    if (!old || (isRenamed && !prunes)) return [{ outcome: 'added', after: fresh, consequences: added(fresh.manifest, context) }];
    if (isRenamed) return [{ outcome: 'renamed', before: old, after: fresh, consequences: remade(old.manifest, fresh.manifest, context) }];
    const { outcome, consequences } = updated(old, fresh, context, comparing);
    if (outcome !== 'unchanged') paired.push({ before: old.manifest, after: fresh.manifest });
    return [{ outcome, before: old, after: fresh, consequences }];
  });
  return { objects: withLabels(found, paired, context), leftAlone };
}

/** What an update does. */
function updated(old: Placed, fresh: Placed, context: ChangeContext, { remakes }: Comparing): Pick<Compared<Placed>, 'outcome' | 'consequences'> {
  const [before, after] = [old.manifest, fresh.manifest];
  const stored = storedForm(before);
  const written = storedForm(after);
  // What is read from a cluster has what the server filled in: what the manifest does not state stays as it is.
  const isMerged = isLive(before) && !isLive(after) && context.situation.applies === 'merge';
  const result = isMerged ? storedForm(merged(stored, written, lastApplied(before), hasDefaultedLists(before)) as Manifest) : written;
  const applied = inNamespaceOf(result, stored);
  const differences = realDifferences(stored, applied, context);
  const ofObject = { ...context, situation: situationOf(before, context.situation) };
  const isReadable = old.isReadable && fresh.isReadable;
  if (!differences.length) return { outcome: 'unchanged', consequences: remakes || !isReadable ? [] : reapplied(stored, applied, ofObject) };
  if (remakes) return { outcome: 'changed', consequences: remade(before, after, context) };
  return { outcome: 'changed', consequences: changed(stored, applied, differences, ofObject, isReadable) };
}

/** A namespace that only one side writes is that of the client. */
function inNamespaceOf(applied: Manifest, stored: Manifest): Manifest {
  const { namespace } = stored.metadata;
  return applied.metadata.namespace === namespace ? applied : { ...applied, metadata: { ...applied.metadata, namespace } };
}

function withLabels<T extends Placed>(
  objects: readonly Compared<T>[], paired: readonly { readonly before: Manifest; readonly after: Manifest }[], context: ChangeContext,
): readonly Compared<T>[] {
  const found = new Map<Manifest, Consequence[]>();
  for (const [manifest, consequence] of labelConsequences(paired, context)) found.set(manifest, [...found.get(manifest) ?? [], consequence]);
  if (!found.size) return objects;
  return objects.map((compared) => {
    const more = compared.after && found.get(compared.after.manifest);
    return more ? { ...compared, consequences: [...compared.consequences, ...more] } : compared;
  });
}
