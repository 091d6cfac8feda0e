import { Duration } from 'cdk8s';
import { FastStartLeverProps, StandbyState } from './fast-start-lever-props';
import { FastStartVmPoolProps } from './fast-start-vm-pool-props';
import { LatencyRange, StartLatency, StartSpeedUp } from '../scaling';
import { ContainerDiskPrePull, Disk } from '../storage';

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

/** From the hand-over of a waiting VM to its first answer. One that waits stopped has its disks, and no node: that one has to pull the container disks. */
export function handOverOf({ latency, prePull, disks = [] }: FastStartVmPoolProps, model: StartLatency, standby: StandbyState): LatencyRange {
  switch (standby) {
    case StandbyState.RUNNING: return { min: Duration.seconds(0), max: Duration.seconds(0) };
    case StandbyState.PAUSED: return model.handOverOfPaused;
    case StandbyState.STOPPED: {
      if (!ContainerDiskPrePull.imagesOf(disks).length) return model.handOverOfStopped;
      const { prepare } = latency ?? latencyOf({ prePull });
      return sumOf(prepare, model.handOverOfStopped);
    }
  }
}

function sumOf(one: LatencyRange, other: LatencyRange): LatencyRange {
  const sum = (end: 'min' | 'max') => Duration.seconds(one[end].toSeconds({ integral: false }) + other[end].toSeconds({ integral: false }));
  return { min: sum('min'), max: sum('max') };
}
