import type { Interface, PortRange } from '../../../imports/kubevirt.io';
import type { Cluster } from '../../manifests/manifest';
import { nics } from '../../manifests/nic';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import { isPortNumber, isPortProtocol } from './port';
import type { Violation, ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

const GATE = 'PortRangesSpec';
/** `maxPortRanges` of KubeVirt. */
const MOST = 10;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'port-range/requires-gate',
    level: FindingLevel.REJECTED,
    subject: vmi,
    gate: GATE,
    summary: 'Port ranges are an experiment',
    upstream: ['interface/port-ranges-gate'],
    * check(guest) {
      for (const { path, entry: { portRanges } } of nics(guest)) {
        if (isGiven(portRanges, guest)) yield { field: `${path}.portRanges`, reported: `${path}.name`, got: portRanges };
      }
    },
  }),
  defineRule({
    id: 'port-range/excludes-ports',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'An interface has either ports or port ranges',
    why: 'The webhook refuses both on one interface.',
    fix: 'Write the single ports as ranges of one port.',
    upstream: ['interface/port-ranges-with-ports'],
    * check(guest, cluster) {
      for (const { path, entry: { ports, portRanges } } of ranged(guest, cluster)) {
        if (isGiven(ports, guest)) yield { field: `${path}.portRanges`, reported: `${path}.name`, got: portRanges, allowed: 'only without ports' };
      }
    },
  }),
  defineRule({
    id: 'port-range/requires-masquerade',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Port ranges need the masquerade binding',
    why: 'Only masquerade forwards ports: the webhook refuses ranges on another binding.',
    fix: 'Write masquerade: {}, or remove portRanges: the other bindings pass all ports on.',
    upstream: ['interface/port-ranges-masquerade-only'],
    * check(guest, cluster) {
      for (const { path, entry: { masquerade, portRanges } } of ranged(guest, cluster)) {
        if (!masquerade) yield { field: `${path}.portRanges`, reported: `${path}.name`, got: portRanges, allowed: 'only with masquerade' };
      }
    },
  }),
  defineRule({
    id: 'port-range/fits-limit',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: `An interface has at most ${MOST} port ranges`,
    why: 'The webhook refuses more.',
    fix: 'Join ranges, or remove portRanges: all ports are forwarded then.',
    upstream: ['interface/port-ranges-max'],
    * check(guest, cluster) {
      for (const { path, entry: { portRanges } } of ranged(guest, cluster)) {
        if (portRanges.length > MOST) yield { field: `${path}.portRanges`, got: `${portRanges.length} ranges`, allowed: `at most ${MOST} ranges` };
      }
    },
  }),
  defineRule({
    id: 'port-range/has-valid-range',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A port range has a protocol and two ports in order',
    why: 'The webhook refuses other protocols than TCP and UDP, numbers outside 1 to 65535 and a start above the end.',
    fix: 'Write protocol, start and end; a single port starts and ends with itself.',
    upstream: ['interface/port-ranges-protocol', 'interface/port-ranges-start', 'interface/port-ranges-end', 'interface/port-ranges-order'],
    * check(guest, cluster) {
      for (const { path, entry: { portRanges } } of ranged(guest, cluster)) {
        if (portRanges.length > MOST) continue;
        for (const [i, range] of portRanges.entries()) {
          const mistake = mistakeOf(range);
          if (mistake) yield { ...mistake, field: `${path}.portRanges[${i}].${mistake.field}` };
        }
      }
    },
  }),
  defineRule({
    id: 'port-range/excludes-overlap',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Port ranges of one protocol share no port',
    why: 'The webhook refuses a port that is in two ranges.',
    fix: 'Join the two ranges, or move their bounds.',
    upstream: ['interface/port-ranges-overlap'],
    * check(guest, cluster) {
      for (const { path, entry: { portRanges } } of ranged(guest, cluster)) {
        if (portRanges.length > MOST) continue;
        const sorted = portRanges
          .map((range, i) => ({ ...range, i }))
          .filter((range) => !mistakeOf(range))
          .sort((a, b) => a.start - b.start || a.end - b.end);
        for (const protocol of ['TCP', 'UDP']) {
          const ranges = sorted.filter((range) => range.protocol === protocol);
          for (const [n, { start, end, i }] of ranges.entries()) {
            const before = ranges[n - 1];
            if (!before || start > before.end) continue;
            yield {
              field: `${path}.portRanges[${i}]`,
              reported: `${path}.portRanges`,
              got: `${protocol} ${start}-${end}`,
              allowed: `ports from ${before.end + 1}: portRanges[${before.i}] ends with ${before.end}`,
            };
          }
        }
      }
    },
  }),
];

interface Ranged {
  readonly path: string;
  readonly entry: Interface & { readonly portRanges: readonly PortRange[] };
}

/** The interfaces whose port ranges are judged: those on the pod network, where the gate is on. */
function* ranged(guest: Vmi, { enabledFeatureGates }: Cluster): Iterable<Ranged> {
  if (!enabledFeatureGates.includes(GATE)) return;
  for (const { path, entry, network } of nics(guest)) {
    const { portRanges } = entry;
    if (portRanges && isGiven(portRanges, guest) && network?.pod) yield { path, entry: { ...entry, portRanges } };
  }
}

/** An empty list is dropped before a VM or VMI is judged; in a pool or a replica set it counts. */
function isGiven(list: readonly unknown[] | undefined, { webhookDefaulted: defaulted }: Vmi): boolean {
  return list !== undefined && (list.length > 0 || !defaulted);
}

function mistakeOf({ protocol, start, end }: PortRange): Violation | undefined {
  if (!isPortProtocol(protocol)) return { field: 'protocol', got: protocol, allowed: 'TCP, UDP' };
  if (!isPortNumber(start)) return { field: 'start', got: start, allowed: 'a number from 1 to 65535' };
  if (!isPortNumber(end)) return { field: 'end', got: end, allowed: 'a number from 1 to 65535' };
  return start > end ? { field: 'start', got: start, allowed: `at most ${end}, the end` } : undefined;
}
