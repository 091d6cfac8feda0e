import type { Relation, Role } from './model';

/** What tells an object from all others. */
export type Key = string;

/** One object of the graph, before those that are alike are put together. */
export interface Item {
  readonly key: Key;
  readonly role: Role;
  /** `<group>/<kind>`. */
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly details: readonly string[];
  readonly instances?: number;
  /** Whether the input only refers to it. */
  readonly isImplied: boolean;
}

/** Edges from one object to several. Those with one selector share the list of what it selects. */
export interface Link {
  readonly from: Key;
  readonly to: readonly Key[];
  readonly relation: Relation;
  readonly label?: string;
}

/** Objects and what they say about each other, as they are found. */
export class Draft {
  public readonly items = new Map<Key, Item>();
  public readonly links: Link[] = [];

  /** Adds an object: what is there rather than what is only referred to, and of one that is there twice the same whatever comes first. */
  public add(item: Item): Key {
    const known = this.items.get(item.key);
    if (!known || (item.isImplied === known.isImplied ? rankOf(item) < rankOf(known) : known.isImplied)) this.items.set(item.key, item);
    return item.key;
  }

  public link(from: Key, to: Key | readonly Key[] | undefined, relation: Relation, label?: string): void {
    const keys = typeof to === 'string' ? [to] : to ?? [];
    if (keys.length) this.links.push({ from, to: keys, relation, ...label ? { label } : {} });
  }
}

/** The key of an object: claims have one name, whether a DataVolume makes them or not. */
export function keyOf(kind: string, namespace: string | undefined, name: string): Key {
  return JSON.stringify([CLAIMS.includes(kind) ? 'claim' : kind, namespace ?? '', name]);
}

function rankOf({ kind, details, instances }: Item): string {
  return `${kind} ${details.join()} ${instances}`;
}

const CLAIMS: readonly string[] = ['/PersistentVolumeClaim', 'cdi.kubevirt.io/DataVolume'];
