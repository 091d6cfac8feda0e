import { IConstruct } from 'constructs';

/** What a caller of the API got wrong, in the four parts every message of this library has. */
export interface UsageError {
  /** The prop, method or argument, in the caller's words, such as `memory` or `GuestCpu.dedicated`. */
  readonly what: string;
  /** What was found; strings are quoted, other values are shown as JSON. */
  readonly got: unknown;
  /** What is allowed. */
  readonly allowed: string;
  /** What to write instead. */
  readonly fix: string;
}

/**
 * The error for a misuse of our own API. What the cluster decides is a finding of `src/admission`, not an error.
 *
 * @param scope the construct the caller was building, for its path; `undefined` where there is none yet
 */
export function usageError(scope: IConstruct | undefined, { what, got, allowed, fix }: UsageError): Error {
  const where = scope?.node.path ? `[${scope.node.path}] ` : '';
  const found = typeof got === 'number' ? String(got) : JSON.stringify(got) ?? String(got);
  return new Error(`${where}${what}: got ${found}; allowed: ${allowed}. ${fix}`);
}

/** The messages of problems for `node.addValidation`: it adds the construct's path itself. */
export function messagesOf(problems: Iterable<UsageError>): string[] {
  return [...problems].map((problem) => usageError(undefined, problem).message);
}

/** Throws one error with all problems, if there are any. */
export function throwIfAny(scope: IConstruct | undefined, problems: Iterable<UsageError>): void {
  const messages = [...problems].map((problem) => usageError(scope, problem).message);
  if (messages.length > 0) {
    throw new Error(messages.join('\n'));
  }
}
