import { onlyNode } from './node-selection';
import type { PodNeeds } from './pod-needs';
import type { Affinity, PodAffinityTerm, PodSpec, TopologySpreadConstraint } from '../../../imports/kubernetes';

/** What decides where a pod is scheduled, of pod and VMI alike. */
export type Scheduling = Pick<PodSpec, 'nodeSelector' | 'tolerations' | 'topologySpreadConstraints' | 'schedulerName'> & { readonly affinity?: Affinity };

/** What a pod asks of other pods, and of one node by its name. */
export interface Constraints {
  /** The pods that must not be near, where that is required. */
  readonly antiAffinity: readonly PodAffinityTerm[];
  /** The spread that is required, with the places of the constraints in their list. */
  readonly spread: readonly (readonly [index: number, constraint: TopologySpreadConstraint])[];
  /** The one node that it can run on by its name. */
  readonly onlyNode?: string;
}

/** What a pod asks of a node, whatever it costs. */
export type Placing = Pick<PodNeeds, 'nodeAffinity' | 'tolerations' | 'topologyKeys'>;

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

export function constraintsOf({ nodeSelector, affinity, topologySpreadConstraints = [] }: Scheduling): Constraints {
  return {
    antiAffinity: affinity?.podAntiAffinity?.[REQUIRED] ?? [],
    spread: [...topologySpreadConstraints.entries()].filter(([, constraint]) => isHeld(constraint)),
    onlyNode: onlyNode(nodeSelector, affinity?.nodeAffinity?.[REQUIRED]),
  };
}

export function placingOf({ affinity, tolerations = [], topologySpreadConstraints = [] }: Scheduling): Placing {
  const topologyKeys = topologySpreadConstraints.filter(isHeld).map(({ topologyKey }) => topologyKey);
  return { nodeAffinity: affinity?.nodeAffinity?.[REQUIRED], tolerations, topologyKeys };
}

/** Whether the scheduler of Kubernetes places the pod; what another one does is not known. */
export function isUsuallyScheduled({ schedulerName = '' }: Scheduling): boolean {
  return schedulerName === '' || schedulerName === 'default-scheduler';
}

function isHeld({ whenUnsatisfiable }: TopologySpreadConstraint): boolean {
  return whenUnsatisfiable === 'DoNotSchedule';
}
