import { guestChanges, objectChanges } from './generator/changes';
import type { Change } from './generator/changes';
import { Dice } from './generator/dice';
import type { Json, JsonObject } from './generator/guest';
import { validObject } from './generator/object';
import type { Specimen } from './generator/object';
import { places, write } from './generator/path';

/** A manifest with the changes made to it, each `<topic> <path>`; none: it was made to be valid. */
export interface Sample {
  readonly id: string;
  readonly changes: readonly string[];
  readonly manifest: JsonObject;
}

/** The same samples for the same seed: a sixth valid, the others with one change or two. */
export function* generate(count: number, seed: number): Generator<Sample> {
  const dice = new Dice(seed);
  for (let i = 0; i < count; i++) {
    const specimen = validObject(dice, `vm-${i}`);
    const changes: string[] = [];
    for (let left = dice.pick([0, 1, 1, 1, 2, 2]); left > 0; left--) changes.push(change(dice, specimen));
    yield { id: `${seed}-${i}`, changes, manifest: specimen.manifest };
  }
}

function change(dice: Dice, specimen: Specimen): string {
  const roll = dice.next();
  if (roll < 0.7) return fromTable(dice, guestChanges, specimen.guest);
  if (roll < 0.85) return fromTable(dice, objectChanges, specimen.manifest);
  return structural(dice, specimen.manifest);
}

function fromTable(dice: Dice, table: Readonly<Record<string, readonly Change[]>>, root: JsonObject): string {
  const topic = dice.pick(Object.keys(table));
  const { path, values } = dice.pick(table[topic]);
  write(root, path, dice.pick(values));
  return `${topic} ${path}`;
}

/** Spoils any place of the manifest, without knowing what it means. */
function structural(dice: Dice, manifest: JsonObject): string {
  const [holder, key] = dice.pick(places(manifest.spec ?? {}, [[manifest, 'spec']]));
  const value = holder[key];
  const spoil: Record<string, () => void> = {
    'takes away': () => { if (Array.isArray(holder)) holder.splice(Number(key), 1); else delete holder[key]; },
    'empties': () => { holder[key] = Array.isArray(value) ? [] : typeof value === 'object' ? {} : typeof value === 'string' ? '' : 0; },
    'turns into text': () => { holder[key] = 'text'; },
    'turns into a number': () => { holder[key] = 7; },
    'turns into a list': () => { holder[key] = [value as Json]; },
    'adds an unknown field': () => { if (typeof value === 'object' && value !== null && !Array.isArray(value)) value.unknownField = 1; },
    'repeats': () => { if (Array.isArray(value) && value.length) value.push(structuredClone(value[0])); },
  };
  const way = dice.pick(Object.keys(spoil));
  spoil[way]();
  return `structure ${way}`;
}
