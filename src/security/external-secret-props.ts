import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ExternalSecretDataFrom, ExternalSecretRemoteRef, ExternalSecretStore } from './external-secret-data';

/** Who the Secret belongs to. */
export enum ExternalSecretCreationPolicy {
  /** The operator makes the Secret, and it is deleted with the ExternalSecret. */
  OWNER = 'Owner',
  /** The operator makes the Secret, and it stays. */
  ORPHAN = 'Orphan',
  /** The operator adds to a Secret that is there. */
  MERGE = 'Merge',
  /** The operator adds to a Secret that is there, or makes it. */
  CREATE_OR_MERGE = 'CreateOrMerge',
}

/** What happens to the Secret when the store no longer has the values. */
export enum ExternalSecretDeletionPolicy {
  /** It stays as it is. */
  RETAIN = 'Retain',
  /** It is deleted. */
  DELETE = 'Delete',
  /** The entries are removed from it. */
  MERGE = 'Merge',
}

/** When values are fetched. */
export enum ExternalSecretRefreshPolicy {
  /** Once, when the Secret is made. */
  CREATED_ONCE = 'CreatedOnce',
  /** At each `refreshInterval`. */
  PERIODIC = 'Periodic',
  /** When the ExternalSecret changes. */
  ON_CHANGE = 'OnChange',
}

/** Properties of an `ExternalSecret`. */
export interface ExternalSecretProps extends kplus.ResourceProps {
  /** The store of the External Secrets Operator that has the values. */
  readonly store: ExternalSecretStore;

  /**
   * Single entries of the Secret, by key. `data` or `dataFrom` must be given.
   *
   * @default - none
   */
  readonly data?: { [key: string]: ExternalSecretRemoteRef };

  /**
   * Several entries of the Secret at once.
   *
   * @default - none
   */
  readonly dataFrom?: ExternalSecretDataFrom[];

  /**
   * When values are fetched.
   *
   * @default - the operator's: ExternalSecretRefreshPolicy.PERIODIC
   */
  readonly refreshPolicy?: ExternalSecretRefreshPolicy;

  /**
   * How often they are fetched, in whole seconds. `Duration.seconds(0)` fetches them once.
   *
   * @default - the operator's: Duration.hours(1)
   */
  readonly refreshInterval?: Duration;

  /**
   * Who the Secret belongs to.
   *
   * @default - the operator's: ExternalSecretCreationPolicy.OWNER
   */
  readonly creationPolicy?: ExternalSecretCreationPolicy;

  /**
   * What happens to the Secret when the store no longer has the values.
   *
   * @default - the operator's: ExternalSecretDeletionPolicy.RETAIN
   */
  readonly deletionPolicy?: ExternalSecretDeletionPolicy;

  /**
   * The type of the Secret, such as `kubernetes.io/dockerconfigjson`.
   *
   * @default - Opaque
   */
  readonly secretType?: string;

  /**
   * Labels of the Secret that is made.
   *
   * @default - those of the ExternalSecret
   */
  readonly secretLabels?: { [key: string]: string };

  /**
   * Annotations of the Secret.
   *
   * @default - those of the ExternalSecret
   */
  readonly secretAnnotations?: { [key: string]: string };

  /**
   * The entries of the Secret, by key, as texts in the form of Go templates which know the fetched values, as `{{ .password }}`: the `userdata` of
   * cloud-init around a password, say.
   *
   * @default - the fetched values as they are
   */
  readonly secretTemplate?: { [key: string]: string };

  /**
   * Whether the entries of the Secret cannot be changed.
   *
   * @default false
   */
  readonly immutable?: boolean;
}
