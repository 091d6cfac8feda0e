import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { ITektonTask, TektonTask } from './tekton-task';
import { keepProblems, usageError } from '../usage-error';

/** A condition of a task: `input` must be among some texts, or must not. */
export interface TektonWhen {
  /** What is compared, such as `$(tasks.status)`. */
  readonly input: string;

  /**
   * What it must be one of. Either this or `notIn` must be given.
   *
   * @default - `notIn`
   */
  readonly in?: string[];

  /**
   * What it must be none of.
   *
   * @default - `in`
   */
  readonly notIn?: string[];
}

/** Properties of a `TektonPipelineTask`. */
export interface TektonPipelineTaskProps {
  /**
   * What the task is given, by the names of its parameters: texts, which may have references.
   *
   * @default - nothing; parameters have their defaults
   */
  readonly parameters?: { readonly [name: string]: string };

  /**
   * The tasks that it waits for, besides those whose results it is given.
   *
   * @default - none
   */
  readonly after?: TektonPipelineTask[];

  /**
   * The conditions without which it is left out.
   *
   * @default - none
   */
  readonly when?: TektonWhen[];

  /**
   * Time after which it fails, in whole seconds.
   *
   * @default - Tekton's: an hour; since v1.12 the `deadline` of the run without its `finallyDeadline`, where both are given and that is more
   */
  readonly timeout?: Duration;

  /**
   * How often it is tried again.
   *
   * @default 0
   */
  readonly retries?: number;
}

/** A task of a pipeline: what it runs, and what that is given. */
export class TektonPipelineTask {
  /** @internal */
  public readonly _options: TektonPipelineTaskProps;

  /**
   * @param name a DNS label, unique in the pipeline
   * @param task what it runs
   * @param options what the task is given
   */
  constructor(public readonly name: string, public readonly task: ITektonTask, options: TektonPipelineTaskProps = {}) {
    this._options = options;
    for (const { input, in: among, notIn } of options.when ?? []) {
      if ((among === undefined) !== (notIn === undefined)) continue;
      keepProblems(this, [{ what: `when of task "${name}"`, got: input, allowed: 'either `in` or `notIn`', fix: 'Say what the input must be one of, or none of.' }]);
    }
  }

  /**
   * What stands for a result of it in texts.
   *
   * @param name the name of a result of the task
   * @throws if the task, where this app makes it, has no such result
   */
  public result(name: string): string {
    const { results } = this.task instanceof TektonTask ? this.task._props : { results: [name] };
    if (!results?.includes(name)) {
      throw usageError(undefined, {
        what: `result of task "${this.name}"`, got: name, allowed: results?.join(', ') ?? 'none', fix: 'Name one of these, or add it to `results` of the task.',
      });
    }
    return `$(tasks.${this.name}.results.${name})`;
  }

  /** @internal What the task is given. */
  public _parameters(_scope: Construct): { readonly [name: string]: string } {
    return this._options.parameters ?? {};
  }

  /** @internal What is wrong with it in the pipeline that it is in. */
  public _check(_scope: Construct): void {}
}
