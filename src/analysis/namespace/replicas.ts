import type { ScaledBetween } from './autoscalers';
import type { Deployment, DeploymentStrategy, Pod } from '../../../imports/kubernetes';
import type { VirtualMachineSpec } from '../../../imports/kubevirt.io';
import type { Manifest } from '../../manifests/manifest';
import { vmSpecOf } from '../../manifests/vm-spec';

/** How many pods of one kind there are, and when. */
export interface Replicas {
  /** At any time, as far as the input alone decides: what never ends by itself and cannot be scaled below. */
  readonly least: number;
  /** While all runs that starts by itself. */
  readonly usual: number;
  /** The same with autoscalers at their maximum. */
  readonly most: number;
  /** The same, and all VMs started. */
  readonly all: number;
  /** For a while, beside those: the pods of a job. */
  readonly passing: number;
  /** For a while, beside those: the pods of a new revision. */
  readonly surge: number;
  /** How many of `surge` there must be room for, since no old pod is stopped before. */
  readonly rollout: number;
}

/** What of a job is read. */
interface JobSpec {
  readonly suspend?: boolean;
  readonly parallelism?: number;
  readonly completions?: number;
}

interface CronJobSpec {
  readonly suspend?: boolean;
  readonly jobTemplate?: { readonly spec?: JobSpec };
}

const NONE: Replicas = { least: 0, usual: 0, most: 0, all: 0, passing: 0, surge: 0, rollout: 0 };
const RUNNING = ['Always', 'RerunOnFailure'];

/** The pods of a workload of containers, by its kind. How many nodes there are is not known, so a DaemonSet has none that count. */
export function podReplicas(manifest: Manifest, scaled: ScaledBetween | undefined): Replicas {
  switch (manifest.kind) {
    case 'Pod': return podOnce((manifest as Manifest & Pod).spec?.restartPolicy ?? 'Always');
    case 'Job': return { ...NONE, passing: jobPods(manifest.spec as JobSpec | undefined) };
    case 'CronJob': {
      const { suspend, jobTemplate } = (manifest.spec ?? {}) as CronJobSpec;
      return { ...NONE, passing: suspend ? 0 : jobPods(jobTemplate?.spec) };
    }
    case 'DaemonSet': return NONE;
    case 'Deployment': {
      const { replicas = 1, strategy, paused } = (manifest as Manifest & Deployment).spec ?? {};
      const running = scaledReplicas(replicas, scaled);
      return paused ? NONE : { ...running, ...surgeOf(running, strategy) };
    }
    default: {
      const { replicas = 1 } = (manifest.spec ?? {}) as { readonly replicas?: number };
      return scaledReplicas(replicas, scaled);
    }
  }
}

/** The launchers of what makes VMIs. One that runs once, or by itself, may end. */
export function launcherReplicas(manifest: Manifest, replicas: number, scaled: ScaledBetween | undefined): Replicas {
  const { paused } = (manifest.spec ?? {}) as { readonly paused?: boolean };
  switch (manifest.kind) {
    case 'VirtualMachineInstance': return { ...NONE, usual: 1, most: 1, all: 1 };
    case 'VirtualMachineInstanceReplicaSet': return paused ? NONE : scaledReplicas(replicas, scaled);
    default: {
      const number = paused ? NONE : scaledReplicas(replicas, scaled);
      const { runStrategy, running } = vmSpecOf(manifest).spec as Partial<VirtualMachineSpec>;
      if (running || RUNNING.includes(runStrategy ?? '')) return number;
      const usual = runStrategy === 'Once' ? number.usual : 0;
      return { ...NONE, usual, most: usual, all: number.all };
    }
  }
}

/** How many claims, or VMs, a StatefulSet or a pool makes. */
export type Copies = Pick<Replicas, 'least' | 'usual' | 'most'>;

/** The copies of what a manifest has a template of; one of what it is itself. */
export function copiesOf(manifest: Manifest, scaled: ScaledBetween | undefined): Copies {
  if (manifest.kind !== 'StatefulSet' && manifest.kind !== 'VirtualMachinePool') return { least: 1, usual: 1, most: 1 };
  const { replicas = 1, paused } = (manifest.spec ?? {}) as { readonly replicas?: number; readonly paused?: boolean };
  return paused ? NONE : scaledReplicas(replicas, scaled);
}

function podOnce(restartPolicy: string): Replicas {
  return restartPolicy === 'Always' ? { ...NONE, least: 1, usual: 1, most: 1, all: 1 } : { ...NONE, passing: 1 };
}

function jobPods({ suspend, parallelism = 1, completions = parallelism }: JobSpec = {}): number {
  return suspend ? 0 : Math.min(parallelism, completions);
}

/** An autoscaler starts with the replicas that are written, brings them to its minimum at once, and leaves a workload without any alone. */
function scaledReplicas(replicas: number, scaled: ScaledBetween | undefined): Replicas {
  const { least = replicas, most: limit = replicas } = replicas ? scaled ?? {} : {};
  const usual = Math.max(replicas, least);
  const most = Math.max(usual, limit);
  return { ...NONE, least, usual, most, all: most };
}

/** The bounds of a rolling update (`ResolveFenceposts` of the deployment controller). */
function surgeOf({ usual, most }: Replicas, strategy: DeploymentStrategy | undefined): Partial<Replicas> {
  if (usual === 0 || strategy?.type === 'Recreate') return {};
  const { maxSurge = '25%', maxUnavailable = '25%' } = strategy?.rollingUpdate ?? {};
  const surge = share(maxSurge, most, Math.ceil);
  const isHeld = share(maxUnavailable, usual, Math.floor) === 0 && surge > 0;
  return { surge, rollout: isHeld ? 1 : 0 };
}

function share(amount: number | string, replicas: number, round: (value: number) => number): number {
  const text = `${amount}`;
  return text.endsWith('%') ? round(Number(text.slice(0, -1)) * replicas / 100) : Number(text);
}
