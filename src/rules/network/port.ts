import type { Port } from '../../../imports/kubevirt.io';
import { repeated } from '../../kubernetes/repeated';
import { nics } from '../../manifests/nic';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

const PROTOCOLS = ['TCP', 'UDP'];
/** A service name of RFC 6335 in lower case. */
const NAME = /^(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_NAME = 15;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'port/has-unique-name',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Ports of an interface have different names',
    why: 'The webhook refuses a second port of the same name.',
    fix: 'Rename this port, or leave its name out.',
    upstream: ['interface/port-name-duplicate'],
    * check(guest) {
      for (const { path, ports } of forwardedPorts(guest)) {
        for (const i of repeated(ports, ({ name }) => name || undefined)) {
          yield { field: `${path}[${i}].name`, got: ports[i].name, allowed: 'a name that no other port of the interface has' };
        }
      }
    },
  }),
  defineRule({
    id: 'port/has-valid-name',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The name of a port is a service name',
    why: 'The webhook refuses what Kubernetes refuses as the name of a port: upper case, no letter at all, doubled or outer dashes.',
    fix: 'Write a short name in lower case, such as http, or none.',
    upstream: ['interface/port-name-format'],
    * check(guest) {
      for (const { path, port: { name } } of eachPort(guest)) {
        if (!name || (name.length <= LONGEST_NAME && NAME.test(name))) continue;
        yield {
          field: `${path}.name`,
          got: name,
          allowed: `at most ${LONGEST_NAME} lower-case letters, digits and single dashes inside, one of them a letter`,
        };
      }
    },
  }),
  defineRule({
    id: 'port/has-valid-number',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A port is a number from 1 to 65535',
    why: 'The webhook refuses every other number, 0 included.',
    fix: 'Write the port on which the guest listens.',
    upstream: ['interface/port-zero', 'interface/port-range'],
    * check(guest) {
      for (const { path, port: { port } } of eachPort(guest)) {
        if (!isPortNumber(port)) yield { field: `${path}.port`, got: port, allowed: 'a number from 1 to 65535' };
      }
    },
  }),
  defineRule({
    id: 'port/has-known-protocol',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'The protocol of a port is TCP or UDP',
    why: 'The webhook refuses every other word; case matters.',
    fix: 'Write TCP or UDP, or none: TCP is the default.',
    upstream: ['interface/port-protocol'],
    * check(guest) {
      for (const { path, port: { protocol } } of eachPort(guest)) {
        if (protocol && !isPortProtocol(protocol)) yield { field: `${path}.protocol`, got: protocol, allowed: PROTOCOLS.join(', ') };
      }
    },
  }),
];

export function isPortNumber(port: number): boolean {
  return port > 0 && port < 65536;
}

export function isPortProtocol(protocol: string): boolean {
  return PROTOCOLS.includes(protocol);
}

/** The ports of the interfaces on the pod network: elsewhere nobody reads them. */
function* forwardedPorts(guest: Vmi): Iterable<{ path: string; ports: readonly Port[] }> {
  for (const { path, entry: { ports }, network } of nics(guest)) {
    if (ports && network?.pod) yield { path: `${path}.ports`, ports };
  }
}

function* eachPort(guest: Vmi): Iterable<{ path: string; port: Port }> {
  for (const { path, ports } of forwardedPorts(guest)) {
    for (const [i, port] of ports.entries()) yield { path: `${path}[${i}]`, port };
  }
}
