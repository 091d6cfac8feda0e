import * as kplus from 'cdk8s-plus-28';
import { ArgoApplicationSpecProps } from './argo-application-spec-props';
import { ArgoGenerator } from './argo-generator';

/** What an `ArgoApplicationSet` does to the applications it made. */
export enum ArgoApplicationsSync {
  /** They are made, and stay as they are. */
  CREATE_ONLY = 'create-only',
  /** They are made and changed, and never deleted. */
  CREATE_UPDATE = 'create-update',
  /** They are made and deleted, and never changed. */
  CREATE_DELETE = 'create-delete',
  /** They are made, changed and deleted. */
  SYNC = 'sync',
}

/** The applications that are synced together, before those of the next step. */
export interface ArgoRollingSyncStep {
  /**
   * Which applications, by the labels that the template gives them: `kplus.LabelExpression.in` and `notIn`. All must hold.
   */
  readonly matchExpressions: kplus.LabelExpression[];

  /**
   * How many of them at a time. A percentage is of the applications of the step, at least one.
   *
   * @default - all
   */
  readonly maxUpdate?: kplus.PercentOrAbsolute;
}

/** What each application of an `ArgoApplicationSet` is. All texts may have parameters of the generators, as `{{ .name }}`. */
export interface ArgoApplicationTemplate extends ArgoApplicationSpecProps {
  /** The name of the application; it must differ for each set of parameters. */
  readonly name: string;

  /**
   * Labels, by which the steps of a rolling sync find it.
   *
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations of each application, such as those of notifications.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };

  /**
   * The namespace of the application.
   *
   * @default - that of the ApplicationSet
   */
  readonly namespace?: string;
}

/** Properties of an `ArgoApplicationSet`. */
export interface ArgoApplicationSetProps extends kplus.ResourceProps {
  /** What it makes applications of. */
  readonly generators: ArgoGenerator[];

  /** What each application is. */
  readonly template: ArgoApplicationTemplate;

  /**
   * Steps in which applications are synced, one after the other: a canary before all. A step begins when all applications of the one before are healthy,
   * which one with a stopped VM never is for Argo CD up to 3.5.1; applications in no step are not synced at all. It must be turned on in Argo CD (`applicationsetcontroller.enable.progressive.syncs`), which then turns
   * off automated syncs of the applications and syncs them itself: since Argo CD 3.3 after a commit or a change of the template only, so `selfHeal` does nothing then.
   *
   * @default - all at once
   */
  readonly rollingSync?: ArgoRollingSyncStep[];

  /**
   * Whether the objects of applications stay in the clusters when the ApplicationSet deletes the applications.
   *
   * @default false
   */
  readonly preserveResourcesOnDeletion?: boolean;

  /**
   * What it does to the applications it made.
   *
   * @default - Argo CD's: ArgoApplicationsSync.SYNC
   */
  readonly applicationsSync?: ArgoApplicationsSync;

  /**
   * Whether texts are Go templates (`{{ .name }}`), which know functions and conditions. Without, they are `{{name}}`, which Argo CD keeps for old
   * ApplicationSets.
   *
   * @default true
   */
  readonly goTemplate?: boolean;

  /**
   * Options of the Go templates.
   *
   * @default - `missingkey=error`: a parameter that is missing is an error, not the text `<no value>`
   */
  readonly goTemplateOptions?: string[];
}
