import type { FindingLevel } from '../finding-level';
import type { RuleFacts, Violation } from '../rule';

/** What would mend a mistake: a field goes, another one is there. */
export interface Mend {
  /** The keys of the field that goes. */
  readonly from?: readonly string[];
  /** The keys of the field that is there then. */
  readonly to?: readonly string[];
  /** Its value; without one it is left out. */
  readonly value?: unknown;
}

/** A violation of a built-in rule: what is found while an object is read, before rules are asked. */
export interface BuiltInViolation extends Violation {
  readonly rule: RuleFacts;
  /** As the finding shows it. */
  readonly got?: string;
  /** Whether the object cannot be read as its kind, so that no rule may look at it. */
  readonly breaksShape?: boolean;
  /** The keys of what may be any other value then. */
  readonly unreadable?: readonly string[];
  /** How grave it is where a construct makes the object: whoever set its prop expects an effect. */
  readonly levelInApp?: FindingLevel;
  /** The keys of a field that the API server drops, so that no rule should look at it. */
  readonly dropped?: readonly string[];
  /** The keys of a text that is missing and that a webhook writes as "", so that rules see that. */
  readonly emptied?: readonly string[];
  /** What the object would be if it were mended as the fix says. */
  readonly mends?: readonly Mend[];
}
