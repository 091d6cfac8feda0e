import type { Interface, Port } from '../../../imports/kubevirt.io';
import { fieldsAt } from '../../kubernetes/fields-at';
import { repeated } from '../../kubernetes/repeated';
import { valueIn } from '../../manifests/by-release';
import type { ByRelease } from '../../manifests/by-release';
import { guestParts } from '../../manifests/guest-parts';
import type { Manifest } from '../../manifests/manifest';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { entriesOf } from '../subjects/entries';
import { nic } from '../subjects/nic';

export const PROTOCOLS = ['TCP', 'UDP'] as const;
const MAX_PORT = 65535;
export const PORT_NUMBERS = `a number from 1 to ${MAX_PORT}`;
/** The largest port that KubeVirt admits in the list of an interface. */
const LARGEST: ByRelease<number> = [['1.6', 65536], ['1.9', MAX_PORT]];
/** A service name of RFC 6335 in lower case. */
const NAME = /^(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MAX_NAME_LENGTH = 15;
/** Where other objects mean the ports of a pod by name. */
const BY_NAME = fieldsAt('spec.ports[].targetPort', 'spec.ingress[].ports[].port', 'spec.egress[].ports[].port', 'spec.podMetricsEndpoints[].port');

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
    before: { 1.9: '65536 is admitted, too, though it is no port' },
    upstream: ['interface/port-zero', 'interface/port-range'],
    * check({ port: number }, cluster) {
      if (number <= 0 || number > valueIn(LARGEST, cluster)) yield { field: 'port', got: number, allowed: PORT_NUMBERS };
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

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'port/avoids-list-without-masquerade',
    reads: guestParts('domain.devices.interfaces', 'readinessProbe', 'livenessProbe'),
    level: FindingLevel.ADVISED,
    summary: 'An interface that is not masqueraded must not have a list of ports',
    why: 'Only masquerade forwards ports. A bridge and a virtual function put the guest on the network itself, where all of its ports are reachable: the '
      + 'list is admitted, opens nothing and closes nothing.',
    fix: 'Remove ports, and close ports by a NetworkPolicy or in the guest; or write masquerade: {} on the pod network.',
    * check(manifests, cluster) {
      const listing = workloadsOf(manifests, cluster).filter(({ written: { domain } }) => domain.devices?.interfaces?.some(isUnreadList));
      if (!listing.length) return;
      const meant = new Set(manifests.flatMap(portNamesIn));
      for (const { manifest, path, written: { domain, readinessProbe, livenessProbe } } of listing) {
        const probed = [readinessProbe, livenessProbe].map((probe) => (probe?.httpGet ?? probe?.tcpSocket)?.port);
        for (const [i, entry] of (domain.devices?.interfaces ?? []).entries()) {
          if (!isUnreadList(entry) || entry.ports?.some(({ name = '' }) => meant.has(name) || probed.includes(name))) continue;
          const got = entry.ports?.map(({ port: number }) => number);
          yield { manifest, field: `${path}.domain.devices.interfaces[${i}].ports`, got, allowed: `none with ${entry.sriov ? 'sriov' : 'bridge'}` };
        }
      }
    },
  }),
];

function isUnreadList({ ports: list, bridge, sriov }: Interface): boolean {
  return (list?.length ?? 0) > 0 && (bridge ?? sriov) !== undefined;
}

function portNamesIn(manifest: Manifest): unknown[] {
  return BY_NAME(manifest).map(({ value }) => value).filter((value) => typeof value === 'string' && value !== '');
}

export function isPortProtocol(value: string): boolean {
  return PROTOCOLS.some((protocol) => protocol === value);
}
