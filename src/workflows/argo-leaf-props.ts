import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ArgoLock } from './argo-lock';
import { ArgoTemplateProps } from './argo-template';

/** What makes Argo try again. */
export enum ArgoRetryPolicy {
  /** A step that fails or cannot be run. */
  ALWAYS = 'Always',
  /** A step whose container fails. */
  ON_FAILURE = 'OnFailure',
  /** A step that cannot be run: its pod is deleted or evicted, its node is lost. */
  ON_ERROR = 'OnError',
  /** An error that Argo knows to pass, such as a lost connection. */
  ON_TRANSIENT_ERROR = 'OnTransientError',
}

/** How a step is tried again. */
export interface ArgoRetry {
  /** How often after the first time. */
  readonly limit: number;

  /**
   * What makes Argo try again.
   *
   * @default - Argo's: ArgoRetryPolicy.ON_FAILURE
   */
  readonly policy?: ArgoRetryPolicy;

  /**
   * The wait before the first new try, in whole seconds.
   *
   * @default - none
   */
  readonly backoff?: Duration;

  /**
   * By how much each wait is longer than the one before.
   *
   * @default - they are equal
   */
  readonly backoffFactor?: number;
}

/** What templates that run pods have. */
export interface ArgoLeafProps extends ArgoTemplateProps {
  /**
   * Time after which a run of it fails, in whole seconds.
   *
   * @default - that of the workflow
   */
  readonly deadline?: Duration;

  /**
   * How a failed run is tried again.
   *
   * @default - it is not
   */
  readonly retry?: ArgoRetry;

  /**
   * What it waits for, and holds while it runs.
   *
   * @default - nothing
   */
  readonly locks?: ArgoLock[];

  /**
   * Labels that the node of its pod must have.
   *
   * @default - those of the workflow
   */
  readonly nodeSelector?: { [label: string]: string };

  /**
   * The service account of its pod.
   *
   * @default - that of the workflow
   */
  readonly serviceAccount?: kplus.IServiceAccount;
}
