import { FastStartVmPoolProps, StandbyState } from './fast-start-vm-pool-props';
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
  const { autoscaling, size = SIZE, standby = StandbyState.RUNNING, latency = StartLatency.virtualMachine() } = props;
  const fewest = autoscaling ? autoscaling.minReplicas ?? Math.max(props.minAvailable ?? 1, 1) : size;
  const usual = autoscaling ? fewest : Math.floor(size / 2);
  const minAvailable = props.minAvailable ?? (standby === StandbyState.RUNNING ? usual : 0);
  return { ...props, standby, latency, minAvailable, fewest, most: autoscaling?.maxReplicas ?? size };
}
