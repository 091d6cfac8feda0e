import { load } from 'js-yaml';
import { compareSets } from '../../../src/analysis/changes/compare';
import type { Comparing, Compared } from '../../../src/analysis/changes/compare';
import type { Placed } from '../../../src/analysis/changes/pairs';
import { USUAL_SITUATION } from '../../../src/analysis/changes/situation';
import { clusterOf } from '../../../src/manifests/cluster';
import { Catalog } from '../../../src/manifests/effective/catalog';
import type { Manifest } from '../../../src/manifests/manifest';

export const USUAL: Comparing = { situation: USUAL_SITUATION, prunes: true, remakes: false };

/** What becomes of the objects of two sets. */
export function compared(before: readonly Manifest[], after: readonly Manifest[], comparing: Partial<Comparing> = {}): readonly Compared<Placed>[] {
  return compareSets(setOf(before), setOf(after), { ...USUAL, ...comparing }).objects;
}

/** The effects on the objects that change, each with its field, by the name of the object. */
export function effects(before: readonly Manifest[], after: readonly Manifest[], comparing: Partial<Comparing> = {}): string[] {
  return compared(before, after, comparing).filter(({ outcome, consequences }) => outcome !== 'unchanged' || consequences.length).map((each) => {
    const { metadata: { name } } = (each.after ?? each.before)!.manifest;
    const found = each.consequences.map(({ effect, field }) => (field ? `${effect} ${field}` : effect));
    return `${name} ${each.outcome}: ${found.join(', ') || 'none'}`;
  });
}

/** An object of a kind, with its content as YAML in flow style. */
export function object(kind: string, content: string, metadata = 'name: a, namespace: demo'): Manifest {
  const at = kind.lastIndexOf('/');
  return { apiVersion: kind.slice(0, at), kind: kind.slice(at + 1), metadata: load(`{${metadata}}`), ...load(`{${content}}`) as object } as Manifest;
}

function setOf(manifests: readonly Manifest[]) {
  const cluster = clusterOf({}, new Catalog(manifests), manifests);
  return { objects: manifests.map((manifest) => ({ manifest, isReadable: true })), manifests, cluster };
}
