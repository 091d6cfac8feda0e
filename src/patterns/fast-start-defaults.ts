import { StandbyState } from './fast-start-lever-props';
import { goldenDisks, latencyOf } from './fast-start-levers';
import { FastStartVmPoolProps } from './fast-start-vm-pool-props';
import { StartLatency } from '../scaling';

const SIZE = 10;

/** The props of a pool with the defaults that several parts of the pattern read. */
export interface CompleteFastStart extends FastStartVmPoolProps {
  readonly standby: StandbyState;
  readonly latency: StartLatency;
  readonly minAvailable: number;
  /** The fewest VMs; equal to `most` unless an autoscaler decides. */
  readonly fewest: number;
  /** The most VMs. */
  readonly most: number;
}

/** Fills in the documented defaults. */
export function completeFastStart(props: FastStartVmPoolProps): CompleteFastStart {
  const { autoscaling, size = SIZE, standby = StandbyState.RUNNING, disks = [] } = props;
  const latency = latencyOf(props);
  const fewest = autoscaling ? autoscaling.minReplicas ?? Math.max(props.minAvailable ?? 1, 1) : size;
  const usual = autoscaling ? fewest : Math.floor(size / 2);
  const minAvailable = props.minAvailable ?? (standby === StandbyState.RUNNING ? usual : 0);
  return { ...props, disks: [...goldenDisks(props), ...disks], standby, latency, minAvailable, fewest, most: autoscaling?.maxReplicas ?? size };
}
