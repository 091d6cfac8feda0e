import type { Duration } from 'cdk8s';
import type { StartSpeedUp } from './start-speed-up';

/** The shortest and the longest time something takes. */
export interface LatencyRange {
  /** The shortest time. */
  readonly min: Duration;
  /** Longest time, at least `min`. */
  readonly max: Duration;
}

/** How many times as long one workload takes to start as another. */
export interface LatencyRatio {
  /** Shortest time of this workload over the longest of the other. */
  readonly lowest: number;
  /** Like for like: shortest over shortest. */
  readonly ofMinimums: number;
  /** Like for like: longest over longest. */
  readonly ofMaximums: number;
  /** Longest time of this workload over the shortest of the other. */
  readonly highest: number;
}

/** What one speed-up does to the whole start, after those before it. */
export interface StartLever {
  /** Its name: pool, snapshot, preload or pinning; several with `or` between them where the largest counts. */
  readonly name: string;
  /** Total without it. */
  readonly before: LatencyRange;
  /** Total with it. */
  readonly after: LatencyRange;
  /** What it saves: shortest of shortest, longest of longest. */
  readonly saves: LatencyRange;
}

/** Measurements that replace the model's defaults, and what shortens the start. */
export interface StartLatencyOptions {
  /**
   * Time until the image or the disk is ready, without speed-ups.
   *
   * @default - virtual machine 30–180 s (download of the disk image), container 0–5 s (layer cache)
   */
  readonly prepare?: LatencyRange;
  /**
   * Time until the runtime is up, without speed-ups.
   *
   * @default - virtual machine 20–45 s (QEMU and firmware), container 1–2 s (fork of a process)
   */
  readonly start?: LatencyRange;
  /**
   * Time until the application answers, without speed-ups.
   *
   * @default - 5–30 s for both
   */
  readonly ready?: LatencyRange;
  /**
   * What shortens the start. Reductions of one phase are applied one after the other, never added up.
   *
   * @default - none: a cold start
   */
  readonly speedUps?: StartSpeedUp[];
}

/** What the size of a pool is computed from. */
export interface PoolSizeOptions {
  /** Instances taken from the pool each second, on average; 0.04 is one every 25 seconds. */
  readonly arrivalsPerSecond: number;
  /**
   * Instances kept beyond the average, a whole number.
   *
   * @default 0
   */
  readonly buffer?: number;
}

/** How often a readiness probe runs. */
export interface ReadinessOptions {
  /**
   * Time between two probes, more than zero.
   *
   * @default Duration.seconds(10)
   */
  readonly period?: Duration;
}
