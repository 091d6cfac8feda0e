import { ArgoLock } from '../workflows';

/** Options of Argo Workflows. */
export interface ArgoPipelineOptions {
  /**
   * What a run holds while it has a VM, where several pipelines share a bound.
   *
   * @default - a semaphore of this pipeline with `maxParallelVms` places
   */
  readonly lock?: ArgoLock;
}

/** Options of Tekton. */
export interface TektonPipelineOptions {
  /**
   * An image with `kubectl`, `sh` and `sleep`, of a release of Kubernetes that is at most one minor away from the cluster's. There is no default: choose one that your
   * organization trusts and mirrors.
   */
  readonly kubectlImage: string;
}

/** What runs a pipeline. */
export class PipelineEngine {
  /** Argo Workflows, 3.6 or later. */
  public static argoWorkflows(options: ArgoPipelineOptions = {}): PipelineEngine {
    return new PipelineEngine(options);
  }

  /** Tekton Pipelines, with its API `tekton.dev/v1`. */
  public static tekton(options: TektonPipelineOptions): PipelineEngine {
    return new PipelineEngine(undefined, options);
  }

  /** The options of Argo Workflows, if that is it. */
  public readonly argoOptions?: ArgoPipelineOptions;
  /** The options of Tekton, if that is it. */
  public readonly tektonOptions?: TektonPipelineOptions;

  private constructor(argo?: ArgoPipelineOptions, tekton?: TektonPipelineOptions) {
    this.argoOptions = argo;
    this.tektonOptions = tekton;
  }
}
