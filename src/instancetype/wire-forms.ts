import type { CPUPreferences } from '../../imports/instancetype.kubevirt.io';
import { WireForms } from '../wire-forms';

/** Of `PreferredCpuTopology`. */
export const CPU_TOPOLOGIES = new WireForms<CPUPreferences>();
