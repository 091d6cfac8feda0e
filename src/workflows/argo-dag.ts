import { ArgoLock } from './argo-lock';
import { ArgoTask } from './argo-step';
import { ArgoTemplate, ArgoTemplateProps } from './argo-template';
import { callProblems, referencedCalls } from './call-problems';
import { duplicatesOf } from './duplicates';
import { renderCall } from './render-call';
import { renderLocks } from './render-leaf';
import type { Task, TemplateDefaults as Template } from '../../imports/argoproj.io';
import { omitEmpty } from '../kubernetes/omit-empty';
import { keepProblems, problemsOf, UsageError } from '../usage-error';

/** Properties of an `ArgoDag`. */
export interface ArgoDagProps extends ArgoTemplateProps {
  /** The tasks, each with those that it waits for. */
  readonly tasks: ArgoTask[];

  /**
   * Whether no other task begins once one has failed.
   *
   * @default - Argo's: true
   */
  readonly failFast?: boolean;

  /**
   * How many tasks run at the same time.
   *
   * @default - all whose dependencies have ended
   */
  readonly parallelism?: number;

  /**
   * What it waits for, and holds until its last task has ended.
   *
   * @default - nothing
   */
  readonly locks?: ArgoLock[];
}

/** A template of tasks, each of which begins once those that it depends on have succeeded: those whose outputs it is given, and those in `after`. */
export class ArgoDag extends ArgoTemplate {
  /** The tasks, each with those that it waits for. */
  public readonly tasks: ArgoTask[];

  /**
   * @param name letters, digits and `-`
   * @param props the tasks
   */
  constructor(name: string, private readonly props: ArgoDagProps) {
    super(name, props);
    this.tasks = [...props.tasks];
    keepProblems(this, [...problemsOf(...this.tasks, ...props.locks ?? []), ...dagProblems(this)]);
    this._keepUndeclared(this._render());
  }

  /** @internal */
  public _render(): object {
    const { failFast, parallelism, locks } = this.props;
    const tasks = this.tasks.map((task): Task => ({ ...renderCall(task), dependencies: omitEmpty(dependenciesOf(task)) }));
    return { parallelism, synchronization: renderLocks(locks), dag: { failFast, tasks } } satisfies Partial<Template>;
  }

  /** @internal */
  public _calls(): readonly ArgoTemplate[] {
    return this.tasks.map(({ template }) => template);
  }
}

function dependenciesOf(task: ArgoTask): string[] {
  return [...new Set([...task.after.map(({ name }) => name), ...referencedCalls(renderCall(task), 'tasks')])];
}

function* dagProblems({ name, tasks }: ArgoDag): Generator<UsageError> {
  const what = `tasks of template "${name}"`;
  if (!tasks.length) yield { what, got: tasks, allowed: 'at least one', fix: 'Say what is run.' };
  for (const got of duplicatesOf(tasks)) yield { what, got, allowed: 'each name once', fix: 'Rename one of the tasks.' };
  for (const task of tasks) {
    for (const dependency of task.after) {
      if (tasks.includes(dependency)) continue;
      yield { what: `task "${task.name}"`, got: dependency.name, allowed: 'tasks of the same template in `after`', fix: 'Add it to `tasks`.' };
    }
    yield* callProblems(task, { kind: 'tasks', calls: tasks, endedBefore: () => tasks.filter((other) => other !== task) });
  }
}
