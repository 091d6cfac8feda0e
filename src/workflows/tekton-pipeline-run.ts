import { ApiObject, Duration, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ITektonPipeline, TektonPipeline } from './tekton-pipeline';
import type { PipelineRunSpec } from '../../imports/tekton.dev';
import { entriesInOrder } from '../kubernetes/in-key-order';
import { omitEmpty } from '../kubernetes/omit-empty';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { nameByServer } from '../resource/name-by-server';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny, UsageError } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'tekton.dev', version: 'v1', kind: 'PipelineRun', resourceType: 'pipelineruns' };

/** A run of a pipeline of Tekton, of this app or imported. */
export interface ITektonPipelineRun extends kplus.IResource {}

/** Properties of a `TektonPipelineRun`. */
export interface TektonPipelineRunProps extends kplus.ResourceProps {
  /** The pipeline that is run, in the same namespace. */
  readonly pipeline: ITektonPipeline;

  /**
   * Parameters that have another value than they have by default.
   *
   * @default - none
   */
  readonly parameters?: { readonly [name: string]: string };

  /**
   * The service account of its pods.
   *
   * @default - `default` of the namespace, which may do nothing
   */
  readonly serviceAccount?: kplus.IServiceAccount;

  /**
   * Time after which it fails, tasks at the end included, in whole seconds.
   *
   * @default - Tekton's: an hour
   */
  readonly deadline?: Duration;

  /**
   * The part of the deadline that is kept for the tasks at the end, in whole seconds. Without it, and before Tekton v1.13, a run whose time is up ends
   * without them.
   *
   * @default - what the others leave, which may be nothing
   */
  readonly finallyDeadline?: Duration;
}

/**
 * One run of a pipeline of Tekton, which begins when the object is created. Unless `metadata.name` is given, the API server names it by the construct's id and five
 * characters, so that there can be another: such a manifest is for `kubectl create`, not for `kubectl apply` and GitOps.
 *
 * @example
 * const task = new TektonTask(chart, 'lint', { steps: [{ name: 'lint', image: 'registry.example.com/ci/lint:1.0.0' }] });
 * const pipeline = new TektonPipeline(chart, 'ci', { tasks: [new TektonPipelineTask('lint', task)] });
 * new TektonPipelineRun(chart, 'ci-by-hand', { pipeline, deadline: Duration.hours(1) });
 */
export class TektonPipelineRun extends kplus.Resource implements ITektonPipelineRun {
  /**
   * A run that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the run's name
   */
  public static fromTektonPipelineRunName(scope: Construct, id: string, name: string): ITektonPipelineRun {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and what the name begins with unless `metadata.name` is given
   * @param props what is run
   * @throws on parameters that the pipeline does not have or lacks
   */
  constructor(scope: Construct, id: string, props: TektonPipelineRunProps) {
    super(scope, id);
    throwIfAny(this, runProblems(props));
    this.apiObject = createApiObject(this, id, TYPE, { metadata: props.metadata, spec: Lazy.any({ produce: () => renderRun(props) }) });
    if (props.metadata?.name === undefined) nameByServer(this.apiObject, `${id}-`);
  }
}

function renderRun({ pipeline, parameters = {}, serviceAccount, deadline, finallyDeadline }: TektonPipelineRunProps): PipelineRunSpec {
  const seconds = (duration?: Duration) => duration && `${duration.toSeconds()}s`;
  return {
    pipelineRef: { name: pipeline.name },
    params: omitEmpty(entriesInOrder(parameters).map(([name, value]) => ({ name, value }))),
    taskRunTemplate: serviceAccount && { serviceAccountName: serviceAccount.name },
    timeouts: omitEmpty({ pipeline: seconds(deadline), finally: seconds(finallyDeadline) }),
  };
}

function* runProblems({ pipeline, parameters = {}, deadline, finallyDeadline }: TektonPipelineRunProps): Generator<UsageError> {
  const [whole, last] = [deadline?.toSeconds(), finallyDeadline?.toSeconds()];
  // Tekton takes 0 for no bound.
  if (whole && last !== undefined && (last === 0 || last >= whole)) {
    yield { what: 'finallyDeadline', got: `${last} s`, allowed: `more than 0 s and less than the deadline, ${whole} s`, fix: 'Leave time for the other tasks.' };
  }
  if (!(pipeline instanceof TektonPipeline)) return;
  const declared = pipeline.parameters;
  for (const got of Object.keys(parameters)) {
    if (!declared.some(({ name }) => name === got)) yield { what: 'parameters', got, allowed: declared.map(({ name }) => name).join(', ') || 'none', fix: 'Name a parameter of the pipeline.' };
  }
  for (const { name, value } of declared) {
    if (value === undefined && !(name in parameters)) yield { what: 'parameters', got: Object.keys(parameters), allowed: 'all that have no value by default', fix: `Give "${name}".` };
  }
}
