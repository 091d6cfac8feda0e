import { Cron, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/** Clusters and a namespace that applications of a project may deploy to. `*` stands for any text, `!` before a text excludes it. */
export interface ArgoProjectDestination {
  /**
   * The URL of the API server.
   *
   * @default - any, where `name` is given
   */
  readonly server?: string;

  /**
   * The name that Argo CD knows the cluster by.
   *
   * @default - any, where `server` is given
   */
  readonly name?: string;

  /** The namespace that applications may deliver to; `*` for all. */
  readonly namespace: string;
}

/** A kind of objects. `*` stands for any text. */
export interface ArgoGroupKind {
  /**
   * The API group, such as `kubevirt.io`.
   *
   * @default - the core group
   */
  readonly group?: string;

  /** The kind, such as `VirtualMachine`. */
  readonly kind: string;
}

/** What some groups of users may do in a project. */
export interface ArgoProjectRole {
  /** The name of the role. */
  readonly name: string;

  /**
   * What the role is for, in words that the UI of Argo CD shows.
   *
   * @default - none
   */
  readonly description?: string;

  /** What it may do, such as `p, proj:stores:operator, applications, sync, stores/*, allow`. */
  readonly policies: string[];

  /**
   * The groups of the identity provider that have it.
   *
   * @default - none
   */
  readonly groups?: string[];
}

/** Whether a window lets applications be synced. */
export enum ArgoSyncWindowKind {
  /** Only in the window. */
  ALLOW = 'allow',
  /** Not in the window. */
  DENY = 'deny',
}

/** A time in which applications may be synced, or may not: not while the stores are open, say. */
export interface ArgoSyncWindow {
  /** Whether it lets them be synced. */
  readonly kind: ArgoSyncWindowKind;

  /** When the window begins, as cron says it. */
  readonly schedule: Cron;

  /** How long it lasts, in whole seconds, from 1. */
  readonly duration: Duration;

  /**
   * The time zone of the schedule, such as `Europe/Berlin`.
   *
   * @default - UTC
   */
  readonly timeZone?: string;

  /**
   * The applications, by name; `*` stands for any text.
   *
   * @default - none by name
   */
  readonly applications?: string[];

  /**
   * The applications that deploy to these namespaces.
   *
   * @default - none by namespace
   */
  readonly namespaces?: string[];

  /**
   * The applications that deploy to these clusters.
   *
   * @default - none by cluster
   */
  readonly clusters?: string[];

  /**
   * Whether somebody may ask for a sync nevertheless.
   *
   * @default false
   */
  readonly manualSync?: boolean;
}

/** Properties of an `ArgoAppProject`. */
export interface ArgoAppProjectProps extends kplus.ResourceProps {
  /**
   * What it is for, at most 255 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /** The repositories that its applications may use; `*` stands for any text, `!` before a text excludes it. */
  readonly sourceRepos: string[];

  /** The clusters and namespaces that its applications may deploy to. */
  readonly destinations: ArgoProjectDestination[];

  /**
   * The kinds without namespaces that its applications may make, such as `Namespace`.
   *
   * @default - none
   */
  readonly clusterResourceWhitelist?: ArgoGroupKind[];

  /**
   * The kinds without namespaces that its applications may not make.
   *
   * @default - none
   */
  readonly clusterResourceBlacklist?: ArgoGroupKind[];

  /**
   * The kinds with namespaces that its applications may make.
   *
   * @default - all
   */
  readonly namespaceResourceWhitelist?: ArgoGroupKind[];

  /**
   * The kinds with namespaces that its applications may not make, such as `ResourceQuota`.
   *
   * @default - none
   */
  readonly namespaceResourceBlacklist?: ArgoGroupKind[];

  /**
   * What users may do in it.
   *
   * @default - what the roles of Argo CD say
   */
  readonly roles?: ArgoProjectRole[];

  /**
   * When its applications may be synced.
   *
   * @default - at any time
   */
  readonly syncWindows?: ArgoSyncWindow[];

  /**
   * The namespaces, besides that of Argo CD, in which its applications may be.
   *
   * @default - none
   */
  readonly sourceNamespaces?: string[];
}
