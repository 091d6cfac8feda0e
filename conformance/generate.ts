import { besideOf } from './generator/beside';
import type { Beside } from './generator/beside';
import { validBuiltin } from './generator/builtin/object';
import type { Changes } from './generator/change';
import { Dice } from './generator/dice';
import type { Json, JsonObject } from './generator/guest';
import { validObject } from './generator/object';
import type { Specimen } from './generator/object';
import { places, write } from './generator/path';
import { compareReleases } from '../lib/kubernetes/release';
import { featureGates, gatesOnByDefault } from '../lib/manifests/feature-gate';

/** What differs between the clusters judged for. */
export interface Cluster {
  readonly architecture: string;
  /** The gates that are on besides those that are by themselves. */
  readonly featureGates: readonly string[];
}

/** A manifest with the changes made to it; none: it was made to be valid. */
export interface Sample {
  readonly id: string;
  readonly changes: readonly { readonly topic: string; readonly path: string }[];
  readonly manifest: JsonObject;
  readonly cluster: Cluster;
  /** What it names that is there besides. */
  readonly beside: readonly Beside[];
}

const TYPED = ['apiVersion', 'kind', 'metadata'];
const DEFAULT: Cluster = { architecture: 'amd64', featureGates: [] };

/** The same samples for the same seed and release of KubeVirt: a sixth valid, half with one change, a third with two. */
export function* generate(count: number, seed: number, release: string): Generator<Sample> {
  const clusters = clustersOf(release);
  yield* samplesOf(count, seed, (dice, i) => ({ cluster: dice.pick(clusters), specimen: validObject(dice, `vm-${i}`, release) }));
}

/** The same of Kubernetes' own kinds. */
export function* generateBuiltin(count: number, seed: number): Generator<Sample> {
  yield* samplesOf(count, seed, (dice, i) => ({ cluster: DEFAULT, specimen: validBuiltin(dice, `object-${i}`) }));
}

/** Six of ten are as KubeVirt leaves them; two have all gates on that are not, one each is of another architecture. */
function clustersOf(release: string): readonly Cluster[] {
  const switched = [...featureGates(release)].filter(([, stage]) => stage === 'Alpha' || stage === 'Beta').map(([name]) => name);
  const open = { architecture: 'amd64', featureGates: switched.filter((name) => !gatesOnByDefault(release).includes(name)) };
  // The webhooks run on amd64, and before v1.8 refuse guests of another architecture than their own without this gate.
  const foreign = compareReleases(release, '1.8') < 0 ? ['MultiArchitecture'] : [];
  const others = ['arm64', 's390x'].map((architecture) => ({ architecture, featureGates: foreign }));
  return [DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT, open, open, ...others];
}

interface Made {
  readonly cluster: Cluster;
  readonly specimen: Specimen;
}

function* samplesOf(count: number, seed: number, make: (dice: Dice, i: number) => Made): Generator<Sample> {
  const dice = new Dice(seed);
  for (let i = 0; i < count; i++) {
    const { cluster, specimen } = make(dice, i);
    const changes = Array.from({ length: dice.pick([0, 1, 1, 1, 2, 2]) }, () => change(dice, specimen));
    yield { id: `${seed}-${i}`, changes, manifest: specimen.manifest, cluster, beside: besideOf(specimen.manifest) };
  }
}

/** One change to an object. */
export function change(dice: Dice, { manifest, parts: [main, ...around] }: Specimen): Sample['changes'][number] {
  const roll = dice.next();
  if (roll < 0.7) return fromTable(dice, ...main);
  if (roll < 0.85) return fromTable(dice, ...dice.pick(around));
  return structural(dice, manifest);
}

/** Writes a value of a table. */
export function fromTable(dice: Dice, root: JsonObject, table: Changes): Sample['changes'][number] {
  const topic = dice.pick(Object.keys(table));
  const { path, values } = dice.pick(table[topic]);
  write(root, path, dice.pick(values));
  return { topic, path };
}

/** Every place but type and metadata, and where the spec would be. */
function spoilable(manifest: JsonObject): ReturnType<typeof places> {
  const keys = Object.keys(manifest).filter((key) => !TYPED.includes(key));
  return (keys.length ? keys : ['spec']).flatMap((key) => places(manifest[key], [[manifest, key]]));
}

/** Spoils any place of the manifest, without knowing what it means. */
function structural(dice: Dice, manifest: JsonObject): Sample['changes'][number] {
  const [holder, key] = dice.pick(spoilable(manifest));
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
  return { topic: 'structure', path: way };
}
