import type { PortRange } from '../../../imports/kubevirt.io';
import { isPortNumber } from '../../kubernetes/port';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import { isPortProtocol, PORT_NUMBERS, PROTOCOLS } from './port';
import type { ObjectRule, Violation } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { entriesOf } from '../subjects/entries';
import { nic } from '../subjects/nic';
import type { JudgedNic } from '../subjects/nic';

const GATE = 'PortRangesSpec';
/** `maxPortRanges` of KubeVirt. */
const MAX_RANGES = 10;

interface RangedNic extends JudgedNic {
  readonly portRanges: readonly PortRange[];
}

/** The interfaces whose port ranges are judged: those on the pod network, where the gate is on. */
const rangedNic: Subject<RangedNic> = partsOf(nic, (value, { enabledFeatureGates }) => {
  const { entry: { portRanges }, network, vmi } = value;
  const isJudged = enabledFeatureGates.includes(GATE) && network?.pod;
  return isJudged && isGiven(portRanges, vmi) ? [{ value: { ...value, portRanges }, path: '' }] : [];
});
/** Port ranges of an allowed number: KubeVirt looks no further at more. */
const portRanges: Subject<readonly PortRange[]> = partsOf(rangedNic, (value) => (
  value.portRanges.length > MAX_RANGES ? [] : [{ value: value.portRanges, path: 'portRanges' }]
));
const portRange: Subject<PortRange> = partsOf(portRanges, (list) => entriesOf(list, ''));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'port-range/requires-gate',
    level: FindingLevel.REJECTED,
    since: '1.9',
    gate: GATE,
    subject: nic,
    summary: 'An interface must not have port ranges while their feature gate is off',
    upstream: ['interface/port-ranges-gate'],
    * check({ entry, vmi }) {
      if (isGiven(entry.portRanges, vmi)) yield { field: 'portRanges', reported: 'name', got: entry.portRanges };
    },
  }),
  defineRule({
    id: 'port-range/excludes-ports',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: rangedNic,
    summary: 'An interface must not have both ports and port ranges',
    why: 'KubeVirt refuses both on one interface.',
    fix: 'Write the single ports as ranges of one port.',
    upstream: ['interface/port-ranges-with-ports'],
    * check({ entry, vmi }) {
      if (isGiven(entry.ports, vmi)) yield { field: 'portRanges', reported: 'name', got: entry.portRanges, allowed: 'only without ports' };
    },
  }),
  defineRule({
    id: 'port-range/requires-masquerade',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: rangedNic,
    summary: 'An interface with port ranges must have the masquerade binding',
    why: 'Only masquerade forwards ports: KubeVirt refuses ranges on another binding.',
    fix: 'Write masquerade: {}, or remove portRanges: the other bindings pass all ports on.',
    upstream: ['interface/port-ranges-masquerade-only'],
    * check({ entry }) {
      if (!entry.masquerade) yield { field: 'portRanges', reported: 'name', got: entry.portRanges, allowed: 'only with masquerade' };
    },
  }),
  defineRule({
    id: 'port-range/fits-limit',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: rangedNic,
    summary: `An interface must not have more than ${MAX_RANGES} port ranges`,
    why: 'KubeVirt refuses more.',
    fix: 'Join ranges, or remove portRanges: all ports are forwarded then.',
    upstream: ['interface/port-ranges-max'],
    * check({ portRanges: { length } }) {
      if (length > MAX_RANGES) yield { field: 'portRanges', got: `${length} ranges`, allowed: `at most ${MAX_RANGES} ranges` };
    },
  }),
  defineRule({
    id: 'port-range/has-valid-range',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: portRange,
    summary: 'A port range must have a protocol and two ports in order',
    why: `KubeVirt refuses other protocols than ${PROTOCOLS.join(' and ')}, a port that is not ${PORT_NUMBERS}, and a start above the end.`,
    fix: 'Write protocol, start and end; a single port starts and ends with itself.',
    upstream: ['interface/port-ranges-protocol', 'interface/port-ranges-start', 'interface/port-ranges-end', 'interface/port-ranges-order'],
    * check(range) {
      const violation = violationOf(range);
      if (violation) yield violation;
    },
  }),
  defineRule({
    id: 'port-range/excludes-overlap',
    level: FindingLevel.REJECTED,
    since: '1.9',
    subject: portRanges,
    summary: 'Port ranges of one protocol must not share a port',
    why: 'KubeVirt refuses a port that is in two ranges.',
    fix: 'Join the two ranges, or move their bounds.',
    upstream: ['interface/port-ranges-overlap'],
    * check(ranges) {
      for (const protocol of PROTOCOLS) {
        const sorted = rangesOf(protocol, ranges);
        for (const [n, { start, end, i }] of sorted.slice(1).entries()) {
          const before = sorted[n];
          if (start > before.end) continue;
          const allowed = `ports from ${before.end + 1}: portRanges[${before.i}] ends with ${before.end}`;
          yield { field: `[${i}]`, reported: '', got: `${protocol} ${start}-${end}`, allowed };
        }
      }
    },
  }),
];

/** An empty list is dropped before a VM or VMI is judged; in a pool or a replica set it counts. */
function isGiven<T>(list: readonly T[] | undefined, { webhookDefaulted }: JudgedNic['vmi']): list is readonly T[] {
  return list !== undefined && (list.length > 0 || !webhookDefaulted);
}

/** The valid ranges of a protocol with their indices, by their ports. */
function rangesOf(protocol: string, ranges: readonly PortRange[]): readonly (PortRange & { readonly i: number })[] {
  return ranges
    .map((range, i) => ({ ...range, i }))
    .filter((range) => range.protocol === protocol && !violationOf(range))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Upstream ends with the first check that a range fails. */
function violationOf({ protocol, start, end }: PortRange): Violation | undefined {
  if (!isPortProtocol(protocol)) return { field: 'protocol', got: protocol, allowed: PROTOCOLS.join(', ') };
  if (!isPortNumber(start)) return { field: 'start', got: start, allowed: PORT_NUMBERS };
  if (!isPortNumber(end)) return { field: 'end', got: end, allowed: PORT_NUMBERS };
  return start > end ? { field: 'start', got: start, allowed: `at most ${end}, the end` } : undefined;
}
