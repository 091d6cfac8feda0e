import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { duplicatesOf } from './duplicates';
import { renderContainer, renderVolumes } from './render-container';
import { undeclaredTektonParameters } from './tekton-references';
import { TektonStep, TektonTaskProps } from './tekton-task-props';
import type { Step, TaskSpec } from '../../imports/tekton.dev';
import { omitEmpty } from '../kubernetes/omit-empty';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { problemsOf, throwIfAny, UsageError } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'tekton.dev', version: 'v1', kind: 'Task', resourceType: 'tasks' };

/** A task of Tekton, of this app or imported. */
export interface ITektonTask extends kplus.IResource {}

/**
 * A task of Tekton: containers that run one after the other in one pod.
 *
 * @example
 * const repo = new TektonParameter('repo');
 * new TektonTask(chart, 'lint', {
 *   parameters: [repo],
 *   steps: [{ name: 'lint', image: 'registry.example.com/ci/lint:1.0.0', args: ['--repo', repo.ref] }],
 * });
 */
export class TektonTask extends kplus.Resource implements ITektonTask {
  /**
   * A task that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the task's name
   */
  public static fromTektonTaskName(scope: Construct, id: string, name: string): ITektonTask {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;
  /** @internal */
  public readonly _props: TektonTaskProps;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what it runs
   * @throws without steps, on names that are there twice, a script beside a command, and on parameters and results that it does not have
   */
  constructor(scope: Construct, id: string, props: TektonTaskProps) {
    super(scope, id);
    this._props = props;
    throwIfAny(this, taskProblems(props));
    this.apiObject = createApiObject(this, id, TYPE, { metadata: props.metadata, spec: Lazy.any({ produce: () => renderTask(props) }) });
  }
}

function renderTask({ steps, parameters = [], results = [], description }: TektonTaskProps): TaskSpec {
  return {
    description,
    params: omitEmpty(parameters.map((parameter) => ({ name: parameter.name, type: 'string', default: parameter.value, description: parameter.description }))),
    results: omitEmpty(results.map((name) => ({ name, type: 'string' }))),
    steps: steps.map(renderStep),
    volumes: renderVolumes(steps.flatMap(({ mounts = [] }) => mounts)),
  };
}

function renderStep(step: TektonStep): Step {
  const { resources, ...container } = renderContainer(step);
  return { name: step.name, ...container, command: step.command, args: step.args, script: step.script, computeResources: resources };
}

function* taskProblems(props: TektonTaskProps): Generator<UsageError> {
  const { steps, parameters = [], results = [] } = props;
  yield* problemsOf(...parameters);
  if (!steps.length) yield { what: 'steps', got: steps, allowed: 'at least one', fix: 'Say what is run.' };
  for (const got of duplicatesOf(steps)) yield { what: 'steps', got, allowed: 'each name once', fix: 'Rename one of the steps.' };
  for (const got of duplicatesOf(parameters)) yield { what: 'parameters', got, allowed: 'each name once', fix: 'Remove one of them.' };
  for (const { name, command, script } of steps) {
    if (command && script !== undefined) yield { what: `step "${name}"`, got: 'command and script', allowed: 'one of them', fix: 'Tekton refuses both: put the command into the script.' };
  }
  yield* undeclaredTektonParameters(parameters, steps.map(renderStep));
  for (const match of JSON.stringify(steps.map(({ script, args, command }) => [script, args, command])).matchAll(/\$\(results\.([^.)]+)\.path\)/g)) {
    if (!results.includes(match[1])) yield { what: 'results', got: match[0], allowed: 'results of the task', fix: `Add "${match[1]}" to \`results\`.` };
  }
}
