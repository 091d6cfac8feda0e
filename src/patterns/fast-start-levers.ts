import { Duration } from 'cdk8s';
import { FastStartLeverProps, StandbyState } from './fast-start-lever-props';
import { LatencyRange, StartLatency, StartSpeedUp } from '../scaling';
import { Disk } from '../storage';

/** The boot disk from a golden image, if there is one. */
export function goldenDisks({ golden }: FastStartLeverProps): Disk[] {
  if (!golden) return [];
  const { diskName = 'root', source, size, storageClassName, immediateBinding = true } = golden;
  return [Disk.dataVolumeTemplate(diskName, { source, size, storageClassName, immediateBinding })];
}

/** The model of a new VM, with what the levers save. */
export function latencyOf({ latency, golden, prePull }: FastStartLeverProps): StartLatency {
  if (latency) return latency;
  const speedUps = [...golden ? [StartSpeedUp.snapshot()] : [], ...prePull ? [StartSpeedUp.preload()] : []];
  return StartLatency.virtualMachine({ speedUps: speedUps.length > 1 ? [StartSpeedUp.largestOf(...speedUps)] : speedUps });
}

/** From the hand-over of a waiting VM to its first answer. */
export function handOverOf({ handOverOfPaused, handOverOfStopped }: StartLatency, standby: StandbyState): LatencyRange {
  switch (standby) {
    case StandbyState.RUNNING: return { min: Duration.seconds(0), max: Duration.seconds(0) };
    case StandbyState.PAUSED: return handOverOfPaused;
    case StandbyState.STOPPED: return handOverOfStopped;
  }
}
