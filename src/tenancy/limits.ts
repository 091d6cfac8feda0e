import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/** CPU and memory of one container. */
export interface ContainerAmounts {
  /**
   * CPU of one container.
   *
   * @default - not stated
   */
  readonly cpu?: kplus.Cpu;

  /**
   * Memory of one container.
   *
   * @default - not stated
   */
  readonly memory?: Size;
}

/**
 * Bounds and defaults for every container of the namespace, of launcher pods too: VMs know nothing of them, so those that hit
 * a launcher stop VMs. Prefer a quota on limits, under which KubeVirt gives launchers limits that fit.
 */
export interface ContainerLimits {
  /**
   * The least that a container may request. Above 1m and 1M it refuses VMs with container disks, above 5m and 35M every VM that
   * logs its serial console.
   *
   * @default - none
   */
  readonly min?: ContainerAmounts;

  /**
   * The most that a container may have. Without `default` it becomes the limit of every container that states none, launchers
   * included, and without `defaultRequest` of those without a request the request too.
   *
   * @default - none
   */
  readonly max?: ContainerAmounts;

  /**
   * The limit of containers that state none. A launcher whose request is above it is refused; one below it is throttled or
   * killed there whatever the size of its guest.
   *
   * @default - none
   */
  readonly default?: ContainerAmounts;

  /**
   * The request of containers that state none. Launchers always state theirs.
   *
   * @default - none
   */
  readonly defaultRequest?: ContainerAmounts;
}

/** Bounds for every PersistentVolumeClaim of the namespace. */
export interface ClaimLimits {
  /**
   * The smallest claim. Above 11114906 bytes it refuses the state of VMs with a persistent TPM or EFI.
   *
   * @default - none
   */
  readonly min?: Size;

  /**
   * The largest claim: the disk plus the file system overhead that CDI adds.
   *
   * @default - none
   */
  readonly max?: Size;
}

/** The LimitRange of a tenant. */
export interface TenantLimits {
  /**
   * Bounds and defaults of containers.
   *
   * @default - none
   */
  readonly container?: ContainerLimits;

  /**
   * Bounds of PersistentVolumeClaims.
   *
   * @default - none
   */
  readonly persistentVolumeClaim?: ClaimLimits;
}
