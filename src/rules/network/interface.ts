import { bindingsOf, BINDINGS, removedBindingsOf } from './interface-binding';
import { misspelt } from '../../kubernetes/closest-match';
import { isMacAddress, isMulticastMacAddress, MAC_WORDS } from '../../kubernetes/mac-address';
import { isPciAddress, PCI_WORDS } from '../../kubernetes/pci-address';
import { isBefore } from '../../manifests/by-release';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { nic, reportedThrough } from '../subjects/nic';
import { meantByRepeated, repeatedNames } from '../subjects/repeated-names';
import { vmi } from '../subjects/vmi';

const NAME = /^[A-Za-z0-9_-]+$/;
const MODELS = ['e1000', 'e1000e', 'igb', 'ne2k_pci', 'pcnet', 'rtl8139', 'virtio'];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'interface/requires-one-binding',
    level: FindingLevel.REJECTED,
    subject: nic,
    summary: 'An interface must have exactly one binding',
    why: 'KubeVirt refuses an interface with none or several. The removed slirp, passt and macvtap bindings do not count.',
    fix: 'Keep one: masquerade for the pod network, bridge or sriov for a secondary one.',
    before: { 1.9: 'only binding, which names a plugin, is refused beside another one' },
    upstream: ['interface/binding-count', '1.8:interface/binding-plugin-and-method'],
    * check({ entry, vmi: { webhookDefaulted } }, cluster) {
      const found = bindingsOf(entry);
      if (isBefore('1.9', cluster) && (!entry.binding || found.length === 1)) return;
      if (found.length === 1 || (webhookDefaulted && removedBindingsOf(entry).length)) return;
      yield { field: '', got: found, allowed: `exactly one of ${BINDINGS.join(', ')}` };
    },
  }),
  defineRule({
    id: 'interface/has-unique-name',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Interfaces must have different names',
    why: 'KubeVirt refuses a second interface of the same name: a network would be plugged in twice.',
    fix: 'Rename this interface and its network, or remove it.',
    upstream: ['interface/name-duplicate'],
    * check({ spec: { networks, domain: { devices } } }) {
      for (const { index, name, isInBoth, meant } of repeatedNames(devices?.interfaces, networks)) {
        // Where the network is there twice, too, that is told.
        if (isInBoth) continue;
        const fix = meant ? { fix: `Write ${meant}, the name of a network that has no interface, or remove this interface.` } : {};
        yield { field: `domain.devices.interfaces[${index}].name`, got: name, allowed: 'a name that no other interface has', ...fix };
      }
    },
  }),
  defineRule({
    id: 'interface/references-network',
    level: FindingLevel.REJECTED,
    subject: nic,
    summary: 'An interface must have the name of a network',
    why: 'KubeVirt refuses an interface that is plugged into nothing.',
    fix: 'Add a network of this name under networks, or remove the interface.',
    upstream: ['interface/without-network'],
    * check({ entry: { name }, network, vmi: { spec } }) {
      if (network || meantByRepeated(spec.networks, spec.domain.devices.interfaces).has(name)) return;
      const names = [...new Set(spec.networks?.map((candidate) => candidate.name))];
      const allowed = names.length ? `the name of a network: ${names.join(', ')}` : 'the name of a network; there are no networks';
      const plugged = new Set(spec.domain.devices.interfaces?.map((each) => each.name));
      const meant = misspelt(name, names.filter((each) => !plugged.has(each)));
      yield { field: 'name', got: name, allowed, ...meant ? { fix: `There is a network ${meant} without an interface: write one name in both places.` } : {} };
    },
  }),
  defineRule({
    id: 'interface/has-valid-name',
    level: FindingLevel.REJECTED,
    subject: nic,
    summary: 'The name of an interface must consist of letters, digits, - and _',
    why: 'KubeVirt refuses other characters, a dot included: the name becomes part of the names of host devices.',
    fix: 'Rename the interface and its network.',
    upstream: ['interface/name-format'],
    * check({ entry: { name } }) {
      if (!NAME.test(name)) yield { field: 'name', got: name, allowed: 'letters, digits, - and _' };
    },
  }),
  defineRule({
    id: 'interface/has-known-model',
    level: FindingLevel.REJECTED,
    subject: nic,
    summary: 'The model of an interface must be one that KubeVirt knows',
    why: 'KubeVirt refuses every other word.',
    fix: 'Write virtio, which is fastest and the default, or e1000e for a guest without virtio drivers.',
    upstream: ['interface/model'],
    * check({ entry: { model } }) {
      if (model && !MODELS.includes(model)) yield { field: 'model', got: model, allowed: MODELS.join(', ') };
    },
  }),
  defineRule({
    id: 'interface/has-valid-mac',
    level: FindingLevel.REJECTED,
    subject: nic,
    summary: 'A MAC address must have six bytes',
    why: 'KubeVirt refuses every other length and form.',
    fix: 'Write six bytes in hexadecimal, such as 02:00:5e:10:00:01.',
    upstream: ['interface/mac'],
    * check({ entry: { macAddress } }) {
      if (macAddress && !isMacAddress(macAddress)) yield { field: 'macAddress', got: macAddress, allowed: MAC_WORDS };
    },
  }),
  defineRule({
    id: 'interface/excludes-multicast-mac',
    level: FindingLevel.UNSTARTABLE,
    subject: nic,
    summary: 'An interface must not have the MAC address of a group',
    why: 'KubeVirt admits any six bytes. libvirt wants an address of a single card, whose first byte is even, and refuses the domain, as Linux refuses '
      + 'the virtual function: the VM never starts.',
    fix: 'Write an address whose first byte is even, such as 02:00:5e:10:00:01.',
    * check({ entry: { macAddress = '', binding, state } }) {
      if (!binding && state !== 'absent' && isMulticastMacAddress(macAddress)) yield { field: 'macAddress', got: macAddress, allowed: 'a first byte that is even' };
    },
  }),
  defineRule({
    id: 'interface/has-valid-pci-address',
    level: FindingLevel.REJECTED,
    subject: nic,
    summary: 'The PCI address of an interface must have the form domain:bus:slot.function',
    why: 'KubeVirt refuses every other form.',
    fix: 'Write all four parts in hexadecimal, such as 0000:81:01.0, or leave the place to KubeVirt.',
    upstream: ['interface/pci-address'],
    * check({ entry: { pciAddress } }) {
      if (pciAddress && !isPciAddress(pciAddress)) yield { field: 'pciAddress', got: pciAddress, allowed: PCI_WORDS };
    },
  }),
  defineRule({
    id: 'interface/has-valid-boot-order',
    level: FindingLevel.REJECTED,
    subject: reportedThrough(nic, (path) => path.replace('.domain.devices.interfaces', '')),
    summary: 'The boot order of an interface must start from 1',
    why: 'KubeVirt refuses 0.',
    fix: 'Number disks and interfaces together, from 1, or remove bootOrder: the guest does not boot from this interface then.',
    upstream: ['interface/boot-order-zero'],
    * check({ entry: { bootOrder } }) {
      if (bootOrder === 0) yield { field: 'bootOrder', got: 0, allowed: 'a number from 1' };
    },
  }),
  defineRule({
    id: 'interface/avoids-sriov-on-pod-network',
    level: FindingLevel.ADVISED,
    subject: nic,
    summary: 'An SR-IOV interface must be on a secondary network',
    why: 'KubeVirt admits it on the pod network, which hands out no virtual function: the guest gets an interface without a device.',
    fix: 'Plug it into a multus network whose NetworkAttachmentDefinition names the SR-IOV resource.',
    * check({ entry: { name, sriov }, network }) {
      if (sriov === undefined || network?.pod === undefined) return;
      yield { field: 'sriov', got: `network ${name} is the pod network`, allowed: 'a multus network' };
    },
  }),
];
