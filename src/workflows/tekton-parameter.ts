import { keepProblems } from '../usage-error';

/** Properties of a `TektonParameter`. */
export interface TektonParameterProps {
  /**
   * Its value where none is given.
   *
   * @default - it must be given
   */
  readonly value?: string;

  /**
   * What it is for, in words that dashboards show.
   *
   * @default - none
   */
  readonly description?: string;
}

/** A parameter of a Tekton task or pipeline, which is a text. */
export class TektonParameter {
  /** What stands for its value in texts, such as `$(params.repo)`. */
  public readonly ref: string;
  /** Its value where none is given. */
  public readonly value?: string;
  /** What it is for. */
  public readonly description?: string;

  /** @param name letters, digits, `-` and `_`, beginning with a letter or `_` */
  constructor(public readonly name: string, options: TektonParameterProps = {}) {
    this.ref = `$(params.${name})`;
    this.value = options.value;
    this.description = options.description;
    if (!/^[a-zA-Z_][-a-zA-Z0-9_]*$/.test(name)) {
      keepProblems(this, [{ what: 'TektonParameter', got: name, allowed: 'letters, digits, - and _, beginning with a letter or _', fix: 'Rename the parameter.' }]);
    }
  }

  /** The same as `ref`. */
  public toString(): string {
    return this.ref;
  }
}
