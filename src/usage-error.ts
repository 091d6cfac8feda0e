import { IConstruct } from 'constructs';

/** What a caller of the API got wrong, in the four parts that every message of this library has. */
export interface UsageError {
  /** The prop, method or argument, in the caller's words, such as `memory` or `GuestCpu.dedicated`. */
  readonly what: string;
  /** What was found; strings are quoted, `Words` are not, other values are shown as JSON. */
  readonly got: unknown;
  /** What is allowed. */
  readonly allowed: string;
  /** What to write instead. */
  readonly fix: string;
}

/** What was found in words, such as a list of two, which nobody wrote as text. */
export class Words {
  constructor(public readonly text: string) {}
}

/**
 * The error for a misuse of our own API. What the cluster decides is a finding of `src/admission`, not an error.
 *
 * @param scope the construct the caller was building, for its path; `undefined` where no construct takes part
 */
export function usageError(scope: IConstruct | undefined, problem: UsageError): Error {
  return new Error(messageOf(scope?.node.path, problem));
}

/**
 * The message of a problem.
 *
 * @param path the path of the construct the caller was building; empty or `undefined` where no construct takes part
 */
export function messageOf(path: string | undefined, { what, got, allowed, fix }: UsageError): string {
  return `${path ? `[${path}] ` : ''}${what}: got ${foundText(got)}; allowed: ${allowed}. ${fix}`;
}

function foundText(got: unknown): string {
  if (got instanceof Words) return got.text;
  return typeof got === 'number' ? String(got) : JSON.stringify(got) ?? String(got);
}

/** The messages of problems for `node.addValidation`: it adds the construct's path itself. */
export function messagesOf(problems: Iterable<UsageError>): string[] {
  return [...problems].map((problem) => messageOf(undefined, problem));
}

/** Throws one error with all problems, if there are any. */
export function throwIfAny(scope: IConstruct | undefined, problems: Iterable<UsageError>): void {
  const messages = [...problems].map((problem) => messageOf(scope?.node.path, problem));
  if (messages.length > 0) {
    throw new Error(messages.join('\n'));
  }
}

const PROBLEMS = new WeakMap<object, readonly UsageError[]>();

/**
 * Keeps the problems of a value, such as a disk or a CPU. A value is made before the construct that takes it and knows no path: the
 * construct throws them, by `throwIfAny(this, problemsOf(value))`.
 */
export function keepProblems(value: object, problems: Iterable<UsageError>): void {
  const all = [...problemsOf(value), ...problems];
  if (all.length > 0) PROBLEMS.set(value, all);
}

/** The problems that values were made with. */
export function problemsOf(...values: readonly (object | undefined)[]): UsageError[] {
  return values.flatMap((value) => (value && PROBLEMS.get(value)) ?? []);
}
