import { parameterNameProblems } from './argo-names';
import { keepProblems, UsageError } from '../usage-error';

/** Options of a parameter. */
export interface ArgoParameterOptions {
  /**
   * Its value where none is given.
   *
   * @default - it must be given
   */
  readonly value?: string;

  /**
   * The values that it may have.
   *
   * @default - any
   */
  readonly allowedValues?: string[];

  /**
   * What it is for, as the user interface of Argo shows it.
   *
   * @default - none
   */
  readonly description?: string;
}

/** A parameter: of a whole workflow, or an input of one template. In texts it is written by `ref`. */
export class ArgoParameter {
  /**
   * A parameter of a workflow, which all of its templates read.
   *
   * @param name letters, digits, `-` and `_`
   */
  public static ofWorkflow(name: string, options: ArgoParameterOptions = {}): ArgoParameter {
    return new ArgoParameter(name, 'workflow', options);
  }

  /**
   * An input of a template, which whatever calls the template gives.
   *
   * @param name letters, digits, `-` and `_`
   */
  public static input(name: string, options: ArgoParameterOptions = {}): ArgoParameter {
    return new ArgoParameter(name, 'inputs', options);
  }

  /** The name by which templates refer to it. */
  public readonly name: string;
  /** What stands for its value in texts, such as `{{inputs.parameters.image}}`. */
  public readonly ref: string;
  /** Its value where none is given. */
  public readonly value?: string;
  /** The values that it may have, where not all. */
  public readonly allowedValues?: string[];
  /** What it is for, in words that the UI of Argo shows. */
  public readonly description?: string;

  private constructor(name: string, owner: 'workflow' | 'inputs', options: ArgoParameterOptions) {
    this.name = name;
    this.ref = `{{${owner}.parameters.${name}}}`;
    this.value = options.value;
    this.allowedValues = options.allowedValues;
    this.description = options.description;
    keepProblems(this, parameterProblems(name, options));
  }

  /** Whether it is an input of a template, not a parameter of the workflow. */
  public get isInput(): boolean {
    return this.ref.startsWith('{{inputs.');
  }

  /** The same as `ref`. */
  public toString(): string {
    return this.ref;
  }
}

function* parameterProblems(name: string, { value, allowedValues }: ArgoParameterOptions): Generator<UsageError> {
  yield* parameterNameProblems('ArgoParameter', name);
  if (!allowedValues) return;
  const what = `allowedValues of parameter "${name}"`;
  if (!allowedValues.length) yield { what, got: allowedValues, allowed: 'at least one value', fix: 'Leave them out where any value will do.' };
  else if (value !== undefined && !allowedValues.includes(value)) yield { what, got: value, allowed: allowedValues.join(', '), fix: 'Allow the default, or give another.' };
}
