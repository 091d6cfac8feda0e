import type { Check } from './check';
import { fieldsAt } from '../../kubernetes/fields-at';
import { kindOf } from '../../manifests/manifest';
import { POD_SPECS } from '../../manifests/pod-specs';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule, RuleFacts } from '../rule';
import type { Subject } from '../subject';

/** Checks by the kind that holds the value, `<group>/<kind>`, and the path in it; `pod` and `container` stand for all that have those. */
export type Places = Readonly<Record<string, Readonly<Record<string, Check>>>>;

/** Where pods are described, by `<group>/<kind>`: a PodTemplate makes none. */
export const DESCRIBED_PODS: ReadonlyMap<string, string> = new Map([...POD_SPECS, ['/PodTemplate', 'template.spec']]);

const CONTAINERS = ['containers[]', 'initContainers[]'];

interface Place {
  readonly check: Check;
  find(root: unknown): readonly { readonly field: string; readonly value: unknown }[];
}

interface Checked {
  readonly value: unknown;
  readonly check: Check;
}

/** A rule on values of Kubernetes' own kinds, which its API server refuses. */
export function definePlacesRule({ places, ...facts }: Omit<RuleFacts, 'level' | 'why'> & { readonly why?: string; readonly places: Places }): ObjectRule {
  return defineRule({
    level: FindingLevel.REJECTED,
    why: 'The API server refuses it (pkg/apis of Kubernetes v1.34, validation.go).',
    ...facts,
    subject: placesOf(places),
    check: ({ value, check }: Checked, { releases }) => check(value, releases),
  });
}

function placesOf(table: Places): Subject<Checked> {
  const byKind = new Map<string, Place[]>();
  for (const [key, paths] of Object.entries(table)) {
    for (const [path, check] of Object.entries(paths)) {
      for (const [kind, full] of spread(key, path)) byKind.set(kind, [...byKind.get(kind) ?? [], { find: full ? fieldsAt(full) : whole, check }]);
    }
  }
  return {
    kinds: [...byKind.keys()],
    find: (manifest) => (byKind.get(kindOf(manifest)) ?? []).flatMap(({ find, check }) => (
      find(manifest).filter(({ value }) => value !== null).map(({ field, value }) => ({ value: { value, check }, path: field }))
    )),
  };
}

function whole(root: unknown): ReturnType<Place['find']> {
  return [{ field: '', value: root }];
}

/** The kinds that a key stands for, and the path in each. */
function spread(key: string, path: string): (readonly [kind: string, path: string])[] {
  if (key.includes('/')) return [[key, path]];
  const within = key === 'pod' ? [path] : CONTAINERS.map((container) => (path ? `${container}.${path}` : container));
  return [...DESCRIBED_PODS].flatMap(([kind, spec]) => within.map((inner) => [kind, inner ? `${spec}.${inner}` : spec] as const));
}
