import { Duration } from 'cdk8s';
import { ArgoAutomatedSync, ArgoSyncRetry } from '../gitops';
import { ExternalSecretStore } from '../security';

/** Where the credentials of the stores' clusters are. No manifest has them. */
export interface EdgeClusterCredentials {
  /** The store of the External Secrets Operator. */
  readonly store: ExternalSecretStore;

  /** What it calls those of a cluster, `{id}` standing for the id of a store, such as `stores/{id}`: a document as Argo CD's `config` has it. */
  readonly key: string;

  /**
   * The URL of the API server of stores whose inventory names no `endpoint`, `{id}` standing for the id of the store, such as
   * `https://{id}.example.com:6443`.
   *
   * @default - each store must name its own
   */
  readonly endpointTemplate?: string;
}

/** Options of `EdgeDelivery.argoCd`. */
export interface EdgeArgoCdOptions {
  /** The URL of the repository that the output of this app is pushed to. */
  readonly repoUrl: string;

  /**
   * The branch of the repository that stores follow.
   *
   * @default - the default branch of the repository
   */
  readonly branch?: string;

  /**
   * The directory of the output in the repository.
   *
   * @default 'dist'
   */
  readonly path?: string;

  /**
   * The namespace of Argo CD.
   *
   * @default 'argocd'
   */
  readonly namespace?: string;

  /**
   * Labels of the Secrets of all stores' clusters, by which they are told from other clusters.
   *
   * @default - `type: store`
   */
  readonly clusterLabels?: { readonly [key: string]: string };

  /**
   * Where the credentials of the clusters are: each store gets an ExternalSecret for its cluster.
   *
   * @default - the Secrets of the clusters are made elsewhere; they are named by the ids of the stores and have `clusterLabels` and the label `wave`
   */
  readonly credentials?: EdgeClusterCredentials;

  /**
   * How often Argo CD looks for changes, at least 30 seconds. It is a setting of the whole Argo CD (`argocd-cm`).
   *
   * @default - what Argo CD is set to: every two minutes
   */
  readonly syncInterval?: Duration;

  /**
   * What is done without being asked, as far as waves let it: since Argo CD 3.3 they are synced after a commit or a change of the fleet only, and what others
   * change stays until then.
   *
   * @default - what is no longer in the repository is deleted, and what others change is undone
   */
  readonly automated?: ArgoAutomatedSync;

  /**
   * How long it goes on trying while a store is offline.
   *
   * @default - ten times, after 30 seconds at first and half an hour at last
   */
  readonly retry?: ArgoSyncRetry;

  /**
   * Whether a store goes on when it leaves the inventory, or the fleet is deleted.
   *
   * @default true
   */
  readonly preserveResourcesOnDeletion?: boolean;

  /**
   * The names of clusters that the project allows; `*` stands for any text.
   *
   * @default '*'
   */
  readonly clusterNames?: string;
}
