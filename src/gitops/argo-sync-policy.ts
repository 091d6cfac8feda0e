import { Duration } from 'cdk8s';

/** Syncing without being asked. */
export interface ArgoAutomatedSync {
  /**
   * Whether what is no longer in the repository is deleted: VMs and their disks, too.
   *
   * @default false
   */
  readonly prune?: boolean;

  /**
   * Whether what others change in the cluster is undone: `virtctl stop` of a VM that must run, too.
   *
   * @default false
   */
  readonly selfHeal?: boolean;

  /**
   * Whether everything may be pruned at once.
   *
   * @default false
   */
  readonly allowEmpty?: boolean;
}

/** How objects are removed that others depend on. */
export enum ArgoPropagationPolicy {
  /** Dependents first. */
  FOREGROUND = 'foreground',
  /** The object first. */
  BACKGROUND = 'background',
  /** Dependents stay. */
  ORPHAN = 'orphan',
}

/** How Argo CD applies objects; each is written as `<Name>=<value>`. */
export interface ArgoSyncOptions {
  /**
   * Whether only what differs is applied.
   *
   * @default false
   */
  readonly applyOutOfSyncOnly?: boolean;

  /**
   * Whether the namespace of the destination is made. Where a manifest has the namespace, labels of its Pod Security come with it.
   *
   * @default false
   */
  readonly createNamespace?: boolean;

  /**
   * Whether a sync fails where another application has one of its objects.
   *
   * @default false
   */
  readonly failOnSharedResource?: boolean;

  /**
   * Whether objects that are no longer wanted are removed when all else is healthy.
   *
   * @default false
   */
  readonly pruneLast?: boolean;

  /**
   * Whether what an object owns goes before it, after it or stays, when the object is pruned.
   *
   * @default - Argo CD's: ArgoPropagationPolicy.FOREGROUND
   */
  readonly prunePropagationPolicy?: ArgoPropagationPolicy;

  /**
   * Whether objects are replaced instead of changed.
   *
   * @default false
   */
  readonly replace?: boolean;

  /**
   * Whether what `ignoreDifferences` names is left as the cluster has it, not only passed over when differences are shown.
   *
   * @default false
   */
  readonly respectIgnoreDifferences?: boolean;

  /**
   * Whether objects are applied by the server, which keeps what other field managers own, such as volumes that were hot-plugged.
   *
   * @default false
   */
  readonly serverSideApply?: boolean;

  /**
   * Whether kinds that the cluster does not know yet pass the dry run: CRDs that are made by the same sync, or by an operator.
   *
   * @default false
   */
  readonly skipDryRunOnMissingResource?: boolean;

  /**
   * Whether the API server's schema is asked before (`kubectl --validate`).
   *
   * @default true
   */
  readonly validate?: boolean;
}

/** Waiting times between attempts. */
export interface ArgoBackoff {
  /**
   * After the first attempt, in whole seconds, from 1.
   *
   * @default - Argo CD's: Duration.seconds(5)
   */
  readonly duration?: Duration;

  /**
   * By how much it grows after each, a whole number from 1.
   *
   * @default - Argo CD's: 2
   */
  readonly factor?: number;

  /**
   * The longest, in whole seconds, from 1.
   *
   * @default - Argo CD's: Duration.minutes(3)
   */
  readonly maxDuration?: Duration;
}

/** Syncing again after a failure. */
export interface ArgoSyncRetry {
  /** How often, a whole number from 0; -1 for no limit. */
  readonly limit: number;

  /**
   * How long to wait before the first retry, and how the wait grows.
   *
   * @default - Argo CD's
   */
  readonly backoff?: ArgoBackoff;
}

/** Labels and annotations of the namespace that is made. */
export interface ArgoManagedNamespaceMetadata {
  /**
   * Labels, such as those of Pod Security.
   *
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations that Argo CD keeps on the namespace.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };
}

/** When and how an application is synced. */
export interface ArgoSyncPolicy {
  /**
   * Syncing without being asked. `{}` turns it on.
   *
   * @default - somebody must ask for each sync
   */
  readonly automated?: ArgoAutomatedSync;

  /**
   * How objects are applied.
   *
   * @default - Argo CD's
   */
  readonly syncOptions?: ArgoSyncOptions;

  /**
   * Syncing again after a failure.
   *
   * @default - none for syncs that somebody asks for, five attempts for automated ones
   */
  readonly retry?: ArgoSyncRetry;

  /**
   * Labels and annotations of the namespace that is made. Only with `syncOptions.createNamespace`.
   *
   * @default - none
   */
  readonly managedNamespaceMetadata?: ArgoManagedNamespaceMetadata;
}
