import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { kubevirtTable } from '../kubevirt-table';

const { ADVISED: level } = FindingLevel;
const valid = 'permitted-device/has-valid-selector';
const unique = 'permitted-device/has-unique-selector';
says({ [valid]: { level, allowed: ['<4 digits>:<4 digits>, as of 0-9 and a-f', 'digits of 0-9 and a-f'] }, [unique]: { level, allowed: 'a selector other than that of a.com/A' } });

const permitted = (devices: object) => ({ configuration: { permittedHostDevices: devices } });
const pci = (...devices: [string, string, object?][]) => permitted({
  pciHostDevices: devices.map(([pciVendorSelector, resourceName, more]) => ({ pciVendorSelector, resourceName, ...more })),
});
const usb = (vendor: string, product: string) => permitted({ usb: [{ resourceName: 'a.com/usb', selectors: [{ vendor, product }] }] });
const at = 'spec.configuration.permittedHostDevices';

describe('permitted-device', () => kubevirtTable([
  ['selectors', pci(['10DE:1EB8', 'a.com/A'], ['10de:*', 'a.com/B'])],
  ['what another plugin selects', pci(['T4', 'a.com/A', { externalResourceProvider: true }])],
  ['a dash', pci(['10de-1eb8', 'a.com/A']), [valid, `${at}.pciHostDevices[0].pciVendorSelector`, '10de-1eb8']],
  ['a vendor', pci(['10de', 'a.com/A']), [valid, `${at}.pciHostDevices[0].pciVendorSelector`, '10de']],
  ['an address', pci(['0000:3b:00.0', 'a.com/A']), [valid, `${at}.pciHostDevices[0].pciVendorSelector`, '0000:3b:00.0']],
  ['a device under two names', pci(['10de:1eb8', 'a.com/A'], ['10DE:1EB8', 'a.com/B']), [unique, `${at}.pciHostDevices[1].pciVendorSelector`, '10DE:1EB8']],
  ['a device twice', pci(['10de:1eb8', 'a.com/A'], ['10DE:1EB8', 'a.com/A'])],
  ['a device of USB', usb('46f4', '0001')],
  ['numbers of C', usb('0x46f4', '0x0001'), [valid, `${at}.usb[0].selectors[0].product`, '0x0001'], [valid, `${at}.usb[0].selectors[0].vendor`, '0x46f4']],
]));
