import { isMapping } from '../../kubernetes/is-mapping';
import { at } from '../../kubernetes/untyped';
import type { Written } from '../adopter';
import { withoutEmpty } from '../clean';
import type { Optional } from '../expression';
import { value } from '../values';

/** Reads fields of a mapping, and knows those that no prop took. */
export class Reading {
  private rest: Written;

  constructor(private readonly written: unknown) {
    this.rest = isMapping(written) ? written : {};
  }

  /** What a field comes to. */
  public take(path: readonly string[], read: (written: unknown) => Optional): Optional {
    const result = read(at(this.written, ...path));
    if (result !== undefined) this.rest = without(this.rest, path);
    return result;
  }

  /** What is left, as it is written. */
  public left(): Optional {
    const left = withoutEmpty(this.rest) as Written;
    return Object.keys(left).length > 0 ? value(left) : undefined;
  }
}

/** A mapping that has nothing left goes, too. */
function without(from: Written, [first, ...path]: readonly string[]): Written {
  const { [first]: inner, ...others } = from;
  if (path.length === 0 || !isMapping(inner)) return others;
  const rest = without(inner, path);
  return Object.keys(rest).length > 0 ? { ...from, [first]: rest } : others;
}
