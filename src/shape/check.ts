import type { Place } from './place';
import type { NamedType } from './shape-table';
import type { Told } from './told';
import type { UsageError } from '../usage-error';

/** Adds what is wrong with a value. */
export type Check = (value: unknown, place: Place, found: UsageError[]) => void;

/** Where checks come from. */
export interface CheckSource {
  readonly types: ReadonlyMap<string, NamedType>;
  readonly told: Told;
  /** The check of a type by its code. */
  of(code: string): Check;
}

/** Of a peer another release may be installed: no more is refused than one slip of the finger. */
export const SLIP = 1;
