import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { FleetTarget } from './fleet-target';

/** How Fleet undoes what others change in a cluster. */
export interface FleetDriftCorrection {
  /**
   * Whether objects that cannot be changed are made anew. For a VM that means another instance.
   *
   * @default false
   */
  readonly force?: boolean;

  /**
   * Whether failed corrections stay in the history of the Helm release.
   *
   * @default false
   */
  readonly keepFailHistory?: boolean;
}

/** Properties of a `FleetGitRepo`. */
export interface FleetGitRepoProps extends kplus.ResourceProps {
  /** The URL of the repository, such as `https://git.example.com/retail/edge.git` or `git@git.example.com:retail/edge.git`. */
  readonly repo: string;

  /**
   * The branch that is delivered. Not with `revision`.
   *
   * @default - Fleet's: `master`
   */
  readonly branch?: string;

  /**
   * The commit or tag that is delivered. Not with `branch`.
   *
   * @default - the newest commit of the branch
   */
  readonly revision?: string;

  /**
   * Directories of the repository, from its root; each is a bundle of its own, with its own `fleet.yaml`. `*` stands for any name.
   *
   * @default - the root
   */
  readonly paths?: string[];

  /**
   * The clusters it deploys to; the first that has a cluster counts.
   *
   * @default - Fleet's: the cluster group `default` of its namespace
   */
  readonly targets?: FleetTarget[];

  /**
   * How often it looks for new commits, in whole seconds, from 15. Each time is a query to the Git server for each GitRepo. Not with `disablePolling`.
   *
   * @default - Fleet's: Duration.seconds(15)
   */
  readonly pollingInterval?: Duration;

  /**
   * Whether only webhooks of the Git server make it look.
   *
   * @default false
   */
  readonly disablePolling?: boolean;

  /**
   * Credentials for the repository: a Secret of type `kubernetes.io/basic-auth` or `kubernetes.io/ssh-auth` in its namespace.
   *
   * @default - the Secret `gitcredential`, if the namespace has one
   */
  readonly clientSecret?: kplus.ISecret;

  /**
   * Credentials for Helm repositories that bundles name: a Secret with `username` and `password` in its namespace.
   *
   * @default - none
   */
  readonly helmSecret?: kplus.ISecret;

  /**
   * Whether the objects stay in the clusters when this GitRepo is deleted. Without it, VMs and their disks are deleted with it.
   *
   * @default false
   */
  readonly keepResources?: boolean;

  /**
   * Undoes what others change in the clusters. `{}` turns it on.
   *
   * @default - changes stay, and are shown as modified
   */
  readonly correctDrift?: FleetDriftCorrection;

  /**
   * The namespace of all objects; Fleet delivers no bundle then that has objects of the whole cluster, such as namespaces.
   *
   * @default - as the manifests say
   */
  readonly targetNamespace?: string;

  /**
   * The service account that makes the objects, by name: one of the clusters, where this app makes none.
   *
   * @default - that of the agent, which may do everything
   */
  readonly serviceAccountName?: string;

  /**
   * Whether new commits are held back.
   *
   * @default false
   */
  readonly paused?: boolean;
}
