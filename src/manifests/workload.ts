import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import { ofKinds } from './of-kind';
import { oncePerInput } from './once-per-input';
import { VMI_SPEC_PATHS, writtenVmiSpec } from './vmi';
import type { VirtualMachineInstanceReplicaSetSpec, VirtualMachineInstanceSpec, VirtualMachineSpec } from '../../imports/kubevirt.io';
import type { VirtualMachinePoolSpec } from '../../imports/pool.kubevirt.io';
import { recall } from '../kubernetes/recall';

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
}

/** All that makes VMIs. */
export const workloadsOf = oncePerInput((manifests): readonly Workload[] => (
  ofKinds(manifests, VMI_SPEC_PATHS.keys()).flatMap((manifest) => workloadOf(manifest) ?? [])
));

/** Many rules ask for the same manifest. */
const known = new WeakMap<Manifest, Workload>();

/** What makes VMIs by one manifest; `undefined` of any other kind. */
export function workloadOf(manifest: Manifest): Workload | undefined {
  const path = VMI_SPEC_PATHS.get(kindOf(manifest));
  return path === undefined ? undefined : recall(known, manifest, () => workloadAt(path, manifest));
}

function workloadAt(path: string, manifest: Manifest): Workload {
  const { metadata, replicas } = templateOf(manifest);
  const { labels = {}, annotations = {} } = (metadata ?? {}) as { readonly labels?: Map; readonly annotations?: Map };
  return {
    manifest,
    written: writtenVmiSpec(manifest, path),
    path,
    namespace: manifest.metadata.namespace,
    labels,
    annotations,
    replicas,
  };
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
