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
