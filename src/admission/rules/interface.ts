import { guestRule, repeated } from './guest';
import { Level } from './level';
import type { ObjectRule } from './rule';
import type { Interface } from '../../../imports/kubevirt.io';

const BINDINGS = ['bridge', 'masquerade', 'sriov', 'passtBinding', 'binding'] as const satisfies readonly (keyof Interface)[];
const MAC = /^(?:[\da-f]{2}(?::[\da-f]{2}){5}|[\da-f]{2}(?:-[\da-f]{2}){5}|[\da-f]{4}(?:\.[\da-f]{4}){2}|[\da-f]{12})$/i;

export const rules: readonly ObjectRule[] = [
  guestRule({
    id: 'interface/has-network',
    level: Level.REJECTED,
    summary: 'An interface needs a network of the same name',
    why: 'The webhook refuses an interface that is plugged into nothing.',
    fix: 'Add a network of this name under networks, or remove the interface.',
    * check({ spec: { networks = [], domain } }) {
      const names = new Set(networks.map(({ name }) => name));
      for (const [i, { name }] of (domain.devices?.interfaces ?? []).entries()) {
        if (names.has(name)) continue;
        yield {
          field: `domain.devices.interfaces[${i}].name`,
          got: name,
          allowed: names.size ? `the name of a network: ${[...names].join(', ')}` : 'the name of a network; there are no networks',
        };
      }
    },
  }),
  guestRule({
    id: 'interface/has-unique-name',
    level: Level.REJECTED,
    summary: 'Interfaces have different names',
    why: 'The webhook refuses a second interface of the same name: a network would be plugged in twice.',
    fix: 'Rename this interface and its network, or remove it.',
    * check({ spec: { domain } }) {
      const interfaces = domain.devices?.interfaces ?? [];
      for (const i of repeated(interfaces, ({ name }) => name)) {
        yield { field: `domain.devices.interfaces[${i}].name`, got: interfaces[i].name, allowed: 'a name that no other interface has' };
      }
    },
  }),
  guestRule({
    id: 'interface/has-one-binding',
    level: Level.REJECTED,
    summary: 'An interface has exactly one binding',
    why: 'The webhook refuses an interface with none or several. The former slirp, passt and macvtap bindings do not count.',
    fix: 'Keep one: masquerade for the pod network, bridge or sriov for a secondary one.',
    * check({ spec: { domain } }) {
      for (const [i, entry] of (domain.devices?.interfaces ?? []).entries()) {
        const found = BINDINGS.filter((binding) => entry[binding] !== undefined);
        if (found.length === 1) continue;
        yield { field: `domain.devices.interfaces[${i}]`, got: found, allowed: `exactly one of ${BINDINGS.join(', ')}` };
      }
    },
  }),
  guestRule({
    id: 'interface/has-valid-mac',
    level: Level.REJECTED,
    summary: 'A MAC address has six bytes',
    why: 'The webhook refuses every other length and form.',
    fix: 'Write six bytes in hexadecimal, such as 02:00:5e:10:00:01.',
    * check({ spec: { domain } }) {
      for (const [i, { macAddress }] of (domain.devices?.interfaces ?? []).entries()) {
        if (!macAddress || MAC.test(macAddress)) continue;
        yield {
          field: `domain.devices.interfaces[${i}].macAddress`,
          got: macAddress,
          allowed: 'six bytes as 02:00:5e:10:00:01, 02-00-5e-10-00-01, 0200.5e10.0001 or 02005e100001',
        };
      }
    },
  }),
  guestRule({
    id: 'interface/separates-sriov-from-pod-network',
    level: Level.ADVISED,
    summary: 'SR-IOV needs a secondary network',
    why: 'The webhook admits it, but the pod network hands out no virtual function: the guest gets an interface without a device.',
    fix: 'Plug it into a multus network whose NetworkAttachmentDefinition names the SR-IOV resource.',
    * check({ spec: { networks = [], domain } }) {
      const pod = new Set(networks.filter((network) => network.pod !== undefined).map(({ name }) => name));
      for (const [i, { name, sriov }] of (domain.devices?.interfaces ?? []).entries()) {
        if (sriov === undefined || !pod.has(name)) continue;
        yield { field: `domain.devices.interfaces[${i}].sriov`, got: `network ${name} is the pod network`, allowed: 'a multus network' };
      }
    },
  }),
];
