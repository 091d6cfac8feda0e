import { Cron, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { WorkflowSpecProps } from './workflow-spec-props';
import { IWorkflowTemplate } from './workflow-template';

/** What a run is of. Either `template` or `spec` must be given. */
export interface WorkflowSourceProps extends kplus.ResourceProps {
  /**
   * The workflow template that is run, in the same namespace.
   *
   * @default - `spec`
   */
  readonly template?: IWorkflowTemplate;

  /**
   * The templates of the workflow, and what it begins with.
   *
   * @default - `template`
   */
  readonly spec?: WorkflowSpecProps;

  /**
   * Parameters of the workflow that have another value than they have by default.
   *
   * @default - none
   */
  readonly parameters?: { readonly [name: string]: string };
}

/** Properties of a workflow. */
export interface WorkflowProps extends WorkflowSourceProps {}

/** What happens where a run is due while another of the same CronWorkflow is under way. */
export enum CronWorkflowConcurrency {
  /** Both run. */
  ALLOW = 'Allow',
  /** The new one is left out. */
  FORBID = 'Forbid',
  /** The old one is stopped. */
  REPLACE = 'Replace',
}

/** Properties of a cron workflow. */
export interface CronWorkflowProps extends WorkflowSourceProps {
  /** The times at which the workflow runs. */
  readonly schedules: Cron[];

  /**
   * The time zone of the schedules, such as `Europe/Berlin`.
   *
   * @default - that of the controller, usually UTC
   */
  readonly timeZone?: string;

  /**
   * What happens where a run is due while another is under way.
   *
   * @default - Argo's: CronWorkflowConcurrency.ALLOW
   */
  readonly concurrency?: CronWorkflowConcurrency;

  /**
   * How late a run may begin that the controller has missed, in whole seconds.
   *
   * @default - it is left out
   */
  readonly startingDeadline?: Duration;

  /**
   * How many runs that succeeded are kept.
   *
   * @default - Argo's: 3
   */
  readonly successfulRunsRetained?: number;

  /**
   * How many runs that failed are kept.
   *
   * @default - Argo's: 1
   */
  readonly failedRunsRetained?: number;

  /**
   * Whether nothing is run for now.
   *
   * @default false
   */
  readonly suspend?: boolean;
}
