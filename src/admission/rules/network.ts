import { guestRule, repeated } from './guest';
import { Level } from './level';
import type { ObjectRule } from './rule';

export const rules: readonly ObjectRule[] = [
  guestRule({
    id: 'network/has-interface',
    level: Level.REJECTED,
    summary: 'A network needs an interface of the same name',
    why: 'The webhook refuses a network that no interface of the guest is plugged into.',
    fix: 'Add an interface of this name under domain.devices.interfaces, or remove the network.',
    * check({ spec: { networks = [], domain } }) {
      const interfaces = new Set(domain.devices?.interfaces?.map(({ name }) => name));
      for (const [i, { name }] of networks.entries()) {
        if (interfaces.has(name)) continue;
        const names = [...interfaces].join(', ');
        yield {
          field: `networks[${i}].name`,
          got: name,
          allowed: names ? `the name of an interface: ${names}` : 'the name of an interface; there are no interfaces',
        };
      }
    },
  }),
  guestRule({
    id: 'network/has-unique-name',
    level: Level.REJECTED,
    summary: 'Networks have different names',
    why: 'The webhook refuses a second network of the same name: interfaces find their network by name.',
    fix: 'Rename this network and its interface, or remove it.',
    * check({ spec: { networks = [] } }) {
      for (const i of repeated(networks, ({ name }) => name)) {
        yield { field: `networks[${i}].name`, got: networks[i].name, allowed: 'a name that no other network has' };
      }
    },
  }),
];
