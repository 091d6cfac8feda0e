import { Autohealing } from './virtual-machine-pool-strategy';
import type { VirtualMachinePoolAutohealingStrategy } from '../../imports/pool.kubevirt.io';

/** Renders the autohealing of a pool; durations in the form Go prints them. */
export function renderAutohealing({ startUpFailureThreshold, minFailingToStartDuration }: Autohealing): VirtualMachinePoolAutohealingStrategy {
  const seconds = minFailingToStartDuration?.toSeconds();
  return {
    startUpFailureThreshold,
    minFailingToStartDuration: seconds === undefined ? undefined : `${Math.floor(seconds / 60)}m${seconds % 60}s`,
  };
}
