import { ARGO_LOOPS } from './wire-forms';
import { keepProblems } from '../usage-error';

/** Options of a sequence of numbers. */
export interface ArgoSequenceOptions {
  /**
   * The number that the sequence begins with.
   *
   * @default 0
   */
  readonly start?: number;

  /**
   * How a number is written, as Go's `fmt` has it, such as `%02d`.
   *
   * @default - as it is
   */
  readonly format?: string;
}

/** What a step or task is run for, once for each value, at the same time. Its arguments have the value as `ArgoLoop.ITEM`. */
export class ArgoLoop {
  /** What stands for the value in the arguments of the step. */
  public static readonly ITEM = '{{item}}';

  /** Each of some texts. */
  public static items(...items: string[]): ArgoLoop {
    return new ArgoLoop('items', items.length, { withItems: items });
  }

  /**
   * Numbers, one after the other.
   *
   * @param count how many
   */
  public static sequence(count: number, options: ArgoSequenceOptions = {}): ArgoLoop {
    return new ArgoLoop('sequence', Number.isInteger(count) ? count : 0, { withSequence: sequence(String(count), options) });
  }

  /**
   * As many numbers as a parameter says, one after the other.
   *
   * @param count a reference, such as that of a parameter
   */
  public static sequenceOf(count: string, options: ArgoSequenceOptions = {}): ArgoLoop {
    return new ArgoLoop('sequenceOf', count.length, { withSequence: sequence(count, options) });
  }

  /**
   * Each entry of a list in JSON, such as an output of an earlier step.
   *
   * @param list a reference, or the JSON itself
   */
  public static each(list: string): ArgoLoop {
    return new ArgoLoop('each', list.length, { withParam: list });
  }

  private constructor(what: string, size: number, wire: object) {
    ARGO_LOOPS.set(this, wire);
    if (size < 1) keepProblems(this, [{ what: `ArgoLoop.${what}`, got: size, allowed: 'at least one', fix: 'Say what the step is run for.' }]);
  }
}

function sequence(count: string, { start, format }: ArgoSequenceOptions): object {
  return { count, start: start === undefined ? undefined : String(start), format };
}
