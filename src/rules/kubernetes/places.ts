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

/** A rule on values of Kubernetes' own kinds; unless another level is given, its API server refuses them. */
export function definePlacesRule({ places, ...facts }: Omit<RuleFacts, 'level' | 'why'> & Partial<Pick<RuleFacts, 'level' | 'why'>> & { readonly places: Places }): ObjectRule {
  return defineRule({
    level: FindingLevel.REJECTED,
    why: 'The API server refuses it (pkg/apis of Kubernetes v1.34, validation.go).',
    ...facts,
    subject: placesOf(places),
    check: ({ value, check }: Checked, { releases }) => check(value, releases),
  });
}

function placesOf(table: Places): Subject<Checked> {
  const ready = new Map<string, readonly Place[]>();
  const placesIn = (kind: string) => {
    const places = ready.get(kind) ?? pathsIn(table, kind).map(([path, check]): Place => ({ find: path ? fieldsAt(path) : whole, check }));
    ready.set(kind, places);
    return places;
  };
  return {
    kinds: [...new Set(Object.keys(table).flatMap((key) => (key.includes('/') ? [key] : [...DESCRIBED_PODS.keys()])))],
    find: (manifest) => placesIn(kindOf(manifest)).flatMap(({ find, check }) => (
      find(manifest).filter(({ value }) => value !== null).map(({ field, value }) => ({ value: { value, check }, path: field }))
    )),
  };
}

function whole(root: unknown): ReturnType<Place['find']> {
  return [{ field: '', value: root }];
}

/** The paths in one kind, and what is checked there. */
function pathsIn(table: Places, kind: string): (readonly [path: string, check: Check])[] {
  return Object.entries(table).flatMap(([key, checks]) => Object.entries(checks).flatMap(([path, check]) => (
    spread(key, path, kind).map((full) => [full, check] as const)
  )));
}

/** The paths in a kind that a path of the table stands for. */
function spread(key: string, path: string, kind: string): string[] {
  if (key.includes('/')) return key === kind ? [path] : [];
  const spec = DESCRIBED_PODS.get(kind);
  if (spec === undefined) return [];
  const within = key === 'pod' ? [path] : CONTAINERS.map((container) => (path ? `${container}.${path}` : container));
  return within.map((inner) => (inner ? `${spec}.${inner}` : spec));
}
