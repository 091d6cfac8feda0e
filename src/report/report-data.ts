import type { FindingLevel } from '../rules/finding-level';

/** The version of the form of `ReportData`: one more where a field goes or means something else. A field that is new changes nothing. */
export const REPORT_VERSION = 1;

/** All that a report shows, as JSON can hold it. Amounts are CPUs, bytes, seconds and pieces. */
export interface ReportData {
  readonly version: typeof REPORT_VERSION;
  readonly title: string;
  readonly madeBy: { readonly name: string; readonly version: string; readonly url: string };
  readonly cluster: ClusterReport;
  readonly summary: SummaryReport;
  /** What is nearest to a quota first. */
  readonly namespaces: readonly NamespaceReport[];
  /** Only where they are compared with others. */
  readonly changes?: ChangesReport;
  /** By namespace, kind and name. */
  readonly workloads: readonly WorkloadReport[];
  readonly nodes: NodesReport;
  /** Not given where there is nothing to draw, or too much. */
  readonly topology?: TopologyReport;
  readonly reachability: ReachabilityReport;
  /** The slowest first. */
  readonly starts: readonly StartReport[];
  /** Those that leave most of a load unmet first. */
  readonly scaling: readonly ScalingReport[];
  /** The gravest first, then by rule. */
  readonly findings: readonly FindingReport[];
  /** Those that anything here refers to, by id. */
  readonly rules: { readonly [id: string]: RuleReport };
}

/** The releases by which the objects were judged. */
export interface ClusterReport {
  readonly kubevirt: string;
  readonly kubernetes: string;
  readonly cdi: string;
}

export interface SummaryReport {
  readonly objects: number;
  readonly namespaces: number;
  /** Guests that usually run. */
  readonly guests: number;
  /** Pods of containers that usually run. */
  readonly pods: number;
  /** Workloads of guests that cannot move to another node. */
  readonly notMigratable: number;
  /** Findings that are not acknowledged. */
  readonly findings: { readonly [level in FindingLevel]: number };
  readonly acknowledged: number;
  /** How many objects only had their metadata judged, since their kinds have no schema, by `<group>/<kind>`. */
  readonly notJudged: { readonly [kind: string]: number };
}

export interface NamespaceReport {
  /** Empty where manifests name none. */
  readonly name: string;
  /** Whether the input makes it. */
  readonly isOwned: boolean;
  readonly guests: number;
  readonly pods: number;
  /** What usually runs requests. */
  readonly requests: Requests;
  /** The largest share of a quota that is taken while the largest VM migrates; 0 without a quota. */
  readonly pressure: number;
  /** The fullest first. */
  readonly quotas: readonly QuotaReport[];
  /** Whether an object is there twice, so that files of the input are alternatives and sums too high. */
  readonly hasAlternatives: boolean;
}

export interface Requests {
  readonly cpu: number;
  readonly memory: number;
}

export type Unit = 'cpu' | 'bytes' | 'count';

/** One resource of a quota, and what is charged to it. */
export interface QuotaReport {
  readonly quota: string;
  readonly kind: 'ResourceQuota' | 'ApplicationAwareResourceQuota';
  /** What it is limited to, such as `PriorityClass In system-node-critical`. */
  readonly scopes: readonly string[];
  /** As the quota writes it: `requests.memory`. */
  readonly resource: string;
  readonly unit: Unit;
  readonly hard: Amount;
  /** By what usually runs, with its overhead. */
  readonly used: Amount;
  /** What of `used` KubeVirt adds to the memory of guests. */
  readonly overhead: Amount;
  /** What comes on top for a while, or when autoscalers are at their maximum. */
  readonly onTop: readonly OnTop[];
  /** What is left while the largest VM migrates; less than nothing where it cannot. */
  readonly free: Amount;
  /** The share of `hard` that is used, and the same with the largest migration. */
  readonly share: number;
  readonly pressure: number;
  /** How it comes about: a line for each part of the sum. */
  readonly calculation: readonly string[];
}

export interface Amount {
  readonly amount: number;
  /** As Kubernetes writes it. */
  readonly text: string;
}

export const SITUATIONS = ['migration', 'import', 'rollout', 'job', 'autoscaling'] as const;
export type Situation = typeof SITUATIONS[number];

export interface OnTop extends Amount {
  readonly situation: Situation;
  /** What takes it: `VirtualMachine a, migrating`. */
  readonly what: string;
  /** Whether the quota has room for it beside what usually runs. */
  readonly fits: boolean;
}

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

export interface FindingReport {
  readonly rule: string;
  readonly level: FindingLevel;
  /** `VirtualMachine demo/a` */
  readonly object: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly field: string;
  readonly got?: string;
  readonly allowed?: string;
  readonly calculation?: readonly string[];
  readonly fix: string;
  readonly acknowledged?: string;
  /** `file:line:column`, or the path of the construct. */
  readonly place?: string;
}

export interface RuleReport {
  readonly level: FindingLevel;
  readonly summary: string;
  readonly why: string;
  readonly fix: string;
  /** Where it is documented. */
  readonly url: string;
}

/** Who reaches whom: among workloads, or among namespaces where there are many. */
export interface ReachabilityReport {
  /** Rows and columns; what the input makes first. */
  readonly endpoints: readonly EndpointReport[];
  /** Whether the input makes more than is shown. */
  readonly isPartial: boolean;
  /** Pairs of which at least one side is made by the input; those that are not there do not reach each other, and need no reason. */
  readonly connections: readonly ConnectionReport[];
  /** What leads in from outside the cluster. */
  readonly exposures: readonly ExposureReport[];
  /** Who could reach an endpoint by making a pod with other labels, and does not otherwise. */
  readonly forgeries: readonly ForgeryReport[];
  /** How many policies restrict pods on the network of the cluster. */
  readonly policies: number;
  /** Networks on which pods reach each other, whatever NetworkPolicies say. */
  readonly bypasses: readonly { readonly network: string; readonly endpoints: readonly number[] }[];
}

export interface EndpointReport {
  readonly name: string;
  readonly namespace: string;
  /** `workload`, `namespace`, or of what the input does not make: `assumed` pods and `addresses`. */
  readonly kind: 'workload' | 'namespace' | 'assumed' | 'addresses';
  /** Ids of workloads, at most some. */
  readonly workloads: readonly string[];
}

export interface ConnectionReport {
  /** Places in `endpoints`. */
  readonly from: number;
  readonly to: number;
  /** `TCP 5432`, `all ports`; empty where nothing passes. */
  readonly ports: string;
  /** Why: what lets the source call, then what lets the destination be called; of namespaces for one pair of their workloads. */
  readonly reasons: readonly ReasonReport[];
}

export interface ReasonReport {
  readonly side: 'egress' | 'ingress';
  readonly isAllowed: boolean;
  readonly text: string;
}

export interface ExposureReport {
  /** `Ingress web/shop` */
  readonly by: string;
  readonly type: string;
  readonly to: number;
  readonly ports: string;
  /** What of the ports policies leave open. */
  readonly open: string;
}

export interface ForgeryReport {
  /** The namespace in which the pod is made. */
  readonly namespace: string;
  readonly to: number;
  readonly ports: string;
  readonly labels: { readonly [key: string]: string };
  /** Whether it takes removing or replacing NetworkPolicies, too. */
  readonly replacesPolicies: boolean;
}

/** A range of seconds. */
export interface SecondsReport {
  readonly min: number;
  readonly max: number;
}

/** How long workloads that are alike take to start. The figures are a model's, see `StartLatency`. */
export interface StartReport {
  readonly workloads: number;
  readonly instances: number;
  /** Ids of some. */
  readonly examples: readonly string[];
  readonly isGuest: boolean;
  /** The image or disk is there, the runtime is up, the application answers. */
  readonly phases: { readonly prepare: SecondsReport; readonly start: SecondsReport; readonly ready: SecondsReport };
  readonly total: SecondsReport;
  /** The same without anything that shortens it. */
  readonly cold: SecondsReport;
  /** Of instances that wait to be taken: how long one takes to answer. */
  readonly handOver?: SecondsReport;
  /** What already shortens it; of several workloads as the first example says it. */
  readonly levers: readonly string[];
  /** What would shorten it, the best first. */
  readonly advice: readonly { readonly text: string; readonly total: SecondsReport }[];
  /** What the figures do not contain. */
  readonly notes: readonly string[];
}

/** How an autoscaler on CPU utilization follows a load that rises at once, stays, and falls: a model, see `ScalingSimulation`. */
export interface ScalingReport {
  /** The id of the workload. */
  readonly workload: string;
  readonly autoscaler: string;
  readonly least: number;
  readonly most: number;
  readonly utilization: number;
  /** One for each time at which something changes; a sample holds until the next one, the last to `end`. */
  readonly samples: readonly ScalingSampleReport[];
  /** Seconds. */
  readonly end: number;
  /** For how long demand was unmet after the load rose, in seconds. */
  readonly unmetSeconds: number;
  readonly peakReplicas: number;
}

export interface ScalingSampleReport {
  readonly seconds: number;
  /** In CPUs, like `served`. */
  readonly demand: number;
  readonly served: number;
  readonly replicas: number;
  readonly ready: number;
}

/** What the manifests make, and what that hangs on, as a drawing: positions in pixels. */
export interface TopologyReport {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly (Box & { readonly text: string; readonly isOwned: boolean })[];
  readonly nodes: readonly TopologyNodeReport[];
  readonly edges: readonly TopologyEdgeReport[];
  /** The namespaces that are drawn, where not all are: a drawing of more is not read. */
  readonly only?: readonly string[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TopologyNodeReport extends Box {
  /** `entry`, `service`, `scaler`, `workload`, `network`, `policy`, `disk` or `image`. */
  readonly role: string;
  readonly kind: string;
  readonly name: string;
  readonly details: string;
  /** Whether the input only refers to it. */
  readonly isImplied: boolean;
  /** The id of the workload, where it is one. */
  readonly workload?: string;
}

export interface TopologyEdgeReport {
  /** What it says: `selects`, `mounts`, a port. */
  readonly text: string;
  readonly isDashed: boolean;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** The middle of the text. */
  readonly at: readonly [x: number, y: number];
  /** Places in `nodes`. */
  readonly from: number;
  readonly to: number;
}

/** What applying these manifests does where others are applied. */
export interface ChangesReport {
  /** What they are compared with. */
  readonly against: string;
  /** How many objects have each effect, the gravest first. */
  readonly effects: readonly { readonly effect: string; readonly word: string; readonly meaning: string; readonly objects: number }[];
  /** Objects that change, the gravest first. */
  readonly objects: readonly ChangeReport[];
  readonly unchanged: number;
  /** Objects that only the others have, and that stay. */
  readonly leftAlone: number;
}

export interface ChangeReport {
  readonly effect: string;
  /** `changed`, `added`, `removed`, `renamed from …` */
  readonly outcome: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** The gravest first. */
  readonly consequences: readonly {
    readonly effect: string;
    readonly word: string;
    /** Empty for the object itself. */
    readonly field: string;
    /** `10Gi -> 20Gi`; what is secret is not shown. */
    readonly difference: string;
    readonly why: string;
    readonly fix?: string;
  }[];
}
