import type { AccessCredential } from './access-credential';
import type { Firmware } from './firmware';
import type { GuestCpu } from './guest-cpu';
import type { GuestProbe } from './guest-probe';
import type { Instancetype, Preference } from './instancetype';
import type { ScaleIn } from './virtual-machine-pool-strategy';
import type * as kubevirt from '../../imports/kubevirt.io';
import type { VirtualMachinePoolScaleInStrategy } from '../../imports/pool.kubevirt.io';
import { WireForms } from '../wire-forms';

export const ACCESS_CREDENTIALS = new WireForms<AccessCredential, kubevirt.AccessCredential>();
export const BOOTLOADERS = new WireForms<Firmware, kubevirt.Bootloader>();
export const CPUS = new WireForms<GuestCpu, kubevirt.CPU>();
export const INSTANCETYPES = new WireForms<Instancetype, kubevirt.InstancetypeMatcher>();
export const PREFERENCES = new WireForms<Preference, kubevirt.PreferenceMatcher>();
export const PROBES = new WireForms<GuestProbe, kubevirt.Probe>();
export const SCALE_IN_STRATEGIES = new WireForms<ScaleIn, VirtualMachinePoolScaleInStrategy>();
