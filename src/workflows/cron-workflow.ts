import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { CronWorkflowProps } from './workflow-props';
import { checkSource, renderSource } from './workflow-source';
import type { CronWorkflowSpec } from '../../imports/argoproj.io';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { UsageError } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'argoproj.io', version: 'v1alpha1', kind: 'CronWorkflow', resourceType: 'cronworkflows' };

/** A cron workflow, of this app or imported. */
export interface ICronWorkflow extends kplus.IResource {}

/**
 * Runs of Argo Workflows by a clock. Argo refuses names of more than 52 characters, to which it adds the time.
 *
 * @example
 * const test = new ArgoContainer('test', { image: 'registry.example.com/ci/tests:1.0.0' });
 * new CronWorkflow(chart, 'nightly', {
 *   template: new WorkflowTemplate(chart, 'tests', { entrypoint: test }),
 *   schedules: [Cron.schedule({ minute: '0', hour: '2' })],
 *   timeZone: 'Europe/Berlin',
 *   concurrency: CronWorkflowConcurrency.FORBID,
 * });
 */
export class CronWorkflow extends kplus.Resource implements ICronWorkflow {
  /**
   * A cron workflow that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the cron workflow's name
   */
  public static fromCronWorkflowName(scope: Construct, id: string, name: string): ICronWorkflow {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what is run, and when
   * @throws without a schedule, and where `Workflow` does
   */
  constructor(scope: Construct, id: string, props: CronWorkflowProps) {
    super(scope, id);
    checkSource(this, props, scheduleProblems(props));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => this.renderSpec(props) }),
    });
  }

  private renderSpec(props: CronWorkflowProps): CronWorkflowSpec {
    return {
      schedules: props.schedules.map(({ expressionString }) => expressionString),
      timezone: props.timeZone,
      concurrencyPolicy: props.concurrency,
      startingDeadlineSeconds: props.startingDeadline?.toSeconds(),
      successfulJobsHistoryLimit: props.successfulRunsRetained,
      failedJobsHistoryLimit: props.failedRunsRetained,
      suspend: props.suspend,
      workflowSpec: renderSource(props, this),
    };
  }
}

function* scheduleProblems({ schedules }: CronWorkflowProps): Generator<UsageError> {
  if (!schedules.length) yield { what: 'schedules', got: schedules, allowed: 'at least one', fix: 'Say when it runs.' };
}
