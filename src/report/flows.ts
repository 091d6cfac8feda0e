import type { FlowReport } from './report-data';
import type { EndpointClass, ObjectRef, PortSet, Reachability } from '../analysis/reachability/model';
import { isNoPort, NO_PORTS, portsText, unitedPorts } from '../analysis/reachability/port-set';
import type { TopologyNode } from '../analysis/topology/model';
import { groupBy } from '../kubernetes/group-by';

/** How many classes of a node are asked: its objects are alike, so that they mostly are of one. */
const SAMPLE = 3;

/** Who reaches whom among what is drawn. */
export interface Flows {
  /** What no manifest makes and reaches something that is drawn: addresses, and pods that are nowhere named. Their places follow those of the nodes. */
  readonly outside: readonly string[];
  readonly flows: readonly FlowReport[];
}

/** Flows between the workloads of a drawing, and into them. */
export function flowsOf(reach: Reachability, nodes: readonly TopologyNode[]): Flows {
  const places = new Map(nodes.flatMap((node, place) => (
    node.role === 'workload' ? node.members.map((member) => [keyOfMember(node, member), place] as const) : []
  )));
  const placed = reach.classes.flatMap((facts) => [...placesOf(facts, places)].map((place) => ({ place, facts })));
  const drawn = [...groupBy(placed, ({ place }) => place)].map(([place, held]): Drawn => (
    { place, classes: held.slice(0, SAMPLE).map(({ facts }) => facts) }
  ));
  const callers = reach.classes.filter(isOutside);
  const within = drawn.flatMap((from) => drawn.flatMap((to) => (from === to ? [] : flowOf(reach, from, to))));
  const reaching = callers.flatMap((facts) => {
    const own = drawn.flatMap((to) => flowOf(reach, { place: -1, classes: [facts] }, to));
    return own.length ? [{ name: facts.name, own }] : [];
  });
  return {
    outside: reaching.map(({ name }) => name),
    flows: [...within, ...reaching.flatMap(({ own }, i) => own.map((flow) => ({ ...flow, from: nodes.length + i })))],
  };
}

/** Some classes, and where they are drawn. */
interface Drawn {
  readonly place: number;
  readonly classes: readonly EndpointClass[];
}

function flowOf(reach: Reachability, from: Drawn, to: Drawn): FlowReport[] {
  let ports: PortSet = NO_PORTS;
  for (const source of from.classes) {
    for (const target of to.classes) ports = unitedPorts(ports, reach.between(source.id, target.id));
  }
  return isNoPort(ports) ? [] : [{ from: from.place, to: to.place, ports: portsText(ports) }];
}

function placesOf({ workloads }: EndpointClass, places: ReadonlyMap<string, number>): ReadonlySet<number> {
  return new Set(workloads.flatMap((workload) => places.get(keyOf(workload)) ?? []));
}

function isOutside({ kind, namespace, workloads }: EndpointClass): boolean {
  return kind === 'addresses' || (namespace === undefined && workloads.length === 0);
}

function keyOf({ kind, namespace = '', name }: ObjectRef): string {
  return `${kind}/${namespace}/${name}`;
}

/** Members of several namespaces have theirs in their names. */
function keyOfMember({ kind, namespace = '' }: TopologyNode, member: string): string {
  return `${kind.slice(kind.indexOf('/') + 1)}/${member.includes('/') ? '' : `${namespace}/`}${member}`;
}
