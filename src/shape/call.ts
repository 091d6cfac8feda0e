import type { CheckSource } from './check';
import { kindsOf } from './kinds';
import { Parameter } from './parameter';
import type { Parameters } from './shape-table';
import { messageOf, UsageError } from '../usage-error';

/** What is called, with the checks of its arguments. */
export class Call {
  private made?: readonly Parameter[];

  /** @param name as code has it, such as `Disk.sysprep` */
  constructor(private readonly checks: CheckSource, private readonly name: string, private readonly codes: Parameters) {}

  /**
   * @param self what a method is called on
   * @param isExact whether there may be no properties but those that are known: a class that extends one of ours may have its own
   * @param caller the function whose frame, and those within, the error does not show
   * @throws one error with all problems
   */
  public check(args: readonly unknown[], self: unknown, isExact: boolean, caller: Function): void {
    const found: UsageError[] = [];
    this.made ??= Object.entries(this.codes).map(([key, code]) => new Parameter(this.checks, key, code));
    for (let i = 0; i < this.made.length; i++) this.made[i].check(args, i, isExact, found);
    if (found.length === 0) return;
    const path = pathOf(self) ?? pathOfNew(args);
    const error = new Error(found.map((problem) => messageOf(path, { ...problem, what: `${problem.what} of ${this.name}` })).join('\n'));
    Error.captureStackTrace(error, caller);
    throw error;
  }
}

interface Construct { readonly node: { readonly path: string } }

function isConstruct(value: unknown): value is Construct {
  return kindsOf(value).has('Construct');
}

function pathOf(value: unknown): string | undefined {
  return isConstruct(value) ? value.node.path : undefined;
}

/** The path of the construct that would have been made. */
function pathOfNew([scope, id]: readonly unknown[]): string | undefined {
  if (!isConstruct(scope)) return undefined;
  return [scope.node.path, id].filter((each) => typeof each === 'string' && each).join('/');
}
