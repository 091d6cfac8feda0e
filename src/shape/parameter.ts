import type { Check, CheckSource } from './check';
import { StructCheck, structCheck } from './struct-check';
import { isMapping } from '../kubernetes/is-mapping';
import type { UsageError } from '../usage-error';

/** A parameter of what is called. */
export class Parameter {
  private readonly code: string;
  private readonly isOptional: boolean;
  private readonly isVariadic: boolean;
  private readonly value: Check;
  /** The checks of its properties, where it takes an object of no class: those that are known, and no others. */
  private readonly properties?: { readonly known: StructCheck; readonly exact: StructCheck };

  constructor(checks: CheckSource, private readonly key: string, written: string) {
    this.isOptional = written.startsWith('?');
    this.isVariadic = written.startsWith('*');
    this.code = written.replace(/^[?*]/, '');
    this.value = checks.of(this.code);
    const struct = this.code.slice(1);
    if (this.code.startsWith('@') && checks.types.get(struct)?.kind === 'struct') {
      this.properties = { known: structCheck(checks, struct, false), exact: structCheck(checks, struct, true) };
    }
  }

  /** Adds what is wrong with the argument, of which properties are told by their own names. */
  public check(args: readonly unknown[], index: number, isExact: boolean, found: UsageError[]): void {
    const [value, place] = [args[index], { key: this.key }];
    if (this.isVariadic) {
      for (const each of args.slice(index)) this.value(each, place, found);
    } else if (this.properties && isMapping(value)) {
      this.properties[isExact ? 'exact' : 'known'](value, undefined, found);
    } else if (value !== undefined || !this.isOptional) {
      this.value(value, place, found);
    }
  }
}
