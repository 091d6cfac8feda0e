import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/** How the container is built. */
export interface CiBuildOptions {
  /**
   * An image with buildah and `bash`.
   *
   * @default 'quay.io/buildah/stable:v1.41.4'
   */
  readonly builderImage?: string;

  /**
   * CPU that the build requests.
   *
   * @default kplus.Cpu.units(2)
   */
  readonly cpu?: kplus.Cpu;

  /**
   * Memory that the build requests and has.
   *
   * @default Size.gibibytes(4)
   */
  readonly memory?: Size;

  /**
   * What is run before the build, as `git` must be there.
   *
   * @default - Fedora's package is installed: `dnf -q -y install git-core`
   */
  readonly prepare?: string;

  /**
   * The Secret with the credentials of the registry, of type `kubernetes.io/dockerconfigjson`.
   *
   * @default - none
   */
  readonly registryAuth?: kplus.ISecret;
}
