import type { MediatedDeviceTypes, PermittedDevice } from './permitted-device';
import { unlessEmpty } from './unless-empty';
import type { MediatedDevicesConfiguration, PermittedHostDevices, USBSelector } from '../../imports/kubevirt.io';
import { omitEmpty } from '../kubernetes/omit-empty';

/** The devices that guests may have, each kind in its list. */
export function renderPermittedDevices(devices: readonly PermittedDevice[] = []): PermittedHostDevices | undefined {
  const listed = <T>(kind: string, render: (selectors: readonly string[]) => T) => omitEmpty(
    devices.filter(({ _selector }) => _selector.kind === kind).map(({ resourceName, externalResourceProvider, _selector: { selectors } }) => (
      { ...render(selectors), resourceName, externalResourceProvider }
    )),
  );
  return unlessEmpty({
    pciHostDevices: listed('pci', ([pciVendorSelector]) => ({ pciVendorSelector })),
    mediatedDevices: listed('mediated', ([mdevNameSelector]) => ({ mdevNameSelector })),
    usb: listed('usb', (selectors) => ({ selectors: selectors.map(usbSelector) })),
  });
}

/** The types of mediated devices, those of all nodes and those of some. */
export function renderMediatedDevices(types: readonly MediatedDeviceTypes[] = []): MediatedDevicesConfiguration | undefined {
  return unlessEmpty({
    mediatedDeviceTypes: omitEmpty(types.filter(({ nodeSelector }) => !nodeSelector).flatMap((entry) => entry.types)),
    nodeMediatedDeviceTypes: omitEmpty(types.flatMap(({ nodeSelector, types: mediatedDeviceTypes }) => (
      nodeSelector ? [{ nodeSelector: { ...nodeSelector }, mediatedDeviceTypes: [...mediatedDeviceTypes] }] : []
    ))),
  });
}

function usbSelector(vendorAndProduct: string): USBSelector {
  const [vendor, product] = vendorAndProduct.split(':');
  return { vendor, product };
}
