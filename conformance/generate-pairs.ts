import { change, fromTable } from './generate';
import type { Sample } from './generate';
import { validBuiltin } from './generator/builtin/object';
import { Dice } from './generator/dice';
import type { JsonObject } from './generator/guest';
import { validObject } from './generator/object';
import type { Specimen } from './generator/object';
import { OF_MACHINES, validTransition } from './generator/transitions';
import { admit } from '../lib/admission/admission';
import type { AdmissionProfile } from '../lib/manifests/profile';
import { FindingLevel } from '../lib/rules/finding-level';

/** An object that is there and what it is to become. */
export interface Pair {
  readonly id: string;
  readonly changes: Sample['changes'];
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** What controllers have written meanwhile. */
  readonly status?: JsonObject;
}

const WAYS = ['spoiled', 'changed', 'valid'] as const;
/** A KubeVirt CR is the one that the cluster has. */
const INSTALLED = { name: 'kubevirt', namespace: 'kubevirt' };

/**
 * Objects before and after one change or two: a third are made to be valid and then spoiled, a third have been changed before, as far as that is admitted,
 * a third go from one valid state to another. The name and kind stay.
 */
export function* generatePairs(count: number, seed: number, profile: AdmissionProfile): Generator<Pair> {
  const dice = new Dice(seed);
  const release = profile.kubevirtVersion!.replace(/\.\d+$/, '');
  for (let i = 0; i < count; i++) {
    const way = dice.pick(WAYS);
    const isBuiltin = dice.chance(1 / 3);
    const ownSeed = dice.between(1, 2 ** 30);
    const made = () => {
      const own = new Dice(ownSeed);
      if (way === 'valid') return validTransition(own, `object-${i}`);
      return isBuiltin ? validBuiltin(own, `object-${i}`) : validObject(own, `vm-${i}`, release);
    };
    yield pairOf(`${seed}-${i}`, dice, made, way, profile);
  }
}

/** VMs before and after one change or two of what a running guest may differ in, each valid by itself as far as that is known. */
export function* generateMachinePairs(count: number, seed: number, profile: AdmissionProfile): Generator<Pair> {
  const dice = new Dice(seed);
  for (let i = 0; i < count; i++) {
    const ownSeed = dice.between(1, 2 ** 30);
    yield pairOf(`${seed}-${i}`, dice, () => validTransition(new Dice(ownSeed), `vm-${i}`, OF_MACHINES), 'valid', profile);
  }
}

type Made = Specimen & { readonly status?: JsonObject };

function pairOf(id: string, dice: Dice, made: () => Made, way: typeof WAYS[number], profile: AdmissionProfile): Pair {
  let specimen = made();
  const { apiVersion, kind, metadata } = structuredClone(specimen.manifest);
  const { name, namespace } = kind === 'KubeVirt' ? INSTALLED : metadata as JsonObject;
  const identity = { name, ...namespace === undefined ? {} : { namespace } };
  const named = (manifest: JsonObject): JsonObject => (
    { ...structuredClone(manifest), apiVersion, kind, metadata: { ...manifest.metadata as JsonObject, ...identity } }
  );
  // Of the KubeVirt CR nothing was changed before: it is there.
  const alter = way === 'spoiled' ? () => change(dice, specimen) : () => fromTable(dice, ...specimen.parts[0]);
  for (let i = kind === 'KubeVirt' || way === 'spoiled' ? 0 : dice.between(0, 2); i > 0; i--) alter();
  if (!isAdmitted(named(specimen.manifest), profile)) specimen = made();
  const before = kind === 'KubeVirt' ? named({ spec: {}, metadata: {} }) : named(specimen.manifest);
  const again = () => (way === 'changed' && dice.chance(0.2) ? change(dice, specimen) : alter());
  const changes = Array.from({ length: dice.pick([1, 1, 2]) }, again);
  return { id, changes, before, after: named(specimen.manifest), ...specimen.status && { status: specimen.status } };
}

function isAdmitted(manifest: JsonObject, profile: AdmissionProfile): boolean {
  return !admit([{ manifest }], profile).some(({ level, rule }) => level === FindingLevel.REJECTED || rule === 'schema/fits-release');
}
