import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ArgoLock } from './argo-lock';
import { ArgoParameter } from './argo-parameter';
import { ArgoTemplate } from './argo-template';

/** How long workflows that have ended stay. What they own goes with them. */
export interface ArgoTtl {
  /**
   * Those that succeeded, in whole seconds.
   *
   * @default - `afterCompletion`
   */
  readonly afterSuccess?: Duration;

  /**
   * Those that failed, in whole seconds.
   *
   * @default - `afterCompletion`
   */
  readonly afterFailure?: Duration;

  /**
   * All others, in whole seconds.
   *
   * @default - they stay
   */
  readonly afterCompletion?: Duration;
}

/** When pods of workflows are deleted. */
export enum ArgoPodGc {
  /** Each once it has ended. */
  ON_POD_COMPLETION = 'OnPodCompletion',
  /** Each once it has succeeded: those that failed stay for their logs. */
  ON_POD_SUCCESS = 'OnPodSuccess',
  /** All once the workflow has ended. */
  ON_WORKFLOW_COMPLETION = 'OnWorkflowCompletion',
  /** All once the workflow has succeeded. */
  ON_WORKFLOW_SUCCESS = 'OnWorkflowSuccess',
}

/** What a workflow does. */
export interface WorkflowSpecProps {
  /** The template that it begins with. */
  readonly entrypoint: ArgoTemplate;

  /**
   * The template that is run at the end, however that came about: success, failure, error, `argo stop` and the deadline, but not `argo terminate` and not the deletion
   * of the workflow.
   *
   * @default - none
   */
  readonly onExit?: ArgoTemplate;

  /**
   * Its parameters, `ArgoParameter.ofWorkflow(…)`.
   *
   * @default - none
   */
  readonly parameters?: ArgoParameter[];

  /**
   * The service account of its pods.
   *
   * @default - `default` of the namespace, which may do nothing
   */
  readonly serviceAccount?: kplus.IServiceAccount;

  /**
   * Time after which it fails, in whole seconds. The exit handler is run all the same.
   *
   * @default - none
   */
  readonly deadline?: Duration;

  /**
   * How long it stays once it has ended.
   *
   * @default - until it is deleted
   */
  readonly ttl?: ArgoTtl;

  /**
   * When its pods are deleted.
   *
   * @default - with the workflow
   */
  readonly podGc?: ArgoPodGc;

  /**
   * How many of its pods run at the same time.
   *
   * @default - any number
   */
  readonly parallelism?: number;

  /**
   * What it waits for before it begins, and holds until it has ended.
   *
   * @default - nothing
   */
  readonly locks?: ArgoLock[];

  /**
   * Labels that the nodes of its pods must have.
   *
   * @default - none
   */
  readonly nodeSelector?: { [label: string]: string };

  /**
   * Labels of its pods, such as those by which network policies select them.
   *
   * @default - those of Argo
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * The PriorityClass of its pods.
   *
   * @default - that of the cluster
   */
  readonly priorityClassName?: string;

  /**
   * The Secrets with the credentials of the registries of its images.
   *
   * @default - those of the service account
   */
  readonly imagePullSecrets?: kplus.ISecret[];

  /**
   * Whether the logs of its pods are kept where Argo keeps artifacts.
   *
   * @default - as the controller is configured
   */
  readonly archiveLogs?: boolean;
}
