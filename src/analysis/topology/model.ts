/** What a node of the graph stands for, in rows from what is reached from outside to what lies below. */
export const ROLES = ['entry', 'service', 'scaler', 'workload', 'network', 'policy', 'disk', 'image'] as const;
export type Role = typeof ROLES[number];

/**
 * What an edge says, read from its first node to its second: an Ingress exposes a Service, a Service selects a workload, an autoscaler scales it, a
 * workload mounts a claim, a claim is cloned from or imported from an image, a workload is attached to a network, a network joins another, a policy
 * governs a workload (MigrationPolicy, PodDisruptionBudget), an object acts on another (snapshot, restore, clone, export, migration).
 */
export const RELATIONS = ['exposes', 'selects', 'scales', 'mounts', 'clones', 'imports', 'attaches', 'joins', 'governs', 'acts-on'] as const;
export type Relation = typeof RELATIONS[number];

/** One object, or several that are alike. */
export interface TopologyNode {
  /** Unique; the same for the same input, whatever order its files are in. */
  readonly id: string;
  readonly role: Role;
  /** `<group>/<kind>`, `kubevirt.io/VirtualMachine`; of what is no object a word: `/PodNetwork`, `/Image`. */
  readonly kind: string;
  /** Its name; where it stands for several, with `*` for what differs: `web-*`. */
  readonly name: string;
  /** Not of what belongs to no namespace, nor of what is outside the cluster. */
  readonly namespace?: string;
  /** How many objects it stands for. */
  readonly count: number;
  /** How many instances they make together, of a workload: guests, or pods. Not of what the nodes or a schedule decide. */
  readonly instances?: number;
  /** The names of the objects it stands for, in order; at most some hundred. Those of several namespaces with their namespace: `shop/web`. */
  readonly members: readonly string[];
  /** Whether the input only refers to it. */
  readonly isImplied: boolean;
  /** A few words each, for people: `2 CPUs`, `4Gi`, `Always`. */
  readonly details: readonly string[];
}

export interface TopologyEdge {
  readonly id: string;
  /** Ids of nodes. */
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  /** How many relations of objects it stands for. */
  readonly count: number;
  /** For people: a port, a replica range; none where the relation says it all. */
  readonly label?: string;
}

/** A namespace, several that are alike, or what belongs to none. */
export interface TopologyCluster {
  readonly id: string;
  /** The namespace; of several with `*` for what differs. None of what belongs to the whole cluster or lies outside. */
  readonly namespace?: string;
  /** How many namespaces it stands for. */
  readonly count: number;
  /** Their names, in order; at most some hundred. */
  readonly members: readonly string[];
  /** Whether the input makes the namespace. */
  readonly isOwned: boolean;
  /** Ids of its nodes, in their order. */
  readonly nodes: readonly string[];
}

export interface Topology {
  readonly clusters: readonly TopologyCluster[];
  readonly nodes: readonly TopologyNode[];
  readonly edges: readonly TopologyEdge[];
}

/** What of the graph is wanted. */
export interface TopologyOptions {
  /** Only what these namespaces hold, all that it leads to, and what acts on it from elsewhere. */
  readonly namespaces?: readonly string[];
  /** Only nodes of these roles; all others are left out with their edges. */
  readonly roles?: readonly Role[];
  /** From how many alike objects on they are one node: 4 by default, `Infinity` never. */
  readonly collapseFrom?: number;
}
