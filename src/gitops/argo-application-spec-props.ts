import { Chart } from 'cdk8s';
import { IArgoAppProject } from './argo-app-project';
import { ArgoDestination } from './argo-destination';
import { ArgoResourceIgnoreDifferences } from './argo-resource-ignore-differences';
import { ArgoSource } from './argo-source';
import { ArgoSyncPolicy } from './argo-sync-policy';

/** What an application deploys, where and how; common to `ArgoApplication` and the template of `ArgoApplicationSet`. */
export interface ArgoApplicationSpecProps {
  /** Where its manifests come from. */
  readonly source: ArgoSource;

  /**
   * Further sources, whose objects are added.
   *
   * @default - none
   */
  readonly additionalSources?: ArgoSource[];

  /** The cluster and the namespace. */
  readonly destination: ArgoDestination;

  /**
   * The project, which says what the application may do.
   *
   * @default - the project `default`, which may do everything
   */
  readonly project?: IArgoAppProject;

  /**
   * When and how it is synced.
   *
   * @default - somebody must ask for each sync
   */
  readonly syncPolicy?: ArgoSyncPolicy;

  /**
   * The charts that it deploys, where this app makes them: what KubeVirt writes over what their VMs say may differ, see `KubeVirtDifferences`. On KubeVirt
   * 1.8 and later that is nothing, unless sizes are inferred or preferences give storage classes.
   *
   * @default - charts of others, or unknown
   */
  readonly charts?: Chart[];

  /**
   * What may differ between the repository and the cluster besides.
   *
   * @default - nothing
   */
  readonly ignoreDifferences?: ArgoResourceIgnoreDifferences[];

  /**
   * How many earlier deployments are kept for a rollback, a whole number from 0.
   *
   * @default - Argo CD's: 10
   */
  readonly revisionHistoryLimit?: number;
}
