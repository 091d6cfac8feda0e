import { kindOf } from './manifest';
import type { Cluster, Manifest } from './manifest';
import { ofKinds } from './of-kind';
import { oncePerInput } from './once-per-input';
import { VMI_SPEC_PATHS, writtenVmiSpec } from './vmi';
import type { Vmi } from './vmi';
import type { VirtualMachineInstanceReplicaSetSpec, VirtualMachineInstanceSpec, VirtualMachineSpec } from '../../imports/kubevirt.io';
import type { VirtualMachinePoolSpec } from '../../imports/pool.kubevirt.io';

interface Map { readonly [key: string]: string }

/** What makes VMIs: a VM, a pool, a replica set, or the VMI itself. */
export interface Workload {
  readonly manifest: Manifest;
  /** The VMI spec as it is written. */
  readonly written: VirtualMachineInstanceSpec;
  /** The path of `written` in the manifest. */
  readonly path: string;
  readonly namespace?: string;
  /** The labels of the VMI, which are those of its launcher pod, but for those that KubeVirt adds. */
  readonly labels: Map;
  readonly annotations: Map;
  /** How many VMIs there are at most unless it is scaled. */
  readonly replicas: number;
  /** The guest as the webhook judges it, which takes time to make. */
  guest(): Vmi;
}

/** All that makes VMIs. */
export const workloadsOf = oncePerInput((manifests, cluster): readonly Workload[] => (
  ofKinds(manifests, VMI_SPEC_PATHS.keys()).map((manifest) => new WrittenWorkload(manifest, VMI_SPEC_PATHS.get(kindOf(manifest))!, cluster))
));

/** What makes VMIs by one manifest; `undefined` of any other kind. */
export function workloadOf(manifest: Manifest, cluster: Cluster): Workload | undefined {
  const path = VMI_SPEC_PATHS.get(kindOf(manifest));
  return path === undefined ? undefined : new WrittenWorkload(manifest, path, cluster);
}

class WrittenWorkload implements Workload {
  public readonly written: VirtualMachineInstanceSpec;
  public readonly namespace?: string;
  public readonly labels: Map;
  public readonly annotations: Map;
  public readonly replicas: number;

  constructor(public readonly manifest: Manifest, public readonly path: string, private readonly cluster: Cluster) {
    const { metadata, replicas } = templateOf(manifest);
    const { labels = {}, annotations = {} } = (metadata ?? {}) as { readonly labels?: Map; readonly annotations?: Map };
    this.written = writtenVmiSpec(manifest, path);
    this.namespace = manifest.metadata.namespace;
    this.labels = labels;
    this.annotations = annotations;
    this.replicas = replicas;
  }

  public guest(): Vmi {
    return this.cluster.vmis(this.manifest).admitted;
  }
}

function templateOf({ kind, metadata, spec }: Manifest): { readonly metadata: unknown; readonly replicas: number } {
  switch (kind) {
    case 'VirtualMachine':
      return { metadata: (spec as VirtualMachineSpec).template.metadata, replicas: 1 };
    case 'VirtualMachineInstanceReplicaSet': {
      const { template, replicas = 1 } = spec as VirtualMachineInstanceReplicaSetSpec;
      return { metadata: template.metadata, replicas };
    }
    case 'VirtualMachinePool': {
      const { virtualMachineTemplate, replicas = 1 } = spec as VirtualMachinePoolSpec;
      return { metadata: virtualMachineTemplate.spec?.template.metadata, replicas };
    }
    default:
      return { metadata, replicas: 1 };
  }
}
