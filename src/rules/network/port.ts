import type { Port } from '../../../imports/kubevirt.io';
import { repeated } from '../../kubernetes/repeated';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { entriesOf } from '../subjects/entries';
import { nic } from '../subjects/nic';

export const PROTOCOLS = ['TCP', 'UDP'] as const;
const MAX_PORT = 65535;
export const PORT_NUMBERS = `a number from 1 to ${MAX_PORT}`;
/** A service name of RFC 6335 in lower case. */
const NAME = /^(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MAX_NAME_LENGTH = 15;

/** The ports of an interface on the pod network: on others they are not read. */
const ports: Subject<readonly Port[]> = partsOf(nic, ({ entry, network }) => (
  entry.ports && network?.pod ? [{ value: entry.ports, path: 'ports' }] : []
));
const port: Subject<Port> = partsOf(ports, (list) => entriesOf(list, ''));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'port/has-unique-name',
    level: FindingLevel.REJECTED,
    subject: ports,
    summary: 'Ports of an interface must have different names',
    why: 'KubeVirt refuses a second port of the same name.',
    fix: 'Rename this port, or leave its name out.',
    upstream: ['interface/port-name-duplicate'],
    * check(list) {
      for (const i of repeated(list, ({ name }) => name || undefined)) {
        yield { field: `[${i}].name`, got: list[i].name, allowed: 'a name that no other port of the interface has' };
      }
    },
  }),
  defineRule({
    id: 'port/has-valid-name',
    level: FindingLevel.REJECTED,
    subject: port,
    summary: 'The name of a port must be a service name',
    why: 'KubeVirt refuses what Kubernetes refuses as the name of a port: upper case, no letter at all, doubled or outer dashes.',
    fix: 'Write a short name in lower case, such as http, or none.',
    upstream: ['interface/port-name-format'],
    * check({ name }) {
      if (!name || (name.length <= MAX_NAME_LENGTH && NAME.test(name))) return;
      const allowed = `at most ${MAX_NAME_LENGTH} lower-case letters, digits and single dashes inside, one of them a letter`;
      yield { field: 'name', got: name, allowed };
    },
  }),
  defineRule({
    id: 'port/has-valid-number',
    level: FindingLevel.REJECTED,
    subject: port,
    summary: `A port must be ${PORT_NUMBERS}`,
    why: 'KubeVirt refuses every other number, 0 included.',
    fix: 'Write the port on which the guest listens.',
    upstream: ['interface/port-zero', 'interface/port-range'],
    * check({ port: number }) {
      if (!isPortNumber(number)) yield { field: 'port', got: number, allowed: PORT_NUMBERS };
    },
  }),
  defineRule({
    id: 'port/has-known-protocol',
    level: FindingLevel.REJECTED,
    subject: port,
    summary: `The protocol of a port must be ${PROTOCOLS.join(' or ')}`,
    why: 'KubeVirt refuses every other word; case matters.',
    fix: 'Write TCP or UDP, or none: TCP is the default.',
    upstream: ['interface/port-protocol'],
    * check({ protocol }) {
      if (protocol && !isPortProtocol(protocol)) yield { field: 'protocol', got: protocol, allowed: PROTOCOLS.join(', ') };
    },
  }),
];

export function isPortNumber(value: number): boolean {
  return value > 0 && value <= MAX_PORT;
}

export function isPortProtocol(value: string): boolean {
  return PROTOCOLS.some((protocol) => protocol === value);
}
