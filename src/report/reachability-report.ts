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
