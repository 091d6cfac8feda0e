import { reasonsOf } from './reasons';
import type { ConnectionReport, EndpointReport, ForgeryReport, ReachabilityReport } from './report-data';
import type { EndpointClass, ObjectRef, PortSet, Reachability } from '../analysis/reachability/model';
import { isNoPort, NO_PORTS, portsText, unitedPorts } from '../analysis/reachability/port-set';
import { groupBy } from '../kubernetes/group-by';

/** How many endpoints a matrix can have that people read. */
const SHOWN = 40;
/** How many endpoints are shown that the input does not make. */
const OTHERS = 12;
/** How many classes of endpoints of a namespace are looked at: more take long, and are mostly alike. */
const SAMPLE = 12;
/** How many workloads of an endpoint are named. */
const EXAMPLES = 5;

/** A row of the matrix: endpoints that are alike, or a namespace. */
interface Unit {
  readonly endpoint: EndpointReport;
  readonly classes: readonly EndpointClass[];
}

/**
 * Who reaches whom. Of many endpoints it is told by namespace, of many namespaces for the first.
 *
 * @param namespaces in the order in which they matter
 */
export function reachabilityReport(reach: Reachability, namespaces: readonly string[]): ReachabilityReport {
  const made = reach.classes.filter(({ workloads }) => workloads.length > 0);
  const others = reach.classes.filter(({ workloads }) => workloads.length === 0).slice(0, OTHERS);
  const isFine = made.length <= SHOWN;
  const groups = groupBy(made, ({ namespace = '' }) => namespace);
  const own = isFine ? made.map(unitOf) : namespaceUnits(groups, namespaces);
  const units = [...own, ...others.map(unitOf)];
  const places = new Map(units.flatMap(({ classes }, place) => classes.map(({ id }) => [id, place])));
  const placed = <T extends { readonly to: number }>(each: T) => (places.has(each.to) ? [{ ...each, to: places.get(each.to)! }] : []);
  return {
    endpoints: units.map(({ endpoint }) => endpoint),
    isPartial: own.reduce((sum, { classes }) => sum + classes.length, 0) < made.length,
    connections: units.flatMap((from, i) => units.flatMap((to, k) => connectionOf(reach, from, to, [i, k], own.length))),
    exposures: reach.exposures.flatMap(placed).map(({ by, type, to, ports, open }) => (
      { by: nameOf(by), type, to, ports: portsText(ports), open: isNoPort(open) ? '' : portsText(open) }
    )),
    forgeries: isFine ? made.flatMap(({ id }) => forgeriesOn(reach, id)).flatMap(placed) : [],
    policies: reach.planes.filter(({ kind }) => kind === 'pod-network').reduce((sum, { policies }) => sum + policies.length, 0),
    bypasses: reach.planes.filter(({ kind, policies }) => kind === 'secondary' && !policies.length).map(({ name, classes }) => (
      { network: name, endpoints: [...new Set(classes.flatMap((id) => places.get(id) ?? []))] }
    )).filter(({ endpoints }) => endpoints.length > 1),
  };
}

function unitOf(facts: EndpointClass): Unit {
  const { kind, name, namespace = '', workloads } = facts;
  const [first, ...more] = workloads;
  return {
    classes: [facts],
    endpoint: {
      name: first && !more.length ? `${namespace}/${first.name}` : name,
      namespace,
      kind: first ? 'workload' : kind === 'addresses' ? 'addresses' : 'assumed',
      workloads: workloads.slice(0, EXAMPLES).map((workload) => `${workload.kind}/${workload.namespace ?? ''}/${workload.name}`),
    },
  };
}

function namespaceUnits(groups: ReadonlyMap<string, readonly EndpointClass[]>, order: readonly string[]): Unit[] {
  const names = [...order.filter((name) => groups.has(name)), ...[...groups.keys()].filter((name) => !order.includes(name)).sort()];
  return names.slice(0, SHOWN).map((name) => ({
    classes: groups.get(name)!.slice(0, SAMPLE),
    endpoint: { name: name || '(no namespace)', namespace: name, kind: 'namespace', workloads: [] },
  }));
}

/** A pair of which the input makes one side at least; without reason where both are namespaces that do not reach each other. */
function connectionOf(reach: Reachability, from: Unit, to: Unit, [i, k]: readonly [number, number], own: number): ConnectionReport[] {
  if (i >= own && k >= own) return [];
  let ports: PortSet = NO_PORTS;
  let open: readonly [number, number] | undefined;
  for (const source of from.classes) {
    for (const target of to.classes) {
      const passing = reach.between(source.id, target.id);
      if (isNoPort(passing)) continue;
      open ??= [source.id, target.id];
      ports = unitedPorts(ports, passing);
    }
  }
  if (!open && (i >= own || k >= own || from.endpoint.kind === 'namespace')) return [];
  const [source, target] = open ?? [from.classes[0].id, to.classes[0].id];
  return [{ from: i, to: k, ports: isNoPort(ports) ? '' : portsText(ports), reasons: reasonsOf(reach.explain(source, target)) }];
}

/** Namespaces from which a pod with other labels would reach an endpoint, where none of their own pods does. */
function forgeriesOn(reach: Reachability, to: number): ForgeryReport[] {
  const { namespace: home } = reach.classes[to];
  const names = [...new Set(reach.attacker.pods.map(({ namespace }) => namespace))].filter((namespace) => namespace !== home);
  return names.flatMap((namespace) => {
    const own = reach.classes.filter((from) => from.namespace === namespace && from.workloads.length > 0);
    if (own.some((from) => !isNoPort(reach.between(from.id, to)))) return [];
    const forged = reach.forged(namespace, to);
    const best = forged.find(({ pod }) => !pod.replacesPolicies) ?? forged[0];
    if (!best) return [];
    return [{ namespace, to, ports: portsText(best.ports), labels: best.pod.labels, replacesPolicies: best.pod.replacesPolicies }];
  });
}

function nameOf({ kind, namespace, name }: ObjectRef): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
