import * as kplus from 'cdk8s-plus-28';

/** What ciphertext is bound to: the `--scope` that `kubeseal` was given. */
export enum SealedSecretScope {
  /** The name and the namespace of the Secret: neither can be changed. */
  STRICT = 'strict',
  /** The namespace of the Secret. */
  NAMESPACE_WIDE = 'namespace-wide',
  /** Nothing: whoever can make SealedSecrets anywhere in the cluster can open it there. */
  CLUSTER_WIDE = 'cluster-wide',
}

/** Properties of a `SealedSecret`. */
export interface SealedSecretProps extends kplus.ResourceProps {
  /**
   * What `kubeseal` made of each value of the Secret, by its keys. It is sealed for one cluster and, unless `scope` says less, for this name and namespace.
   */
  readonly encryptedData: { [key: string]: string };

  /**
   * The scope that it was sealed with: an annotation, without which the controller expects `STRICT`.
   *
   * @default SealedSecretScope.STRICT
   */
  readonly scope?: SealedSecretScope;

  /**
   * The type of the Secret, such as `kubernetes.io/dockerconfigjson`.
   *
   * @default - Opaque
   */
  readonly secretType?: string;

  /**
   * Labels of the Secret that is made.
   *
   * @default - none
   */
  readonly secretLabels?: { [key: string]: string };

  /**
   * Annotations of the Secret.
   *
   * @default - none
   */
  readonly secretAnnotations?: { [key: string]: string };

  /**
   * Entries of the Secret that are no secret, by key: texts in the form of Go templates, which know the other entries, as `{{ .password }}`.
   *
   * @default - none
   */
  readonly secretTemplate?: { [key: string]: string };

  /**
   * Whether the entries of the Secret cannot be changed.
   *
   * @default false
   */
  readonly immutable?: boolean;
}
