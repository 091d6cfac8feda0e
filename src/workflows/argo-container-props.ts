import * as kplus from 'cdk8s-plus-28';
import { ArgoLeafProps } from './argo-leaf-props';

/** What containers and scripts have. */
export interface ArgoPodProps extends ArgoLeafProps {
  /** The image of the container. Argo must find its entrypoint in the registry where no `command` is given. */
  readonly image: string;

  /**
   * When the image is pulled.
   *
   * @default - Kubernetes': always for the tag `latest`, otherwise where the node does not have it
   */
  readonly imagePullPolicy?: kplus.ImagePullPolicy;

  /**
   * The folder in which the container starts.
   *
   * @default - the directory of the image
   */
  readonly workingDir?: string;

  /**
   * Environment variables; passwords and tokens by `kplus.EnvValue.fromSecretValue`.
   *
   * @default - none
   */
  readonly envVariables?: { [name: string]: kplus.EnvValue };

  /**
   * Requests and limits of the container. Under a quota of CPU or memory every container must say so; those that Argo adds get theirs by the configuration of its controller.
   *
   * @default - neither requests nor limits
   */
  readonly resources?: kplus.ContainerResources;

  /**
   * What is mounted, and where; the volumes of the template follow.
   *
   * @default - nothing
   */
  readonly mounts?: kplus.VolumeMount[];

  /**
   * What the container may do. Where something is given, the rest has the defaults of cdk8s-plus: no root, a read-only file system.
   *
   * @default - as the image and the namespace have it
   */
  readonly securityContext?: kplus.ContainerSecurityContextProps;
}

/** Properties of an `ArgoContainer`. */
export interface ArgoContainerProps extends ArgoPodProps {
  /**
   * The program and its first arguments, in place of the entrypoint of the image.
   *
   * @default - the entrypoint of the image
   */
  readonly command?: string[];

  /**
   * Arguments of the command.
   *
   * @default - those of the image
   */
  readonly args?: string[];
}

/** Properties of an `ArgoScript`. */
export interface ArgoScriptProps extends ArgoPodProps {
  /** The interpreter, such as `['sh', '-eu']`: the path of the script is its last argument. */
  readonly command: string[];

  /** The text of the script. What it prints is its `result`. Let inputs come in by environment variables: in the text of a script they are run as code. */
  readonly source: string;
}
