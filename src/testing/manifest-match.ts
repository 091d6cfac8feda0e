import { difference, differences, show, type Difference } from './difference';

/** What a field of a manifest may be expected to be, beside a literal. Usable at any depth of an expectation. */
export class ManifestMatch {
  /** There is no such field. */
  public static absent(): ManifestMatch {
    return new ManifestMatch('Match.absent()', (actual, path) => (actual === undefined ? [] : [difference(path, 'nothing', actual)]));
  }

  /** There is such a field, with any value but null. */
  public static anyValue(): ManifestMatch {
    return new ManifestMatch('Match.anyValue()', (actual, path) => (actual === undefined || actual === null ? [difference(path, 'any value', actual)] : []));
  }

  /**
   * An array that has these elements in this order, and maybe others before, between and after them.
   *
   * @param elements literals, of which objects may have further fields, or matchers
   */
  public static arrayWith(elements: any[]): ManifestMatch {
    const text = `an array with ${show(elements)}`;
    return new ManifestMatch(text, (actual, path) => {
      const left = Array.isArray(actual) ? [...actual] : undefined;
      const missing = elements.findIndex((element) => {
        const index = left?.findIndex((candidate) => differences(element, candidate, path, false).length === 0) ?? -1;
        left?.splice(0, index + 1);
        return index < 0;
      });
      return left && missing < 0 ? [] : [difference(path, left ? `an array with ${show(elements[missing])}` : text, actual)];
    });
  }

  /**
   * A string that the pattern is found in.
   *
   * @param pattern regular expression of JavaScript; anchor it with `^` and `$` to match the whole string
   */
  public static stringMatching(pattern: string): ManifestMatch {
    const expression = new RegExp(pattern);
    const text = `a string matching /${expression.source}/`;
    return new ManifestMatch(text, (actual, path) => (typeof actual === 'string' && expression.test(actual) ? [] : [difference(path, text, actual)]));
  }

  /**
   * Exactly this: objects have no further fields, at any depth outside other matchers.
   *
   * @param value literal, may contain matchers
   */
  public static exact(value: any): ManifestMatch {
    return new ManifestMatch(`exactly ${show(value)}`, (actual, path) => differences(value, actual, path, true));
  }

  private constructor(private readonly text: string, private readonly compare: (actual: unknown, path: string) => Difference[]) {}

  /** The matcher as a failure shows it inside a literal. */
  public toJSON(): any {
    return this.text;
  }

  /** @internal */
  public _differences(actual: unknown, path: string): Difference[] {
    return this.compare(actual, path);
  }
}
