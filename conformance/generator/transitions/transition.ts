import type { JsonObject } from '../guest';
import type { OtherKind } from '../other-kind';

/** A kind of object with values that are right by themselves: what counts is what they are changed from. */
export interface Transition extends OtherKind {
  /** What controllers have written when the change is asked for. */
  readonly status?: JsonObject;
}
