import * as kplus from 'cdk8s-plus-28';
import { EdgeStore } from './edge-store';
import { EdgeWave } from './edge-wave';
import { DNS_LABEL_WORDS, isDnsLabel } from '../kubernetes/dns-name';
import { UsageError } from '../usage-error';

/** The waves of a fleet that names none: one store, then the rest, a tenth at a time. */
export const WAVES: readonly EdgeWave[] = [{ name: 'canary', stores: 1 }, { name: 'main', maxUpdate: kplus.PercentOrAbsolute.percent(10) }];

/** The wave of each store. Those that name none fill up the waves in their order. */
export function wavesOf(stores: readonly EdgeStore[], waves: readonly EdgeWave[]): ReadonlyMap<string, EdgeWave> {
  const byName = new Map(waves.map((wave) => [wave.name, wave]));
  const open = waves.map((wave) => ({ wave, left: wave.stores ?? Infinity }));
  return new Map(stores.flatMap(({ id, wave: name }): [string, EdgeWave][] => {
    const next = open.find(({ left }) => left > 0);
    const wave = name === undefined ? next?.wave : byName.get(name);
    if (name === undefined && next) next.left--;
    return wave ? [[id, wave]] : [];
  }));
}

/** Waves that are none, and stores without one. */
export function* waveProblems(stores: readonly EdgeStore[], waves: readonly EdgeWave[]): Generator<UsageError> {
  const names = waves.map(({ name }) => name);
  for (const [i, { name, stores: count = 1 }] of waves.entries()) {
    if (!isDnsLabel(name)) yield { what: `waves[${i}].name`, got: name, allowed: DNS_LABEL_WORDS, fix: 'Rename the wave.' };
    if (names.indexOf(name) < i) {
      yield { what: `waves[${i}].name`, got: name, allowed: 'a name that no other wave has', fix: 'Rename it, or make one wave of both.' };
    }
    if (!Number.isInteger(count) || count < 0) {
      yield { what: `waves[${i}].stores`, got: count, allowed: 'a whole number from 0', fix: 'Count the stores.' };
    }
  }
  const found = wavesOf(stores, waves);
  const without = stores.filter(({ id }) => !found.has(id));
  const unknown = new Set(without.flatMap(({ wave }) => wave ?? []));
  for (const wave of unknown) {
    yield { what: 'wave of a store', got: wave, allowed: names.join(', '), fix: 'Correct the inventory, or add the wave to `waves`.' };
  }
  const left = without.filter(({ wave }) => wave === undefined).length;
  if (!left) return;
  const fix = 'Leave `stores` of the last wave out: it then takes all that are left.';
  yield { what: 'waves', got: `${left} stores that no wave takes`, allowed: 'a wave for each store', fix };
}
