import type { Pod } from '../../../imports/kubernetes';
import type { VirtualMachineSpec } from '../../../imports/kubevirt.io';
import type { Manifest } from '../../manifests/manifest';
import { vmSpecOf } from '../../manifests/vm-spec';
import type { ScaledBetween } from '../namespace/autoscalers';

/** How many pods there are of what a manifest makes. */
export interface PodNumbers {
  /** As it is written. */
  readonly written: number;
  /** At any time, as far as the input alone decides: those that never end by themselves and cannot be scaled below. */
  readonly lasting: number;
}

interface Counted {
  readonly replicas?: number;
  readonly paused?: boolean;
  readonly suspend?: boolean;
}

/** Kinds whose pods may end. */
const PASSING: readonly string[] = ['Job', 'CronJob', 'VirtualMachineInstance'];

/** The pods of a manifest; `replicas` are those of its template. A guest that may shut down for good does not last. */
export function podNumbers(manifest: Manifest, scaled: ScaledBetween | undefined): PodNumbers {
  const { kind } = manifest;
  const { replicas = 1, paused, suspend } = (manifest.spec ?? {}) as Counted;
  if (suspend) return { written: 0, lasting: 0 };
  if (PASSING.includes(kind)) return { written: 1, lasting: 0 };
  if (kind === 'Pod') return { written: 1, lasting: ((manifest as Manifest & Pod).spec?.restartPolicy ?? 'Always') === 'Always' ? 1 : 0 };
  const number = kind === 'VirtualMachine' ? 1 : replicas;
  // An autoscaler brings a workload to its minimum whatever it measures, and leaves one without replicas alone.
  const least = number && scaled ? scaled.least : number;
  const written = Math.max(number, least);
  if (kind === 'VirtualMachine' || kind === 'VirtualMachinePool') {
    const { runStrategy, running } = vmSpecOf(manifest).spec as Partial<VirtualMachineSpec>;
    return { written, lasting: !paused && (running === true || runStrategy === 'Always') ? least : 0 };
  }
  return { written, lasting: paused ? 0 : least };
}
