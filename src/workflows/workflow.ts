import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { WorkflowProps } from './workflow-props';
import { checkSource, renderSource } from './workflow-source';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { nameByServer } from '../resource/name-by-server';
import { ResourceType } from '../resource/resource-type';

const TYPE: ResourceType = { apiGroup: 'argoproj.io', version: 'v1alpha1', kind: 'Workflow', resourceType: 'workflows' };

/** A workflow, of this app or imported. */
export interface IWorkflow extends kplus.IResource {}

/**
 * One run of Argo Workflows, which begins when the object is created. Unless `metadata.name` is given, the API server names it by the construct's id and five
 * characters, so that there can be another: such a manifest is for `kubectl create` or `argo submit`, not for `kubectl apply` and GitOps.
 *
 * @example
 * const test = new ArgoContainer('test', { image: 'registry.example.com/ci/tests:1.0.0' });
 * new Workflow(chart, 'tests-by-hand', { spec: { entrypoint: test, deadline: Duration.hours(1) } });
 */
export class Workflow extends kplus.Resource implements IWorkflow {
  /**
   * A workflow that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the workflow's name
   */
  public static fromWorkflowName(scope: Construct, id: string, name: string): IWorkflow {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and what the name begins with unless `metadata.name` is given
   * @param props what is run
   * @throws unless there is either a template or a spec, on parameters that it does not have or lacks, and where `WorkflowTemplate` does
   */
  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    checkSource(this, props);
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderSource(props, this) }),
    });
    if (props.metadata?.name === undefined) nameByServer(this.apiObject, `${id}-`);
  }
}
