import { repeated } from '../../kubernetes/repeated';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { launchedVmi } from '../subjects/launched-vmi';

/** A place on the PCI bus of the guest, and where it is written. */
interface Place {
  readonly field: string;
  readonly address: string;
}

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'pci-address/is-unique',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'Disks and interfaces of a guest must have PCI addresses of their own',
    why: 'KubeVirt admits one address twice, and libvirt refuses the domain: Attempted double use of PCI Address. The VM never starts.',
    fix: 'Write another address, or leave the place to libvirt.',
    * check(value) {
      const places = placesOf(value);
      for (const i of repeated(places, ({ address }) => address.toLowerCase())) {
        const { field, address: got } = places[i];
        yield { field, got, allowed: 'an address that no other disk or interface has' };
      }
    },
  }),
];

function placesOf({ spec: { domain: { devices: { disks = [], interfaces = [] } = {} } } }: Vmi): Place[] {
  return [
    ...disks.map(({ disk }, i) => ({ field: `domain.devices.disks[${i}].disk.pciAddress`, address: disk?.pciAddress })),
    ...interfaces.map(({ pciAddress }, i) => ({ field: `domain.devices.interfaces[${i}].pciAddress`, address: pciAddress })),
  ].filter((place): place is Place => Boolean(place.address));
}
