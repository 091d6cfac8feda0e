import { PROTOCOLS } from './model';
import type { PortInterval, PortSet, Protocol } from './model';

const [FIRST, LAST] = [1, 65535];

export const NO_PORTS: PortSet = { TCP: [], UDP: [], SCTP: [] };
export const ALL_PORTS: PortSet = { TCP: [[FIRST, LAST]], UDP: [[FIRST, LAST]], SCTP: [[FIRST, LAST]] };

/** The ports of one protocol between two numbers, both included. */
export function portsBetween(protocol: Protocol, first: number, last: number): PortSet {
  const interval: PortInterval = [Math.max(first, FIRST), Math.min(last, LAST)];
  return interval[0] > interval[1] ? NO_PORTS : { ...NO_PORTS, [protocol]: [interval] };
}

export function isNoPort(ports: PortSet): boolean {
  return ports === NO_PORTS || (ports !== ALL_PORTS && PROTOCOLS.every((protocol) => ports[protocol].length === 0));
}

export function isEveryPort(ports: PortSet): boolean {
  return (
    ports === ALL_PORTS ||
    PROTOCOLS.every((protocol) => ports[protocol].length === 1 && ports[protocol][0][0] === FIRST && ports[protocol][0][1] === LAST)
  );
}

export function arePortsEqual(a: PortSet, b: PortSet): boolean {
  return (
    a === b ||
    PROTOCOLS.every(
      (protocol) =>
        a[protocol].length === b[protocol].length &&
        a[protocol].every(([first, last], i) => b[protocol][i][0] === first && b[protocol][i][1] === last),
    )
  );
}

export function hasPort(ports: PortSet, port: number, protocol: Protocol): boolean {
  return ports[protocol].some(([first, last]) => first <= port && port <= last);
}

/** The ports that are in either. */
export function unitedPorts(a: PortSet, b: PortSet): PortSet {
  if (isNoPort(a) || b === ALL_PORTS) return b;
  if (isNoPort(b) || a === ALL_PORTS) return a;
  return eachProtocol((protocol) => united(a[protocol], b[protocol]));
}

/** The ports that are in both. */
export function commonPorts(a: PortSet, b: PortSet): PortSet {
  if (isNoPort(a) || isNoPort(b)) return NO_PORTS;
  if (a === ALL_PORTS || a === b) return b;
  if (b === ALL_PORTS) return a;
  return eachProtocol((protocol) => common(a[protocol], b[protocol]));
}

/** The ports of the first that are not in the second. */
export function portsWithout(a: PortSet, b: PortSet): PortSet {
  if (isNoPort(a) || b === ALL_PORTS) return NO_PORTS;
  return isNoPort(b) ? a : eachProtocol((protocol) => common(a[protocol], complement(b[protocol])));
}

/** For people: `TCP 80, 8000-8010; UDP 53`, `all ports`, `no port`. */
export function portsText(ports: PortSet): string {
  if (isEveryPort(ports)) return 'all ports';
  const texts = PROTOCOLS.filter((protocol) => ports[protocol].length).map(
    (protocol) => `${protocol} ${ports[protocol].map(intervalText).join(', ')}`,
  );
  return texts.join('; ') || 'no port';
}

function intervalText([first, last]: PortInterval): string {
  if (first === FIRST && last === LAST) return 'all';
  return first === last ? `${first}` : `${first}-${last}`;
}

function eachProtocol(intervals: (protocol: Protocol) => readonly PortInterval[]): PortSet {
  return { TCP: intervals('TCP'), UDP: intervals('UDP'), SCTP: intervals('SCTP') };
}

function united(a: readonly PortInterval[], b: readonly PortInterval[]): readonly PortInterval[] {
  if (!a.length) return b;
  if (!b.length) return a;
  const merged: [number, number][] = [];
  for (const [first, last] of [...a, ...b].sort(([x], [y]) => x - y)) {
    const latest = merged[merged.length - 1];
    if (latest && first <= latest[1] + 1) latest[1] = Math.max(latest[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

function common(a: readonly PortInterval[], b: readonly PortInterval[]): PortInterval[] {
  const found: PortInterval[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const first = Math.max(a[i][0], b[j][0]);
    const last = Math.min(a[i][1], b[j][1]);
    if (first <= last) found.push([first, last]);
    if (a[i][1] < b[j][1]) i++;
    else j++;
  }
  return found;
}

function complement(intervals: readonly PortInterval[]): PortInterval[] {
  const firsts = [FIRST, ...intervals.map(([, last]) => last + 1)];
  const lasts = [...intervals.map(([first]) => first - 1), LAST];
  return firsts.flatMap((first, i): PortInterval[] => (first <= lasts[i] ? [[first, lasts[i]]] : []));
}
