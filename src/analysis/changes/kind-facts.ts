import type { ChangeContext, Consequence, JudgeChange } from './change';
import type { Difference } from './difference';
import type { Effect } from './effect';
import type { Manifest } from '../../manifests/manifest';

/** What a change of a field does. */
export interface FieldFact {
  /** The field, and all below it; `[]` stands for any entry of a list. */
  readonly field: string;
  readonly effect: Effect;
  readonly why: string;
  readonly fix?: string;
  /** Fields below that the fact is not about. */
  readonly except?: readonly string[];
  /** Where it does not hold. */
  unless?(difference: Difference, before: Manifest, after: Manifest): boolean;
}

type JudgeOne = (manifest: Manifest, context: ChangeContext) => Iterable<Consequence>;

/** What is known of changes to objects of a kind. */
export interface KindFacts {
  /** Of each difference the first fact that holds counts; a difference without one has no effect. */
  readonly fields?: readonly FieldFact[];
  /** What takes more than one field. */
  readonly changed?: JudgeChange;
  /** The same, of manifests that have the shape of their kind. */
  readonly readable?: JudgeChange;
  /** What applying a manifest that has not changed does, for kinds where that is not nothing. */
  readonly reapplied?: JudgeChange;
  /** What happens when only the old set has an object. */
  readonly removed?: JudgeOne;
  /** What happens when only the new set has it. */
  readonly added?: JudgeOne;
}

/** Kinds by `<group>/<kind>`. */
export type Facts = readonly (readonly [kind: string, facts: KindFacts])[];

/** A field that the API server or a webhook does not let change. */
export function immutable(field: string, why: string, more: Omit<FieldFact, 'field' | 'effect' | 'why'> = {}): FieldFact {
  return { field, effect: 'refused', why, fix: 'Take the change back, or make a new object under another name.', ...more };
}

/** A consequence for the object as a whole. */
export function ofObject(effect: Effect, why: string, more: Partial<Consequence> = {}): Consequence {
  return { effect, field: '', why, ...more };
}

/** The same for every object of a kind. */
export function always(effect: Effect, why: string, fix?: string): JudgeOne {
  return () => [ofObject(effect, why, fix === undefined ? {} : { fix })];
}
