import { forgedText } from './isolation';
import type { EndpointClass, Matrix, PortSet, Reachability } from './model';
import { isNoPort, NO_PORTS, portsWithout, unitedPorts } from './port-set';

/** What a report says of who reaches whom: one way of one class, or of many together. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly ports: PortSet;
  /** The classes, where it is a way of one to one. */
  readonly pair?: { readonly from: number; readonly to: number };
}

/** How many pairs of a flow are told one by one. */
const MOST_PAIRS = 400;
/** How many namespaces are named of many classes. */
const MOST_NAMED = 3;

/** The ways on a plane, without those between endpoints that no manifest makes. */
export function waysOf({ classes }: Reachability, { wide, pairs }: Matrix): Way[] {
  const isMade = (id: number) => classes[id].workloads.length > 0;
  const told = new Set(pairs.map(({ from, to }) => `${from} ${to}`));
  const one = (from: number, to: number, ports: PortSet): Way => ({ from: classes[from].name, to: classes[to].name, ports, pair: { from, to } });
  const open = pairs.filter(({ from, to, ports }) => !isNoPort(ports) && (isMade(from) || isMade(to)));
  const ofPairs = open.map(({ from, to, ports }) => one(from, to, ports));
  const ofFlows = wide.flatMap(({ from, to, ports }): Way[] => {
    const [made, others] = [from.filter(isMade), from.filter((id) => !isMade(id))];
    const targets = to.filter(isMade);
    if (made.length * to.length + others.length * targets.length > MOST_PAIRS) {
      const many = (ids: readonly number[]) => manyText(ids.map((id) => classes[id]));
      return [
        ...made.length ? [{ from: many(made), to: many(to), ports }] : [],
        ...others.length && targets.length ? [{ from: many(others), to: many(targets), ports }] : [],
      ];
    }
    const some = from.flatMap((source) => (isMade(source) ? to : targets).map((target) => [source, target] as const));
    return some.filter(([source, target]) => !told.has(`${source} ${target}`)).map(([source, target]) => one(source, target, ports));
  });
  const ways = [...ofPairs, ...ofFlows];
  return ways.sort((a, b) => (a.pair?.from ?? classes.length) - (b.pair?.from ?? classes.length) || (a.pair?.to ?? 0) - (b.pair?.to ?? 0));
}

/** What forged pods would reach that no pod of their namespace does, of what manifests make. */
export function forgedWays({ classes, planes, attacker }: Reachability): Way[] {
  const isMade = (id: number) => classes[id].workloads.length > 0;
  const known = new Map<string, PortSet>();
  const add = (namespace: string | undefined, to: number, ports: PortSet): PortSet => {
    const key = JSON.stringify([namespace, to]);
    const before = known.get(key) ?? NO_PORTS;
    known.set(key, unitedPorts(before, ports));
    return portsWithout(ports, before);
  };
  const open = new Set<string>();
  for (const { wide, pairs } of planes) {
    for (const { from, to, ports } of pairs) add(classes[from].namespace, to, ports);
    for (const { from, to, ports } of wide) {
      const namespaces = new Set(from.flatMap((id) => classes[id].namespace ?? []));
      if (namespaces.size * to.length > MOST_PAIRS) for (const namespace of namespaces) open.add(namespace);
      else for (const namespace of namespaces) for (const id of to) add(namespace, id, ports);
    }
  }
  const told = (from: number, to: number, ports: PortSet): Way[] => {
    const pod = attacker.pods[from];
    const more = isMade(to) ? add(pod.namespace, to, ports) : NO_PORTS;
    return isNoPort(more) ? [] : [{ from: forgedText(pod), to: classes[to].name, ports: more }];
  };
  return [
    ...attacker.pairs.flatMap(({ from, to, ports }) => told(from, to, ports)),
    ...attacker.wide.flatMap(({ from, to, ports }): Way[] => {
      const [sources, targets] = [from.filter((pod) => !open.has(attacker.pods[pod].namespace)), to.filter(isMade)];
      if (sources.length * targets.length <= MOST_PAIRS) return sources.flatMap((source) => targets.flatMap((target) => told(source, target, ports)));
      const namespaces = [...new Set(sources.map((pod) => attacker.pods[pod].namespace))];
      return [{ from: `pods with other labels in ${someOf(namespaces, 'namespaces')}`, to: manyText(targets.map((id) => classes[id])), ports }];
    }),
  ];
}

/** Many classes for people: `12 classes of 10 namespaces (a, b, c, …)`. */
function manyText(classes: readonly EndpointClass[]): string {
  const namespaces = [...new Set(classes.flatMap(({ namespace }) => namespace ?? []))];
  if (classes.length <= MOST_NAMED) return classes.map(({ name }) => name).join(', ');
  return `${classes.length} classes${namespaces.length ? ` of ${someOf(namespaces, 'namespaces')}` : ''}`;
}

function someOf(names: readonly string[], what: string): string {
  return names.length > MOST_NAMED ? `${names.length} ${what} (${names.slice(0, MOST_NAMED).join(', ')}, …)` : names.join(', ');
}
