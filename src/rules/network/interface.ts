import { bindingsOf, formerBindingsOf, BINDINGS } from './interface-binding';
import { isMacAddress, MAC_WORDS } from '../../kubernetes/mac-address';
import { isPciAddress, PCI_WORDS } from '../../kubernetes/pci-address';
import { repeated } from '../../kubernetes/repeated';
import { nics } from '../../manifests/nic';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { guestRule } from '../subjects/guest-rule';
import { reportedAt } from '../subjects/reported-at';
import { vmi } from '../subjects/vmi';

const NAME = /^[A-Za-z0-9_-]+$/;
const MODELS = ['e1000', 'e1000e', 'igb', 'ne2k_pci', 'pcnet', 'rtl8139', 'virtio'];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'interface/requires-one-binding',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'An interface has exactly one binding',
    why: 'The webhook refuses an interface with none or several. The former slirp, passt and macvtap bindings do not count.',
    fix: 'Keep one: masquerade for the pod network, bridge or sriov for a secondary one.',
    upstream: ['interface/binding-count'],
    * check(guest) {
      for (const { path, entry } of nics(guest)) {
        const found = bindingsOf(entry);
        if (found.length === 1 || (guest.webhookDefaulted && formerBindingsOf(entry).length)) continue;
        yield { field: path, got: found, allowed: `exactly one of ${BINDINGS.join(', ')}` };
      }
    },
  }),
  defineRule({
    id: 'interface/has-unique-name',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Interfaces have different names',
    why: 'The webhook refuses a second interface of the same name: a network would be plugged in twice.',
    fix: 'Rename this interface and its network, or remove it.',
    upstream: ['interface/name-duplicate'],
    * check({ spec: { domain } }) {
      const interfaces = domain.devices?.interfaces ?? [];
      for (const i of repeated(interfaces, ({ name }) => name)) {
        yield { field: `domain.devices.interfaces[${i}].name`, got: interfaces[i].name, allowed: 'a name that no other interface has' };
      }
    },
  }),
  defineRule({
    id: 'interface/references-network',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'An interface needs a network of the same name',
    why: 'The webhook refuses an interface that is plugged into nothing.',
    fix: 'Add a network of this name under networks, or remove the interface.',
    upstream: ['interface/without-network'],
    * check(guest) {
      const names = [...new Set(guest.spec.networks?.map(({ name }) => name))];
      for (const { path, entry: { name }, network } of nics(guest)) {
        if (network) continue;
        yield {
          field: `${path}.name`,
          got: name,
          allowed: names.length ? `the name of a network: ${names.join(', ')}` : 'the name of a network; there are no networks',
        };
      }
    },
  }),
  defineRule({
    id: 'interface/has-valid-name',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The name of an interface has letters, digits, - and _ only',
    why: 'The webhook refuses other characters, a dot included: the name becomes part of the names of host devices.',
    fix: 'Rename the interface and its network.',
    upstream: ['interface/name-format'],
    * check(guest) {
      for (const { path, entry: { name } } of nics(guest)) {
        if (!NAME.test(name)) yield { field: `${path}.name`, got: name, allowed: 'letters, digits, - and _' };
      }
    },
  }),
  defineRule({
    id: 'interface/has-known-model',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The model of an interface is one that the guest can have',
    why: 'The webhook refuses every other word.',
    fix: 'Write virtio, which is fastest and the default, or e1000e for a guest without virtio drivers.',
    upstream: ['interface/model'],
    * check(guest) {
      for (const { path, entry: { model } } of nics(guest)) {
        if (model && !MODELS.includes(model)) yield { field: `${path}.model`, got: model, allowed: MODELS.join(', ') };
      }
    },
  }),
  defineRule({
    id: 'interface/has-valid-mac',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A MAC address has six bytes',
    why: 'The webhook refuses every other length and form.',
    fix: 'Write six bytes in hexadecimal, such as 02:00:5e:10:00:01.',
    upstream: ['interface/mac'],
    * check(guest) {
      for (const { path, entry: { macAddress } } of nics(guest)) {
        if (macAddress && !isMacAddress(macAddress)) yield { field: `${path}.macAddress`, got: macAddress, allowed: MAC_WORDS };
      }
    },
  }),
  defineRule({
    id: 'interface/has-valid-pci-address',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The PCI address of an interface is domain:bus:slot.function',
    why: 'The webhook refuses every other form.',
    fix: 'Write all four parts in hexadecimal, such as 0000:81:01.0, or leave the place to KubeVirt.',
    upstream: ['interface/pci-address'],
    * check(guest) {
      for (const { path, entry: { pciAddress } } of nics(guest)) {
        if (pciAddress && !isPciAddress(pciAddress)) yield { field: `${path}.pciAddress`, got: pciAddress, allowed: PCI_WORDS };
      }
    },
  }),
  reportedAt((field) => field.replace('.domain.devices.interfaces', ''), guestRule({
    id: 'interface/has-valid-boot-order',
    level: FindingLevel.REJECTED,
    summary: 'The boot order of an interface starts from 1',
    why: 'The webhook refuses 0.',
    fix: 'Number disks and interfaces together, from 1, or remove bootOrder: the guest does not boot from this interface then.',
    upstream: ['interface/boot-order-zero'],
    * check(guest) {
      for (const { path, entry: { bootOrder } } of nics(guest)) {
        if (bootOrder === 0) yield { field: `${path}.bootOrder`, got: 0, allowed: 'a number from 1' };
      }
    },
  })),
  defineRule({
    id: 'interface/avoids-sriov-on-pod-network',
    level: FindingLevel.ADVISED,
    subject: vmi,
    summary: 'SR-IOV needs a secondary network',
    why: 'The webhook admits it, but the pod network hands out no virtual function: the guest gets an interface without a device.',
    fix: 'Plug it into a multus network whose NetworkAttachmentDefinition names the SR-IOV resource.',
    * check(guest) {
      for (const { path, entry: { name, sriov }, network } of nics(guest)) {
        if (sriov === undefined || network?.pod === undefined) continue;
        yield { field: `${path}.sriov`, got: `network ${name} is the pod network`, allowed: 'a multus network' };
      }
    },
  }),
];
