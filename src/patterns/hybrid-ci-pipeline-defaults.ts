import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { CiBuildOptions } from './ci-build-options';
import { CiVirtualMachineOptions } from './ci-virtual-machine-options';
import { HybridCiPipelineProps } from './hybrid-ci-pipeline-props';
import { PipelineEngine } from './pipeline-engine';

/** A build with all that has a default. */
export type CompleteCiBuild = CiBuildOptions & Required<Omit<CiBuildOptions, 'registryAuth'>>;
/** A VM with all that has a default. */
export type CompleteCiVirtualMachine = CiVirtualMachineOptions & Required<Omit<CiVirtualMachineOptions, 'guest'>>;

/** The props with all that has a default. */
export interface CompleteCiPipeline extends Required<Omit<HybridCiPipelineProps, 'metadata' | 'containerBuild' | 'virtualMachine'>> {
  /** The label by which policies select pods and VMs of the pipeline, where some do. */
  readonly podLabels: { readonly [key: string]: string };
  readonly containerBuild: CompleteCiBuild;
  readonly virtualMachine: CompleteCiVirtualMachine;
}

/** A prop that is given as undefined is not given. */
export function given<T extends object>(props: T): T {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as T;
}

/** Tekton labels the pods of a pipeline by itself. */
const POD_LABELS = { argo: 'ci.cdk8s-kubevirt.dev/pipeline', tekton: 'tekton.dev/pipeline' };

/** What is not given gets its default here, and only here. */
export function completeCiPipeline(props: HybridCiPipelineProps, name: string): CompleteCiPipeline {
  const { keepOnFailure = false, egress = [], engine } = props;
  return {
    engine: PipelineEngine.argoWorkflows(),
    isContainerDisk: false,
    readyPort: 8080,
    readyPath: '/healthz',
    deadline: Duration.hours(1),
    maxParallelVms: 3,
    keepSucceeded: Duration.hours(1),
    keepFailed: Duration.hours(keepOnFailure ? 4 : 24),
    runLabel: 'ci.cdk8s-kubevirt.dev/run',
    ...given(props),
    keepOnFailure,
    egress,
    podLabels: egress.length ? { [engine?.tektonOptions ? POD_LABELS.tekton : POD_LABELS.argo]: name } : {},
    containerBuild: {
      builderImage: 'quay.io/buildah/stable:v1.41.4',
      cpu: kplus.Cpu.units(2),
      memory: Size.gibibytes(4),
      prepare: 'dnf -q -y install git-core',
      ...given(props.containerBuild ?? {}),
    },
    virtualMachine: { image: 'quay.io/containerdisks/ubuntu:22.04', cpus: 2, memory: Size.gibibytes(4), ...given(props.virtualMachine ?? {}) },
  };
}
