import type { Lever, Phase, Seconds } from './claims';
import type { Standby } from './hand-over';
import type { Manifest } from '../../manifests/manifest';

/** How long one phase of a start takes, and why. */
export interface PhaseEstimate {
  readonly time: Seconds;
  /** The same without any lever. */
  readonly cold: Seconds;
  /** What decides it, a sentence each: the figure of the model first, then what changes it. */
  readonly why: readonly string[];
}

export type PhaseEstimates = { readonly [phase in Phase]: PhaseEstimate };

/** What a readiness probe adds to the phases, as it does not ask before its delay is over. */
export interface ProbeWait {
  readonly field: string;
  /** The delay. */
  readonly seconds: number;
  /** What it adds to the shortest start, and to the longest, in seconds: mostly nothing. */
  readonly toShortest: number;
  readonly toLongest: number;
  readonly why: string;
}

/** What the manifests do to shorten a start. */
export interface LeverInPlace {
  readonly lever: Lever;
  /** The path of what says so in the manifest of the workload. */
  readonly field: string;
  /** One sentence. */
  readonly why: string;
  /** Of the start of a new instance: shortest of shortest, longest of longest. */
  readonly saves: Seconds;
}

/** What would shorten the start. */
export interface StartAdvice {
  /** Unique within a workload. */
  readonly id: AdviceId;
  /** The path of what would change in the manifest of the workload; where nothing is written yet, of what it belongs to. */
  readonly field: string;
  /** What to do: an imperative sentence. */
  readonly text: string;
  readonly saves: Seconds;
  /** How long the start takes then; of `running-pool` and `filled-ahead` the hand-over. */
  readonly total: Seconds;
}

export const ADVICE = ['golden-image', 'clone-strategy', 'pre-pull', 'pull-policy', 'warm-pool', 'running-pool', 'filled-ahead', 'pinning', 'probe-delay'] as const;
export type AdviceId = typeof ADVICE[number];

/** What makes a start longer or shorter by an amount for which the model has no figure. */
export interface StartNote {
  readonly phase: Phase;
  readonly effect: 'longer' | 'shorter' | 'varies';
  readonly field: string;
  /** One sentence. */
  readonly text: string;
}

/** Instances that wait to be taken. */
export interface HandOver {
  readonly state: Standby;
  /** The path of what says how they wait. */
  readonly field: string;
  /** From the moment one is asked for to its first answer. */
  readonly time: Seconds;
  readonly why: string;
}

/** How long a workload of the input takes from "create" to "usable". */
export interface WorkloadStart {
  readonly manifest: Manifest;
  readonly isGuest: boolean;
  /** How many instances it usually has. */
  readonly instances: number;
  readonly phases: PhaseEstimates;
  readonly probe?: ProbeWait;
  /** Of a new instance: the phases, and what the probe adds. */
  readonly total: Seconds;
  /** The same without any lever. */
  readonly cold: Seconds;
  /** Only of VMs that wait, stopped or in a pool. */
  readonly handOver?: HandOver;
  /** In the order in which they are applied. */
  readonly levers: readonly LeverInPlace[];
  /** What saves most first, in the middle between shortest and longest start. */
  readonly advice: readonly StartAdvice[];
  /** What the figures do not contain. */
  readonly notes: readonly StartNote[];
}
