import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ArgoParameter } from './argo-parameter';
import { allowAll, EXECUTOR } from './argo-permissions';
import { renderWorkflowSpec } from './render-workflow-spec';
import { WorkflowSpecProps } from './workflow-spec-props';
import { templatesOf, workflowProblems } from './workflow-templates';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'argoproj.io', version: 'v1alpha1', kind: 'WorkflowTemplate', resourceType: 'workflowtemplates' };

/** A workflow template, of this app or imported. */
export interface IWorkflowTemplate extends kplus.IResource {}

/** Properties of a workflow template. */
export interface WorkflowTemplateProps extends kplus.ResourceProps, WorkflowSpecProps {}

/**
 * A workflow of Argo Workflows that runs whenever a `Workflow` or a `CronWorkflow` refers to it. Its templates are those that the entrypoint and the exit handler
 * lead to. Argo refuses names of more than 63 characters.
 *
 * @example
 * const test = new ArgoContainer('test', { image: 'registry.example.com/ci/tests:1.0.0' });
 * new WorkflowTemplate(chart, 'tests', { entrypoint: test, deadline: Duration.hours(1) });
 */
export class WorkflowTemplate extends kplus.Resource implements IWorkflowTemplate {
  /**
   * A workflow template that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the workflow template's name
   */
  public static fromWorkflowTemplateName(scope: Construct, id: string, name: string): IWorkflowTemplate {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;
  private readonly props: WorkflowTemplateProps;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what it does
   * @throws on malformed names, names that are there twice, arguments that a template does not have or lacks, and references to what has not run
   */
  constructor(scope: Construct, id: string, props: WorkflowTemplateProps) {
    super(scope, id);
    this.props = props;
    throwIfAny(this, workflowProblems(props));
    templatesOf(props).forEach((template) => template._check(this));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderWorkflowSpec(props, this) }),
    });
  }

  /** The parameters that a run may be given. */
  public get parameters(): ArgoParameter[] {
    return [...this.props.parameters ?? []];
  }

  /**
   * Lets a role do what its templates do with objects, and what the executor of Argo needs in every step. Bind the role to the service account of the workflow.
   *
   * @param role a role of the same namespace
   */
  public addPermissionsTo(role: kplus.Role): void {
    allowAll(role, [EXECUTOR, ...templatesOf(this.props).flatMap((template) => [...template._permissions()])]);
  }
}
