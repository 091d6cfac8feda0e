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

/** From the hand-over of a waiting VM to its first answer. A paused VM has QEMU, and neither firmware nor guest yet: how much that saves is not known. */
export function handOverOf({ start, ready }: StartLatency, standby: StandbyState): LatencyRange {
  if (standby === StandbyState.RUNNING) return { min: Duration.seconds(0), max: Duration.seconds(0) };
  const seconds = (duration: Duration) => duration.toSeconds({ integral: false });
  const least = standby === StandbyState.PAUSED ? 0 : seconds(start.min);
  return { min: Duration.seconds(least + seconds(ready.min)), max: Duration.seconds(seconds(start.max) + seconds(ready.max)) };
}
