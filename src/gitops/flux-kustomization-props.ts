import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { FluxHealthCheck, FluxHealthCheckExpression } from './flux-health-check';
import { FluxSource } from './flux-source';

/** A Kustomization of Flux, of this app or imported. */
export interface IFluxKustomization extends kplus.IResource {}

/** What happens to the objects when the Kustomization is deleted. */
export enum FluxDeletionPolicy {
  /** They are deleted where `prune` is set. */
  MIRROR_PRUNE = 'MirrorPrune',
  /** They are deleted. */
  DELETE = 'Delete',
  /** They are deleted, and the Kustomization stays until they are gone. */
  WAIT_FOR_TERMINATION = 'WaitForTermination',
  /** They stay. */
  ORPHAN = 'Orphan',
}

/** Properties of a `FluxKustomization`. */
export interface FluxKustomizationProps extends kplus.ResourceProps {
  /** Where the manifests come from. */
  readonly source: FluxSource;

  /**
   * The directory of the manifests, from the root of the source, such as `./dist`.
   *
   * @default - the root
   */
  readonly path?: string;

  /** How often the cluster is compared with them, in whole seconds, from 1. */
  readonly interval: Duration;

  /**
   * How soon it is tried again after a failure, in whole seconds, from 1.
   *
   * @default - the interval
   */
  readonly retryInterval?: Duration;

  /**
   * How long applying and waiting may take, in whole seconds, from 1; less than 30 count as 30. The import of a disk image counts where VMs are waited for.
   *
   * @default - 30 seconds less than the interval, at least 30
   */
  readonly timeout?: Duration;

  /**
   * Whether what is no longer in the source is deleted: VMs and their disks, too.
   *
   * @default false
   */
  readonly prune?: boolean;

  /**
   * What happens to the objects when the Kustomization is deleted.
   *
   * @default - Flux's: FluxDeletionPolicy.MIRROR_PRUNE
   */
  readonly deletionPolicy?: FluxDeletionPolicy;

  /**
   * Whether it is ready only when all its objects are healthy. Not with `healthChecks`.
   *
   * @default false
   */
  readonly waitForAll?: boolean;

  /**
   * The objects that must be healthy before it is ready. Not with `waitForAll`.
   *
   * @default - none
   */
  readonly healthChecks?: FluxHealthCheck[];

  /**
   * How the health of objects is told, where Flux does not know.
   *
   * @default - with `waitForAll` or `healthChecks`: FluxHealthCheckExpression.VIRTUAL_MACHINE and DATA_VOLUME; otherwise none, as nothing is waited for
   */
  readonly healthCheckExpressions?: FluxHealthCheckExpression[];

  /**
   * Kustomizations of its namespace that must be ready before it is applied. It makes sense where they wait for their objects.
   *
   * @default - none
   */
  readonly dependsOn?: IFluxKustomization[];

  /**
   * The namespace of all objects.
   *
   * @default - as the manifests say
   */
  readonly targetNamespace?: string;

  /**
   * The service account of its namespace that makes the objects; with `kubeConfigSecret` one of that cluster.
   *
   * @default - that of the controller, which may do everything
   */
  readonly serviceAccount?: kplus.IServiceAccount;

  /**
   * The kubeconfig of the cluster that it deploys to: a Secret of its namespace with the key `value`.
   *
   * @default - the cluster in which Flux runs
   */
  readonly kubeConfigSecret?: kplus.ISecret;

  /**
   * The keys by which SOPS decrypts Secrets of the source: a Secret of its namespace.
   *
   * @default - nothing is decrypted
   */
  readonly decryptionSecret?: kplus.ISecret;

  /**
   * What stands for `${key}` in the manifests.
   *
   * @default - nothing is replaced
   */
  readonly substitute?: { readonly [key: string]: string };

  /**
   * Whether objects that cannot be changed are deleted and made anew. For a VM that means another instance, for a DataVolume another disk.
   *
   * @default false
   */
  readonly force?: boolean;

  /**
   * Whether nothing is applied for now.
   *
   * @default false
   */
  readonly suspend?: boolean;
}
