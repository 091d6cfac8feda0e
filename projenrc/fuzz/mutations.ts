import type { Bases } from './bases';
import { hostileNumber, hostileString, hostileValue, KEYS, longString, nested, ownField, shadowing } from './hostile';
import type { Random } from './random';

/** How large mutations get. */
export interface Sizes {
  readonly text: number;
  readonly list: number;
  readonly depth: number;
  /** Characters of a manifest at most, roughly: mutations that repeat what others made long are taken back. */
  readonly manifest: number;
  /** How many mutations of a thousand are as large as that. */
  readonly perMille: number;
}

type Holder = { [key: string]: unknown } | unknown[];

/** A value in a manifest, by what holds it. */
interface Place {
  readonly holder: Holder;
  readonly key: string;
}

type Mutation = (place: Place, random: Random, bases: Bases) => void;

/** A manifest with one to three mutations, each anywhere. */
export function mutant(bases: Bases, random: Random, sizes: Sizes): unknown {
  const manifest = bases.next();
  const places = [...placesIn(manifest)];
  let isLarge = false;
  for (let n = 1 + random.below(3); n > 0 && places.length; n--) {
    const place = random.pick(places);
    const large = random.happens(sizes.perMille / 1000);
    isLarge ||= large;
    (large ? largeMutation(random, sizes) : random.pick(MUTATIONS))(place, random, bases);
  }
  if (isLarge && roomAfter(manifest, sizes.manifest) < 0) return mutant(bases, random, sizes);
  return random.happens(0.002) ? hostileValue(random) : manifest;
}

/** What is left of so many characters once a value is written; less than zero as soon as it does not fit. */
function roomAfter(value: unknown, room: number): number {
  if (typeof value === 'string') return room - value.length;
  if (!isHolder(value)) return room - 1;
  for (const [key, field] of Object.entries(value)) {
    if (room < 0) break;
    room = roomAfter(field, room - (Array.isArray(value) ? 1 : key.length));
  }
  return room;
}

/** Listed as often as they are wanted: rules see only manifests whose fields have their types. */
const MUTATIONS: readonly Mutation[] = [
  ...Array<Mutation>(6).fill(sameType),
  ...Array<Mutation>(2).fill((place, random) => put(place, hostileValue(random))),
  ...Array<Mutation>(2).fill(fromElsewhere),
  addKey,
  addKey,
  renameKey,
  (place, random) => put(place, shadowing(random)),
  ({ holder, key }) => void (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]),
  repeatEntry,
  (place, random) => put(place, swapped(place, random)),
];

function sameType(place: Place, random: Random): void {
  const value = get(place);
  if (typeof value === 'string') put(place, hostileString(random));
  else if (typeof value === 'number') put(place, hostileNumber(random));
  else if (typeof value === 'boolean') put(place, !value);
  else if (Array.isArray(value)) value.splice(random.below(value.length + 1), 0, random.pick<unknown>([null, value[0], {}, hostileString(random)]));
  else addKey(place, random);
}

/** A key of a word that means something to JavaScript, beside what is there. */
function addKey(place: Place, random: Random): void {
  const value = get(place);
  const target = isHolder(value) && !Array.isArray(value) ? value : place.holder;
  if (Array.isArray(target)) return;
  const [example = 'x'] = Object.values(target);
  ownField(target, random.pick(KEYS), random.happens(0.5) ? example : hostileValue(random));
}

function renameKey({ holder, key }: Place, random: Random): void {
  if (Array.isArray(holder)) return;
  ownField(holder, random.pick(KEYS), holder[key]);
  delete holder[key];
}

/** What stands under the same key in another manifest, or under any. */
function fromElsewhere(place: Place, random: Random, { vocabulary, real }: Bases): void {
  const candidates = random.happens(0.7) ? vocabulary.get(place.key) : [...placesIn(random.pick(real))].map(get);
  if (candidates?.length) put(place, structuredClone(random.pick(candidates)));
}

function swapped({ holder }: Place, random: Random): unknown {
  return structuredCloneOf(random.pick(Object.values(holder)));
}

function repeatEntry({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.push(holder[Number(key)]);
}

function largeMutation(random: Random, { text, list, depth }: Sizes): Mutation {
  return random.pick<Mutation>([
    (place) => put(place, longString(random, text)),
    (place) => put(place, longString(random, text)),
    ({ holder }) => {
      if (!Array.isArray(holder)) ownField(holder, longString(random, text), random.pick(Object.values(holder)));
    },
    (place) => put(place, nested(random, depth)),
    (place) => {
      const value = get(place);
      const entries = Array.isArray(value) && value.length ? value as unknown[] : [value];
      const named = random.happens(0.5);
      put(place, Array.from({ length: list }, (_, i) => {
        const entry = entries[i % entries.length];
        return named && isHolder(entry) && !Array.isArray(entry) ? { ...entry, name: `n${i}` } : entry;
      }));
    },
    (place) => {
      const value = get(place);
      const [example = 'x'] = isHolder(value) ? Object.values(value) : [value];
      put(place, Object.fromEntries(Array.from({ length: list }, (_, i) => [`k${i}`, example])));
    },
  ]);
}

function structuredCloneOf(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return null;
  }
}

function* placesIn(holder: object): Iterable<Place> {
  for (const [key, value] of Object.entries(holder)) {
    yield { holder: holder as Holder, key };
    if (isHolder(value)) yield* placesIn(value);
  }
}

function get({ holder, key }: Place): unknown {
  return Object.hasOwn(holder, key) ? (holder as { [key: string]: unknown })[key] : undefined;
}

function put({ holder, key }: Place, value: unknown): void {
  ownField(holder, key, value);
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null && !Object.isFrozen(value);
}
