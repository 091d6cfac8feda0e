import { groupBy } from '../../../kubernetes/group-by';
import { at } from '../../../kubernetes/untyped';
import type { Manifest } from '../../../manifests/manifest';
import type { ChangeContext, Consequence } from '../change';
import { differencesBetween } from '../difference';
import type { Effect } from '../effect';
import { ofObject } from '../kind-facts';
import type { Facts, KindFacts } from '../kind-facts';
import { readersOf, readKey } from '../readers';
import type { Reader, Seen } from '../readers';
import { listed } from '../words';

const CONTENT = ['data', 'binaryData', 'immutable', 'type'];
const OPAQUE = 'Opaque';
const NEW_NAME = 'Make it under a new name, and name that where it is read.';

const SEEN: { readonly [seen in Seen]: readonly [Effect, (readers: string, uses: string) => string, string?] } = {
  'at once': ['live', (readers, uses) => `${readers} ${uses}: the new content arrives while it runs`],
  'next start': ['next-start', (readers, uses) => `${readers} ${uses}, which is read at the start: neither a migration nor a reboot in the guest takes the new content`, 'Restart it when it should have the new content.'],
  'next import': ['next-start', (readers, uses) => `${readers} ${uses}: imports that start afterwards use it`],
};

const READ: KindFacts = { changed: changedContent, removed: removedContent };

/** What guests, pods and imports read. */
export const CONFIGURATION_FACTS: Facts = [
  ['/Secret', READ],
  ['/ConfigMap', READ],
  ['/ServiceAccount', { removed: removedContent }],
];

function* changedContent(before: Manifest, after: Manifest, context: ChangeContext): Generator<Consequence> {
  const differences = CONTENT.flatMap((field) => (
    differencesBetween({ [field]: at(before, field) }, { [field]: at(after, field) }, (_, from, to) => field === 'type' && (from || OPAQUE) === (to || OPAQUE))
  ));
  const changed = differences.filter(({ keys: [field], from }) => field !== 'immutable' || from === true);
  const isFrozen = at(before, 'immutable') === true;
  for (const { field, keys: [top] } of changed) {
    if (isFrozen) yield { effect: 'refused', field, why: `the ${before.kind} is immutable`, fix: NEW_NAME };
    else if (top === 'type' && before.kind === 'Secret') yield { effect: 'refused', field, why: 'the type of a Secret is immutable', fix: NEW_NAME };
  }
  if (isFrozen || !changed.some(({ keys: [top] }) => top === 'data' || top === 'binaryData')) return;
  const field = changed.find(({ keys: [top] }) => top === 'data' || top === 'binaryData')?.field ?? '';
  for (const [seen, alike] of groupBy(readersIn(after, context.after), (reader) => reader.seen)) {
    const [effect, why, fix] = SEEN[seen];
    yield { effect, field, why: why(listed(alike), `${alike.length === 1 ? 'reads' : 'read'} it as ${usesOf(alike)}`), ...fix === undefined ? {} : { fix } };
  }
}

function* removedContent(manifest: Manifest, context: ChangeContext): Generator<Consequence> {
  const readers = readersIn(manifest, context.after);
  if (!readers.length) return;
  yield ofObject('next-start', `${listed(readers)} still read${readers.length === 1 ? 's' : ''} it as ${usesOf(readers)}: without it the next start fails, and for most uses a migration as well`, {
    fix: `Keep the ${manifest.kind}, or take it out of what reads it.`,
  });
}

function readersIn({ kind, metadata: { namespace, name } }: Manifest, { manifests, cluster }: ChangeContext['after']): readonly Reader[] {
  return readersOf(manifests, cluster).get(readKey(kind, namespace, name)) ?? [];
}

function usesOf(readers: readonly Reader[]): string {
  return [...new Set(readers.map(({ use }) => use))].join(' and ');
}
