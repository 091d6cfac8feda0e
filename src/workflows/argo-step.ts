import { ArgoLoop } from './argo-loop';
import { argoNameProblems } from './argo-names';
import { ArgoTemplate } from './argo-template';
import { keepProblems, problemsOf, usageError } from '../usage-error';

/** Properties of an `ArgoStep`. */
export interface ArgoStepProps {
  /**
   * What the template is given, by the names of its inputs: texts, which may have references.
   *
   * @default - nothing; inputs have their defaults
   */
  readonly parameters?: { readonly [input: string]: string };

  /**
   * A condition without which it is left out, such as `{{workflow.status}} == Succeeded`.
   *
   * @default - it is always run
   */
  readonly when?: string;

  /**
   * The items that the step is run for, once for each.
   *
   * @default - it is run once
   */
  readonly loop?: ArgoLoop;

  /**
   * Whether the workflow goes on where it fails.
   *
   * @default false
   */
  readonly continueOnFailure?: boolean;
}

/** What `ArgoStep` and `ArgoTask` have in common. */
export abstract class ArgoCall {
  /** Its name, unique in its template. */
  public readonly name: string;
  /** The template that the step runs. */
  public readonly template: ArgoTemplate;
  /** @internal */
  public readonly _options: ArgoStepProps;

  protected constructor(name: string, template: ArgoTemplate, options: ArgoStepProps) {
    this.name = name;
    this.template = template;
    this._options = options;
    keepProblems(this, [...argoNameProblems('name of a step', name), ...problemsOf(options.loop)]);
  }

  /**
   * What stands for an output of it in texts. With a `loop` it is a list in JSON, of the outputs of all runs.
   *
   * @param name the name of an output of the template
   * @throws if the template has no such output
   */
  public output(name: string): string {
    const { outputs } = this.template;
    if (!outputs.some((output) => output.name === name)) {
      throw usageError(undefined, {
        what: `output of step "${this.name}"`,
        got: name,
        allowed: outputs.map((output) => output.name).join(', ') || `none: template "${this.template.name}" has no outputs`,
        fix: 'Name one of these, or add it to `outputs` of the template.',
      });
    }
    return `{{${this._kind()}.${this.name}.outputs.parameters.${name}}}`;
  }

  /** What stands for what its script or container has printed. */
  public get result(): string {
    return `{{${this._kind()}.${this.name}.outputs.result}}`;
  }

  /** What stands for how it ended: `Succeeded`, `Failed`, `Error`, `Skipped` or `Omitted`. */
  public get status(): string {
    return `{{${this._kind()}.${this.name}.status}}`;
  }

  /** @internal */
  protected abstract _kind(): 'steps' | 'tasks';
}

/** A step of an `ArgoSteps`. */
export class ArgoStep extends ArgoCall {
  /**
   * @param name letters, digits and `-`
   * @param template what it runs
   * @param options what the template is given
   */
  constructor(name: string, template: ArgoTemplate, options: ArgoStepProps = {}) {
    super(name, template, options);
  }

  /** @internal */
  protected _kind(): 'steps' {
    return 'steps';
  }
}

/** Properties of an `ArgoTask`. */
export interface ArgoTaskProps extends ArgoStepProps {
  /**
   * The tasks that it waits for, besides those whose outputs it is given.
   *
   * @default - none
   */
  readonly after?: ArgoTask[];
}

/** A task of an `ArgoDag`. */
export class ArgoTask extends ArgoCall {
  /** The tasks that it waits for, besides those whose outputs it is given. */
  public readonly after: ArgoTask[];

  /**
   * @param name letters, digits and `-`, beginning with a letter
   * @param template what it runs
   * @param options what the template is given, and what it waits for
   */
  constructor(name: string, template: ArgoTemplate, options: ArgoTaskProps = {}) {
    super(name, template, options);
    this.after = [...options.after ?? []];
    if (/^\d/.test(name)) keepProblems(this, [{ what: 'name of a task', got: name, allowed: 'a letter first', fix: 'Rename it.' }]);
  }

  /** @internal */
  protected _kind(): 'tasks' {
    return 'tasks';
  }
}
