import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { CiBuildOptions } from './ci-build-options';
import { CiTest } from './ci-test';
import { CiVirtualMachineOptions } from './ci-virtual-machine-options';
import { PipelineEngine } from './pipeline-engine';

/** Properties of a `HybridCiPipeline`. */
export interface HybridCiPipelineProps extends kplus.ResourceProps {
  /** The Git repository, without credentials. */
  readonly repo: string;
  /** The branch or tag. */
  readonly revision: string;
  /** Where the image is pushed, without tag: each run adds one of its own. */
  readonly image: string;
  /** How what was built is tested. */
  readonly test: CiTest;

  /**
   * What runs the pipeline.
   *
   * @default PipelineEngine.argoWorkflows()
   */
  readonly engine?: PipelineEngine;

  /**
   * How the container is built.
   *
   * @default - by buildah with 2 CPUs and 4Gi
   */
  readonly containerBuild?: CiBuildOptions;

  /**
   * The VM that is tested in.
   *
   * @default - Ubuntu with 2 CPUs and 4Gi
   */
  readonly virtualMachine?: CiVirtualMachineOptions;

  /**
   * Whether what is built is a container disk, which the VM then boots from.
   *
   * @default false
   */
  readonly isContainerDisk?: boolean;

  /**
   * The port of the guest on which the application answers.
   *
   * @default 8080
   */
  readonly readyPort?: number;

  /**
   * The path that is asked until the application is ready.
   *
   * @default '/healthz'
   */
  readonly readyPath?: string;

  /**
   * Time for a run until its VM is deleted, in whole seconds: more than the tests and the longest cold start of a VM, 255 s.
   *
   * @default Duration.hours(1)
   */
  readonly deadline?: Duration;

  /**
   * How many VMs of this pipeline there are at the same time. With Tekton, which has no semaphores, it is the namespace's quota that bounds them.
   *
   * @default 3
   */
  readonly maxParallelVms?: number;

  /**
   * How long a run that succeeded stays. Tekton itself deletes no runs.
   *
   * @default Duration.hours(1)
   */
  readonly keepSucceeded?: Duration;

  /**
   * How long a run that failed stays, and with `keepOnFailure` its VM.
   *
   * @default Duration.hours(24); Duration.hours(4) with `keepOnFailure`
   */
  readonly keepFailed?: Duration;

  /**
   * Whether the VM of a run that failed stays with it, to be looked at.
   *
   * @default false
   */
  readonly keepOnFailure?: boolean;

  /**
   * What pods and VMs of the pipeline may call where the namespace is isolated: the API server, the repository, registries, mirrors of packages. NetworkPolicy
   * `<name>-egress`.
   *
   * @default - no NetworkPolicy
   */
  readonly egress?: kplus.NetworkPolicyRule[];

  /**
   * The key of the label by which VMs of a run are found; its value is the UID of the run.
   *
   * @default 'ci.cdk8s-kubevirt.dev/run'
   */
  readonly runLabel?: string;
}
