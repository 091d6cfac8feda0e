import { rangeOf } from './address-space';
import { INTERNET } from './classes';
import type { EndpointClass, ObjectRef, PortSet, Protocol, Reachability, ServiceEndpoints } from './model';
import { NO_PORTS, portsBetween, unitedPorts } from './port-set';
import { closestMatch } from '../../kubernetes/closest-match';
import { toCidr } from '../../kubernetes/ip-block';

/** How many names are told to who asks for one that is not there. */
const LISTED = 10;

/** Endpoints that somebody asks about. */
export interface Place {
  /** What they are called. */
  readonly name: string;
  readonly classes: readonly number[];
  /** The Service whose ports are meant, where one is called. */
  readonly service?: ServiceEndpoints;
}

/**
 * The endpoints that a name means: `internet`, an address or CIDR, a namespace, a workload or Service (`name`, or `namespace/name`, where the name may
 * follow the kind: `tenant-a/Deployment web`), or a class as a report names it. Nothing where it means nothing, or more than one thing.
 */
export function placesOf(reach: Reachability, name: string): Place[] {
  const { classes, services } = reach;
  if (name === INTERNET) return only(name, classes.filter((each) => each.kind === 'addresses' && each.name.startsWith(INTERNET)));
  const cidr = toCidr(name);
  if (cidr !== undefined) return only(name, classes.filter(({ addresses }) => addresses.some((block) => overlap(block, cidr))));
  if (!name.includes('/')) {
    const inside = classes.filter(({ namespace, isAssumed }) => namespace === name && !isAssumed);
    if (inside.length || reach.namespaces.has(name)) return only(name, inside);
    const assumed = classes.filter(({ namespace }) => namespace === name);
    if (assumed.length) return only(name, assumed);
  }
  const called = classes.filter((each) => each.name === name);
  if (called.length) return only(name, called);
  const isMeant = (ref: ObjectRef) => [ref.name, `${ref.namespace}/${ref.name}`, `${ref.kind} ${ref.name}`, textOf(ref)].includes(name);
  const workloads = classes.flatMap((each) => each.workloads.filter(isMeant).map((ref) => placeOf(ref, [each])));
  if (workloads.length) return workloads;
  const meant = services.filter(({ service }) => isMeant(service));
  return meant.map((service): Place => ({ name: textOf(service.service), classes: service.classes, service }));
}

/** What somebody may have meant who asks for a name that is not there: the one that is closest, or some that there are. */
export function namesMeant(reaches: readonly Reachability[], name: string): { readonly closest?: string; readonly some: string } {
  const names = [...new Set(reaches.flatMap(placeNames))];
  const bare = names.flatMap((each) => each.split('/')[1] ?? []);
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : '';
  return { closest: closestMatch(name, [...names, ...bare]), some: `${names.slice(0, LISTED).join(', ')}${more}` };
}

/** Namespaces, and what is in them. */
function placeNames({ classes, services, namespaces }: Reachability): string[] {
  const within = [...classes.flatMap(({ workloads }) => workloads), ...services.map(({ service }) => service)];
  return [...namespaces.keys(), ...within.map(({ namespace, name }) => `${namespace}/${name}`), INTERNET];
}

/** An object for people: `tenant-a/Deployment web`. */
export function textOf({ kind, namespace, name }: ObjectRef): string {
  return namespace === undefined ? `${kind} ${name}` : `${namespace}/${kind} ${name}`;
}

/** The ports of a class that are meant by a port of a place; all that are open between the two where none is given. */
export function portsMeant({ service }: Place, to: number, port: number | undefined, protocol: Protocol): PortSet | undefined {
  if (!service) return port === undefined ? undefined : portsBetween(protocol, port, port);
  const ports = service.ports.filter((entry) => port === undefined || (entry.port === port && entry.protocol === protocol));
  const targets = ports.flatMap(({ targets: all }) => all.filter((target) => target.to === to).map(({ ports: some }) => some));
  return targets.reduce<PortSet>((sum, some) => unitedPorts(sum, some), NO_PORTS);
}

function placeOf(ref: ObjectRef, classes: readonly EndpointClass[]): Place {
  return { name: textOf(ref), classes: classes.map(({ id }) => id) };
}

function only(name: string, classes: readonly EndpointClass[]): Place[] {
  return [{ name, classes: classes.map(({ id }) => id) }];
}

function overlap(a: string, b: string): boolean {
  const [one, other] = [rangeOf(a), rangeOf(b)];
  return one !== undefined && other !== undefined && one.family === other.family && one.first < other.end && other.first < one.end;
}
