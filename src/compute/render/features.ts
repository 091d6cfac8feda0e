import type { Features } from '../../../imports/kubevirt.io';
import { featureState } from '../guest/feature-state';
import { GuestFeatures } from '../guest/guest-features';
import { HYPERV_FEATURES } from '../wire-forms';

/**
 * The features of a guest, unless there are none.
 *
 * @param isSecureBoot whether it boots signed code only
 */
export function renderFeatures(features: GuestFeatures, isSecureBoot: boolean): Features | undefined {
  const { acpi, apic, apicEndOfInterrupt, hyperv, kvmHidden, pvspinlock, smm = isSecureBoot || undefined } = features;
  const rendered: Features = {
    acpi: featureState(acpi),
    apic: apic === undefined && apicEndOfInterrupt === undefined ? undefined : { ...featureState(apic), endOfInterrupt: apicEndOfInterrupt },
    ...hyperv && (hyperv.isPassthrough ? { hypervPassthrough: { enabled: true } } : { hyperv: HYPERV_FEATURES.of(hyperv) }),
    kvm: kvmHidden === undefined ? undefined : { hidden: kvmHidden },
    pvspinlock: featureState(pvspinlock),
    smm: smm === undefined ? undefined : { enabled: smm },
  };
  return Object.values(rendered).some((feature) => feature !== undefined) ? rendered : undefined;
}
