import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { duplicatesOf } from './duplicates';
import { TektonParameter } from './tekton-parameter';
import { TektonPipelineTask, TektonWhen } from './tekton-pipeline-task';
import { tektonReferencesIn, undeclaredTektonParameters } from './tekton-references';
import { TektonTask } from './tekton-task';
import type { Finally, PipelineSpec } from '../../imports/tekton.dev';
import { entriesInOrder } from '../kubernetes/in-key-order';
import { omitEmpty } from '../kubernetes/omit-empty';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { problemsOf, throwIfAny, UsageError } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'tekton.dev', version: 'v1', kind: 'Pipeline', resourceType: 'pipelines' };

/** A pipeline of Tekton, of this app or imported. */
export interface ITektonPipeline extends kplus.IResource {}

/** Properties of a `TektonPipeline`. */
export interface TektonPipelineProps extends kplus.ResourceProps {
  /** The tasks of the pipeline. Each begins once those have succeeded whose results it is given, or that it is `after`. */
  readonly tasks: TektonPipelineTask[];

  /**
   * The tasks that are run at the end, at the same time, also where a task failed. Where time is up they are run in the `finallyDeadline` of the run, not without one and not
   * before Tekton v1.13 (pull request 9709); where somebody ends the run, with the status `CancelledRunFinally` or `StoppedRunFinally`, and not with `Cancelled`.
   *
   * @default - none
   */
  readonly finallyTasks?: TektonPipelineTask[];

  /**
   * What a run may be given.
   *
   * @default - nothing
   */
  readonly parameters?: TektonParameter[];

  /**
   * What the pipeline is for, in words that dashboards show.
   *
   * @default - none
   */
  readonly description?: string;
}

/**
 * A pipeline of Tekton, which runs whenever a `TektonPipelineRun` refers to it.
 *
 * @example
 * const lint = new TektonTask(chart, 'lint', { steps: [{ name: 'lint', image: 'registry.example.com/ci/lint:1.0.0' }] });
 * const build = new TektonTask(chart, 'build', { steps: [{ name: 'build', image: 'registry.example.com/ci/build:1.0.0' }] });
 * const first = new TektonPipelineTask('lint', lint);
 * new TektonPipeline(chart, 'ci', { tasks: [first, new TektonPipelineTask('build', build, { after: [first] })] });
 */
export class TektonPipeline extends kplus.Resource implements ITektonPipeline {
  /**
   * A pipeline that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the pipeline's name
   */
  public static fromTektonPipelineName(scope: Construct, id: string, name: string): ITektonPipeline {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;
  private readonly props: TektonPipelineProps;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the tasks
   * @throws on names that are there twice, parameters that a task or the pipeline does not have or lacks, and references to what is not there
   */
  constructor(scope: Construct, id: string, props: TektonPipelineProps) {
    super(scope, id);
    this.props = props;
    throwIfAny(this, pipelineProblems(props));
    [...props.tasks, ...props.finallyTasks ?? []].forEach((task) => task._check(this));
    this.apiObject = createApiObject(this, id, TYPE, { metadata: props.metadata, spec: Lazy.any({ produce: () => this.renderSpec() }) });
  }

  /** The parameters that a run may be given. */
  public get parameters(): TektonParameter[] {
    return [...this.props.parameters ?? []];
  }

  private renderSpec(): PipelineSpec {
    const { tasks, finallyTasks = [], parameters = [], description } = this.props;
    return {
      description,
      params: omitEmpty(parameters.map((parameter) => ({ name: parameter.name, type: 'string', default: parameter.value, description: parameter.description }))),
      tasks: tasks.map((task) => renderTask(task, this)),
      finally: omitEmpty(finallyTasks.map((task) => renderTask(task, this))),
    };
  }
}

function renderTask(pipelineTask: TektonPipelineTask, scope: Construct): Finally {
  const { name, task, _options: { after = [], when = [], timeout, retries } } = pipelineTask;
  return {
    name,
    taskRef: { kind: task.kind, name: task.name },
    params: omitEmpty(entriesInOrder(pipelineTask._parameters(scope)).map(([parameter, value]) => ({ name: parameter, value }))),
    runAfter: omitEmpty(after.map((other) => other.name)),
    when: omitEmpty(when.map(renderWhen)),
    timeout: timeout && `${timeout.toSeconds()}s`,
    retries,
  };
}

function renderWhen({ input, in: among, notIn }: TektonWhen): object {
  return among ? { input, operator: 'in', values: among } : { input, operator: 'notin', values: notIn };
}

function* pipelineProblems({ tasks, finallyTasks = [], parameters = [] }: TektonPipelineProps): Generator<UsageError> {
  const all = [...tasks, ...finallyTasks];
  yield* problemsOf(...parameters, ...all);
  if (!tasks.length) yield { what: 'tasks', got: tasks, allowed: 'at least one', fix: 'Say what is run.' };
  for (const got of duplicatesOf(all)) yield { what: 'tasks', got, allowed: 'each name once', fix: 'Rename one of them.' };
  for (const got of duplicatesOf(parameters)) yield { what: 'parameters', got, allowed: 'each name once', fix: 'Remove one of them.' };
  for (const { name, _options: { after = [] } } of finallyTasks) {
    if (after.length) yield { what: `task "${name}"`, got: after.map((other) => other.name), allowed: 'no `after` in `finallyTasks`', fix: 'They all run at the same time, at the end.' };
  }
  for (const task of all) yield* taskProblems(task, tasks);
  yield* undeclaredTektonParameters(parameters, all.map(({ _options: { parameters: given, when } }) => ({ given, when })));
}

function* taskProblems({ name, task, _options }: TektonPipelineTask, tasks: readonly TektonPipelineTask[]): Generator<UsageError> {
  const { parameters = {}, when, after = [] } = _options;
  const what = `task "${name}"`;
  for (const other of after) {
    if (!tasks.includes(other)) yield { what, got: other.name, allowed: 'tasks of the pipeline in `after`', fix: 'Add it to `tasks`.' };
  }
  for (const reference of new Set(tektonReferencesIn({ parameters, when }))) {
    const [, referenced] = /^tasks\.([^.]+)\.(?:results|status|reason)\b/.exec(reference) ?? [];
    if (referenced === undefined || (referenced !== name && tasks.some((other) => other.name === referenced))) continue;
    yield { what, got: `$(${reference})`, allowed: 'other tasks of the pipeline, those at the end excepted', fix: `Add the task "${referenced}" to \`tasks\`.` };
  }
  if (!(task instanceof TektonTask)) return;
  const { parameters: declared = [] } = task._props;
  for (const { name: input, value } of declared) {
    if (value !== undefined || input in parameters || input === 'manifest') continue;
    yield { what: `parameters of ${what}`, got: Object.keys(parameters), allowed: `all parameters of "${task.name}"`, fix: `Give "${input}".` };
  }
  for (const got of Object.keys(parameters)) {
    if (declared.some(({ name: input }) => input === got)) continue;
    yield { what: `parameters of ${what}`, got, allowed: `parameters of "${task.name}"`, fix: `Add new TektonParameter('${got}') to it, or leave it out.` };
  }
}
