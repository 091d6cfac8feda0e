import type { Io } from './io';
import { homepage } from './package';
import type { LocatedFinding } from '../admission/located-finding';
import { objectName } from '../admission/report';
import { printable } from '../kubernetes/printable';

/** The exit code where this program failed, and not what it judged. */
export const INTERNAL_ERROR = 3;
/** How many are told on standard error; the report has all. */
const TOLD = 5;

/** Tells rules that threw, each with its object. */
export function tellFailures(failures: readonly LocatedFinding[], io: Io): void {
  const lines = failures.slice(0, TOLD).map((finding) => `${finding.file}:${finding.line}: ${objectName(finding)}: ${finding.got}`);
  const more = failures.length > TOLD ? [`and ${failures.length - TOLD} more`] : [];
  io.stderr.write([...lines, ...more, `all else was judged; ${invitation()}`].map((line) => `cdk8s-kubevirt: internal error: ${printable(line)}\n`).join(''));
}

/** Tells an error that ended the command. */
export function tellError(error: unknown, io: Io): void {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, TOLD);
  io.stderr.write(`cdk8s-kubevirt: internal error: ${printable(message)}\n${frames.map((frame) => `${printable(frame)}\n`).join('')}`);
  io.stderr.write(`cdk8s-kubevirt: ${invitation()}\n`);
}

function invitation(): string {
  return `please report it at ${homepage()}/issues`;
}
