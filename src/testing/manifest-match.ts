import { difference, differences, show, type Difference } from './difference';
import { usageError } from '../usage-error';

/** Matchers for fields of a manifest, to be used instead of literals at any depth of an expectation. */
export class ManifestMatch {
  /** Matches if there is no such field. */
  public static absent(): ManifestMatch {
    return new ManifestMatch('ManifestMatch.absent()', (actual, path) => (actual === undefined ? [] : [difference(path, 'nothing', actual)]));
  }

  /** Matches any value but null. */
  public static anyValue(): ManifestMatch {
    return new ManifestMatch('ManifestMatch.anyValue()', (actual, path) => (
      actual === undefined || actual === null ? [difference(path, 'any value', actual)] : []
    ));
  }

  /**
   * Matches an array that has these elements in this order, with or without others before, between and after them.
   *
   * @param elements literals, or matchers; objects may have further fields
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
   * Matches a string in which the pattern occurs.
   *
   * @param pattern regular expression of JavaScript; anchor it with `^` and `$` to match the whole string
   * @throws if the pattern is malformed
   */
  public static stringMatching(pattern: string): ManifestMatch {
    const expression = parse(pattern);
    const text = `a string matching /${expression.source}/`;
    return new ManifestMatch(text, (actual, path) => (typeof actual === 'string' && expression.test(actual) ? [] : [difference(path, text, actual)]));
  }

  /**
   * Matches this value only: its objects have no further fields, except inside other matchers.
   *
   * @param value literal, may contain matchers
   */
  public static exact(value: any): ManifestMatch {
    return new ManifestMatch(`exactly ${show(value)}`, (actual, path) => differences(value, actual, path, true));
  }

  private constructor(private readonly text: string, private readonly compare: (actual: unknown, path: string) => Difference[]) {}

  /** The matcher as text, for failures that show the literal around it. */
  public toJSON(): any {
    return this.text;
  }

  /** @internal */
  public _differences(actual: unknown, path: string): Difference[] {
    return this.compare(actual, path);
  }
}

function parse(pattern: string): RegExp {
  try {
    return new RegExp(pattern);
  } catch (error) {
    throw usageError(undefined, {
      what: 'ManifestMatch.stringMatching',
      got: pattern,
      allowed: 'a regular expression of JavaScript',
      fix: `${(error as Error).message}. Escape characters such as ( and [ with a backslash to match them literally.`,
    });
  }
}
