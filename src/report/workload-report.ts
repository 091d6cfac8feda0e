import type { Requests } from './namespace-report';
import type { FindingLevel } from '../rules/finding-level';

/** What makes pods: of guests or of containers. */
export interface WorkloadReport {
  /** Unique where the input holds each object once: `VirtualMachine/demo/a`. */
  readonly id: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly isGuest: boolean;
  /** How many there usually are, and between how many it is scaled. */
  readonly replicas: { readonly usual: number; readonly least: number; readonly most: number };
  readonly runStrategy?: string;
  /** What the guest sees. */
  readonly guest?: Requests;
  /** What one pod requests; not known of a guest whose instancetype is not. */
  readonly pod?: Requests & { readonly overhead: number; readonly qosClass: string };
  /** Only of guests. */
  readonly migration?: MigrationReport;
  /** The kinds of nodes that it fits, by their place in `nodes.classes`; not known without nodes. */
  readonly fits?: readonly number[];
  /** Findings that are not acknowledged. */
  readonly findings: number;
  readonly worst?: FindingLevel;
  readonly place?: string;
}

export interface MigrationReport {
  readonly evictionStrategy: string;
  readonly isMigratable: boolean;
  readonly obstacles: readonly { readonly rule: string; readonly field: string; readonly text: string; readonly allowed: string }[];
  /** What becomes of the guest when its node is drained: it moves, it is stopped, the drain waits for good, or something else takes care. */
  readonly onDrain: 'moves' | 'stops' | 'blocks' | 'external';
}

export interface NodesReport {
  readonly classes: readonly NodeClassReport[];
  /** What runs at any time requests, of all workloads that fit some node. */
  readonly requested: Requests;
  /** Pods that ask for the same and fit the same nodes; those that fit the fewest nodes first. */
  readonly shapes: readonly PodShapeReport[];
}

export interface NodeClassReport {
  /** `nodes[0]`, by its place in the Platform. */
  readonly name: string;
  readonly count: number;
  /** Of one node; not known where it is left out. */
  readonly cpu?: number;
  readonly memory?: number;
  /** What tells them apart: labels and taints. */
  readonly traits: readonly string[];
}

export interface PodShapeReport {
  readonly cpu: number;
  readonly memory: number;
  /** What it requests besides: `1 nvidia.com/A10`. */
  readonly others: readonly string[];
  readonly pods: number;
  readonly workloads: number;
  /** The ids of some. */
  readonly examples: readonly string[];
  /** By the place of a class: why its nodes do not take it; empty where they do. */
  readonly objections: readonly string[];
}
