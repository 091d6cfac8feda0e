import { Autohealing } from './virtual-machine-pool-strategy';
import type { VirtualMachinePoolAutohealingStrategy } from '../../imports/pool.kubevirt.io';
import { formatGoDuration } from '../kubernetes/go-duration';

/** Renders the autohealing of a pool. */
export function renderAutohealing({ startUpFailureThreshold, minFailingToStartDuration }: Autohealing): VirtualMachinePoolAutohealingStrategy {
  return {
    startUpFailureThreshold,
    minFailingToStartDuration: minFailingToStartDuration && formatGoDuration(minFailingToStartDuration.toSeconds()),
  };
}
