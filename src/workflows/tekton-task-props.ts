import * as kplus from 'cdk8s-plus-28';
import { TektonParameter } from './tekton-parameter';

/** A container of a task, which runs once the one before has succeeded. */
export interface TektonStep {
  /** Its name: a DNS label. */
  readonly name: string;
  /** The image of the container. */
  readonly image: string;

  /**
   * The program and its first arguments, in place of the entrypoint of the image. Excludes `script`.
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

  /**
   * A script, run by `sh` unless it begins with another `#!`. Let parameters come in by environment variables: in the text of a script they are run as code.
   *
   * @default - `command`
   */
  readonly script?: string;

  /**
   * Environment variables.
   *
   * @default - none
   */
  readonly envVariables?: { readonly [name: string]: kplus.EnvValue };

  /**
   * Requests and limits of the container.
   *
   * @default - neither requests nor limits
   */
  readonly resources?: kplus.ContainerResources;

  /**
   * What is mounted, and where; the volumes of the task follow.
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

/** Properties of a `TektonTask`. */
export interface TektonTaskProps extends kplus.ResourceProps {
  /** What it runs, one container after the other. */
  readonly steps: TektonStep[];

  /**
   * What it must be given.
   *
   * @default - nothing
   */
  readonly parameters?: TektonParameter[];

  /**
   * The names of what it puts out: a step writes each to the file `$(results.<name>.path)`.
   *
   * @default - none
   */
  readonly results?: string[];

  /**
   * What the task is for, in words that dashboards show.
   *
   * @default - none
   */
  readonly description?: string;
}
