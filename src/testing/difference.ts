import { fieldOf } from '../kubernetes/field-path';
import { isMapping } from '../kubernetes/is-mapping';
import { ownValue } from '../kubernetes/own-value';

/** A field that differs from what was expected. */
export interface Difference {
  /** Path from the root of the object, such as `spec.volumes[0].name`. */
  readonly path: string;
  /** What was expected, as text. */
  readonly expected: string;
  /** What was found, as text. */
  readonly got: string;
}

/** An expectation that is more than a literal. */
export interface Expectation {
  /** @internal */
  _differences(actual: unknown, path: string): Difference[];
}

/**
 * Where `actual` differs from `expected`. Objects may have further fields unless `exact`; arrays have exactly the expected elements, in
 * that order. A key with the value `undefined` expects nothing.
 */
export function differences(expected: unknown, actual: unknown, path: string, exact: boolean): Difference[] {
  if (isExpectation(expected)) return expected._differences(actual, path);
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    return expected.flatMap((element, index) => differences(element, actual[index], `${path}[${index}]`, exact));
  }
  if (isMapping(expected) && isMapping(actual)) {
    const keys = Object.keys(expected).filter((key) => expected[key] !== undefined);
    const extra = exact ? Object.keys(actual).filter((key) => !keys.includes(key)) : [];
    return [
      ...keys.flatMap((key) => differences(expected[key], ownValue(actual, key), fieldOf(path, key), exact)),
      ...extra.map((key) => difference(fieldOf(path, key), 'nothing', actual[key])),
    ];
  }
  return Object.is(expected, actual) ? [] : [difference(path, show(expected), actual)];
}

/** A difference at a path. */
export function difference(path: string, expected: string, got: unknown): Difference {
  return { path: path || '(object)', expected, got: show(got) };
}

/** A value as text: JSON, `nothing` for a missing field, matchers by name. */
export function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function isExpectation(value: unknown): value is Expectation {
  return isMapping(value) && typeof value._differences === 'function';
}
