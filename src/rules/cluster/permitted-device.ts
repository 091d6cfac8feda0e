import type { KubeVirt } from '../../../imports/kubevirt.io';
import { repeated } from '../../kubernetes/repeated';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';
import { KUBEVIRT } from '../subjects/kubevirt';

const PCI = /^[\da-f]{4}:(?:[\da-f]{4}|\*)$/i;
const USB = /^[\da-f]{1,7}$/i;
const USB_PARTS = ['vendor', 'product'] as const;

const devices = partsOf(objectsOf<KubeVirt>(KUBEVIRT), ({ spec }) => {
  const value = spec?.configuration?.permittedHostDevices;
  return value ? [{ value, path: 'spec.configuration.permittedHostDevices' }] : [];
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'permitted-device/has-valid-selector',
    level: FindingLevel.ADVISED,
    subject: devices,
    summary: 'A device that the KubeVirt CR permits must be selected by vendor and product in hexadecimal digits',
    why: 'virt-handler compares the text with what the node says of its devices (lspci -nn, lsusb): another form selects none, no node has the resource, and the VMs that ask for it stay pending.',
    fix: 'Write pciVendorSelector as vendor:product, such as 10DE:1EB8, and vendor and product of a USB device as four digits without 0x.',
    * check({ pciHostDevices = [], usb = [] }) {
      for (const [i, { pciVendorSelector: got, externalResourceProvider }] of pciHostDevices.entries()) {
        if (!externalResourceProvider && !PCI.test(got)) yield { field: `pciHostDevices[${i}].pciVendorSelector`, got, allowed: '<4 digits>:<4 digits>, as of 0-9 and a-f' };
      }
      for (const [i, { selectors = [] }] of usb.entries()) {
        for (const [j, selector] of selectors.entries()) {
          for (const part of USB_PARTS) {
            const { [part]: got } = selector;
            if (!USB.test(got)) yield { field: `usb[${i}].selectors[${j}].${part}`, got, allowed: 'digits of 0-9 and a-f' };
          }
        }
      }
    },
  }),
  defineRule({
    id: 'permitted-device/has-unique-selector',
    level: FindingLevel.ADVISED,
    subject: devices,
    summary: 'A PCI device must be permitted under one resource name',
    why: 'virt-handler keeps one name for each selector, that of the last entry: no node has the other resource, and the VMs that ask for it stay pending.',
    fix: 'Remove one of the entries, and name its resource in the VMs.',
    * check({ pciHostDevices = [] }) {
      const own = pciHostDevices.map((device) => (device.externalResourceProvider ? undefined : device.pciVendorSelector.toLowerCase()));
      for (const i of repeated(own, (selector) => selector)) {
        const { pciVendorSelector: got, resourceName } = pciHostDevices[i];
        const first = pciHostDevices[own.indexOf(own[i])];
        if (first.resourceName !== resourceName) yield { field: `pciHostDevices[${i}].pciVendorSelector`, got, allowed: `a selector other than that of ${first.resourceName}` };
      }
    },
  }),
];
