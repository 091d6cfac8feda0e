import type * as kubevirt from '../../imports/kubevirt.io';
import type { VirtualMachinePoolScaleInStrategy } from '../../imports/pool.kubevirt.io';
import { WireForms } from '../wire-forms';

/** Of `AccessCredential`. */
export const ACCESS_CREDENTIALS = new WireForms<kubevirt.AccessCredential>();
/** Of `Firmware`. */
export const BOOTLOADERS = new WireForms<kubevirt.Bootloader>();
/** Of `GuestClock`. */
export const CLOCKS = new WireForms<kubevirt.Clock>();
/** Of `GuestCpu`. */
export const CPUS = new WireForms<kubevirt.CPU>();
/** Of `HypervFeatures` that are listed. */
export const HYPERV_FEATURES = new WireForms<kubevirt.FeatureHyperv>();
/** Of `Instancetype`. */
export const INSTANCETYPES = new WireForms<kubevirt.InstancetypeMatcher>();
/** Of `LaunchSecurity`. */
export const LAUNCH_SECURITY = new WireForms<kubevirt.LaunchSecurity>();
/** Of `Preference`. */
export const PREFERENCES = new WireForms<kubevirt.PreferenceMatcher>();
/** Of `GuestProbe`. */
export const PROBES = new WireForms<kubevirt.Probe>();
/** Of `GuestResourceClaim`. */
export const RESOURCE_CLAIMS = new WireForms<kubevirt.VirtualMachineInstanceResourceClaim>();
/** Of `ScaleIn`. */
export const SCALE_IN_STRATEGIES = new WireForms<VirtualMachinePoolScaleInStrategy>();
