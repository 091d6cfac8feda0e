import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { FleetDriftCorrection } from '../gitops';

/** Options of `EdgeDelivery.rancherFleet`. */
export interface EdgeRancherFleetOptions {
  /** The URL of the repository that the output of this app is pushed to. */
  readonly repo: string;

  /**
   * The branch of the repository that stores follow. Stores of waves before the last follow `<branch>-<wave>`, unless the wave names its own.
   *
   * @default 'release'
   */
  readonly branch?: string;

  /**
   * The directory of the output in the repository.
   *
   * @default 'dist'
   */
  readonly path?: string;

  /**
   * The namespace of the stores' clusters at head office, which is made with them.
   *
   * @default - the id of the fleet
   */
  readonly namespace?: string;

  /**
   * Labels of all stores' clusters. Each needs two more when it registers: `wave`, and the label of the fleet's `locationLabel` with the id of the
   * store.
   *
   * @default - `type: store`
   */
  readonly clusterLabels?: { readonly [key: string]: string };

  /**
   * How long stores may register with the token.
   *
   * @default Duration.days(30)
   */
  readonly registrationTokenTtl?: Duration;

  /**
   * How often it looks for changes, at least 15 seconds.
   *
   * @default Duration.minutes(5)
   */
  readonly pollingInterval?: Duration;

  /**
   * Credentials for the repository: a Secret in the namespace of the clusters.
   *
   * @default - the Secret `gitcredential`, if the namespace has one
   */
  readonly clientSecret?: kplus.ISecret;

  /**
   * Whether a store goes on when the fleet is deleted.
   *
   * @default true
   */
  readonly keepResources?: boolean;

  /**
   * How it undoes what others change in a store.
   *
   * @default {} - it does
   */
  readonly correctDrift?: FleetDriftCorrection;
}
