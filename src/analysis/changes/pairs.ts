import { storedForm } from './stored-form';
import { groupBy } from '../../kubernetes/group-by';
import { inKeyOrder } from '../../kubernetes/in-key-order';
import { groupOf, kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import type { Releases } from '../../manifests/releases';
import { versionsOf } from '../../manifests/schema/kinds';

/** An object of a set, and where it is from: sets for several clusters have several of one name. */
export interface Placed {
  readonly manifest: Manifest;
  readonly place?: string;
  /** Whether it has the shape of its kind. */
  readonly isReadable: boolean;
}

/** The same object in both sets, or one that only one of them has. */
export interface Pair<T extends Placed> {
  readonly before?: T;
  readonly after?: T;
  /** Whether it has another name or namespace. */
  readonly isRenamed?: boolean;
}

/** Ends of names that generators add, by a hash of the content: those of kustomize, of cdk8s, of Helm charts. */
const HASH = /-(?:[bcdfghkmt2456789]{10}|c8[0-9a-f]{6,8}|[0-9a-f]{8,10})$/;
/** A shorter name is found in too many texts by chance. */
const SHORTEST = 3;
const OWN_NAME = '\u0000';

type KeyOf<T> = (object: T) => unknown[] | undefined;

/** Pairs objects of two sets: by kind, namespace and name; then what has been renamed, as far as it is certain. */
export function pairsOf<T extends Placed>(before: readonly T[], after: readonly T[], releases: Releases): Pair<T>[] {
  const identity: KeyOf<T> = ({ manifest }) => identityOf(manifest, releases);
  const matching = new Matching(before.filter(isNamed), after.filter(isNamed));
  matching.unique((object) => [...identityOf(object.manifest, releases), object.place]);
  matching.unique(identity);
  matching.inOrder(identity);
  // A namespace that is not written is that of the client.
  const isOpen = ({ manifest }: T) => manifest.metadata.namespace === undefined;
  matching.unique(({ manifest }) => [kindOf(manifest), manifest.metadata.name], (old, fresh) => isOpen(old) || isOpen(fresh));
  const same = new Map(matching.same);
  const renaming: KeyOf<T>[] = [
    ({ manifest }) => withContent(manifest, manifest.metadata.namespace ?? ''),
    ({ manifest }) => withContent(manifest, manifest.metadata.name ?? ''),
    ({ manifest }) => withContent(manifest),
    ({ manifest, place }) => {
      const { namespace, name = '' } = manifest.metadata;
      return HASH.test(name) ? [kindOf(manifest), namespace, name.replace(HASH, ''), place] : undefined;
    },
  ];
  for (const keyOf of renaming) matching.unique(keyOf);
  const taken = new Set(matching.same.values());
  return [
    ...after.map((object): Pair<T> => {
      const earlier = matching.same.get(object);
      return earlier ? { before: earlier, after: object, ...same.has(object) ? {} : { isRenamed: true } } : { after: object };
    }),
    ...before.filter((object) => !taken.has(object)).map((object): Pair<T> => ({ before: object })),
  ];
}

/** What is matched so far, and what is left. */
class Matching<T> {
  /** Objects of the old set by those of the new one. */
  public readonly same = new Map<T, T>();

  constructor(private old: readonly T[], private fresh: readonly T[]) {}

  /** Matches objects whose key only they have, on both sides. */
  public unique(keyOf: KeyOf<T>, isMeant: (old: T, fresh: T) => boolean = () => true): void {
    this.match(keyOf, (old, fresh) => (old.length === 1 && fresh.length === 1 && isMeant(old[0], fresh[0]) ? [[old[0], fresh[0]]] : []));
  }

  /** Matches objects that share a key, such as those of several clusters in one file, in the order in which they come. */
  public inOrder(keyOf: KeyOf<T>): void {
    this.match(keyOf, (old, fresh) => fresh.slice(0, old.length).map((object, i) => [old[i], object]));
  }

  private match(keyOf: KeyOf<T>, choose: (old: readonly T[], fresh: readonly T[]) => readonly (readonly [T, T])[]): void {
    if (!this.old.length || !this.fresh.length) return;
    const [byOld, byFresh] = [this.old, this.fresh].map((objects) => groupBy(objects, (object) => textOf(keyOf(object))));
    for (const [key, fresh] of byFresh) {
      if (key === undefined) continue;
      for (const [earlier, object] of choose(byOld.get(key) ?? [], fresh)) this.same.set(object, earlier);
    }
    const taken = new Set(this.same.values());
    this.old = this.old.filter((object) => !taken.has(object));
    this.fresh = this.fresh.filter((object) => !this.same.has(object));
  }
}

function textOf(key: readonly unknown[] | undefined): string | undefined {
  return key && JSON.stringify(key);
}

/** An object whose name the server makes is another each time. */
function isNamed({ manifest: { metadata } }: Placed): boolean {
  return typeof metadata.name === 'string';
}

function identityOf(manifest: Manifest, releases: Releases): [string, string | undefined, string | undefined] {
  const scopes = [...versionsOf(groupOf(manifest), manifest.kind, releases)?.values() ?? []].map(({ scope }) => scope);
  return [kindOf(manifest), scopes.includes('Cluster') ? undefined : manifest.metadata.namespace, manifest.metadata.name];
}

/** A key by what an object says, its own name aside; nothing of one that says nothing. */
function withContent(manifest: Manifest, ...more: readonly string[]): unknown[] | undefined {
  const { metadata, apiVersion, kind, ...content } = storedForm(manifest);
  if (!Object.keys(content).length) return undefined;
  return [kindOf(manifest), ...more, withoutName(JSON.stringify(inKeyOrder(content)), metadata)];
}

function withoutName(text: string, metadata: Manifest['metadata']): string {
  const { name = '' } = metadata;
  return name.length < SHORTEST ? text : text.replaceAll(name, OWN_NAME);
}
