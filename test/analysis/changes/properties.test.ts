import * as fc from 'fast-check';
import { contextOf, effectsOf, JUDGES } from './apply';
import { BASES } from './base';
import { GUEST_SPECS, patched } from './patched';
import type { Patch } from './vectors';
import { VECTORS } from './vectors';
import type { Consequence } from '../../../src/analysis/changes/change';
import { EFFECTS } from '../../../src/analysis/changes/effect';
import type { Manifest } from '../../../src/manifests/manifest';
import { normalized } from '../../../src/manifests/normalized';

type Base = keyof typeof BASES;
interface Json { [key: string]: any }

const KINDS = fc.constantFrom(...Object.keys(BASES) as Base[]);
/** Manifests that can be, of any of the kinds: what some case changes. */
const CASES = fc.constantFrom(...VECTORS.filter(({ situation, kubevirt, gates }) => !situation && !kubevirt && !gates));

function judged(base: Base, before: unknown, after: unknown): readonly Consequence[] {
  const [old, fresh] = [normalized(before), normalized(after)];
  return [...JUDGES[base](old, fresh, contextOf([old], [fresh]))];
}

function made(base: Base, patch: Patch): Manifest {
  return patched<unknown>(BASES[base], patch, GUEST_SPECS[base]) as Manifest;
}

describe('changes', () => {
  /** Such a VM waits for a restart from its first day, or cannot be applied a second time. */
  const restless = new Set(['cpu-18', 'cpu-19', 'it-11']);

  it('does nothing where nothing changes', () => {
    fc.assert(fc.property(CASES, fc.boolean(), ({ id, base = 'vm', given = {}, change = {} }, isNew) => {
      fc.pre(!restless.has(id));
      const manifest = patched(made(base, given), isNew ? change : {}, GUEST_SPECS[base]);
      expect(judged(base, manifest, structuredClone(manifest))).toEqual([]);
    }));
  });

  it('does nothing where only the order of lists that have names changes', () => {
    const lists = ['§.volumes', '§.networks', '§.domain.devices.disks', '§.domain.devices.interfaces'];
    fc.assert(fc.property(fc.subarray(lists, { minLength: 1 }), (reversed) => {
      const change = Object.fromEntries(reversed.map((list) => [list, 'reversed']));
      expect(judged('vm', made('vm', {}), made('vm', change))).toEqual([]);
    }));
  });

  it('does nothing where an amount is only written otherwise', () => {
    const spellings = (mebibytes: number) => [`${mebibytes}Mi`, `${mebibytes * 1024}Ki`, `${mebibytes * 1024 * 1024}`, mebibytes * 1024 * 1024];
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_048_576 }), fc.nat(3), fc.nat(3), (amount, first, second) => {
      const [from, to] = [first, second].map((i) => made('vm', {
        '§.domain.memory.guest': spellings(amount)[i], '§.domain.resources.requests.memory': spellings(amount)[i], '§.domain.memory.maxGuest': spellings(amount)[i],
      }));
      expect(judged('vm', from, to)).toEqual([]);
    }));
  });

  it('is the same however lists are ordered', () => {
    fc.assert(fc.property(CASES, ({ base = 'vm', given = {}, change = {} }) => {
      fc.pre(base === 'vm');
      const before = made(base, given);
      const after = patched(before, change, GUEST_SPECS[base]);
      const reversed = patched(after, Object.fromEntries(['volumes', 'domain.devices.disks'].flatMap((list) => {
        const value = list.split('.').reduce<any>((inner, key) => inner?.[key], (after as Json).spec.template.spec);
        return Array.isArray(value) ? [[`§.${list}`, 'reversed']] : [];
      })), GUEST_SPECS[base]);
      expect(effectsOf(judged(base, before, reversed), false)).toEqual(effectsOf(judged(base, before, after), false));
    }));
  });

  it('reads whatever a manifest is', () => {
    fc.assert(fc.property(KINDS, mutations(), mutations(), fc.boolean(), (base, first, second, isBefore) => {
      const [old, fresh] = [isBefore ? mutated(BASES[base], first) : BASES[base], mutated(BASES[base], second)];
      for (const { effect, field, why } of judged(base, old, fresh)) {
        expect(EFFECTS).toContain(effect);
        expect([typeof field, typeof why]).toEqual(['string', 'string']);
      }
    }), { numRuns: 500 });
  });
});

type Mutation = readonly [place: number, value: unknown];

function mutations(): fc.Arbitrary<Mutation[]> {
  const values = fc.oneof(fc.constantFrom<unknown>(null, undefined, 0, '', 'x', false, true, [], {}, [null], [[]], [{ name: 'root' }], { name: null }, -1, 1e300), fc.jsonValue());
  return fc.array(fc.tuple(fc.nat(10_000), values), { minLength: 1, maxLength: 4 });
}

/** A copy in which some places hold something else; kind and metadata stay. */
function mutated(manifest: object, changes: readonly Mutation[]): unknown {
  const copy = structuredClone(manifest) as Json;
  for (const [place, value] of changes) {
    const places = [...placesIn(copy.spec, copy, 'spec')];
    const [owner, key] = places[place % places.length];
    owner[key] = structuredClone(value);
  }
  return copy;
}

function* placesIn(value: unknown, owner: Json, key: string): Iterable<readonly [owner: Json, key: string]> {
  yield [owner, key];
  if (typeof value !== 'object' || value === null) return;
  for (const inner of Object.keys(value)) yield* placesIn((value as Json)[inner], value, inner);
}
