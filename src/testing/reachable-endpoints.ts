import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type * as finding from '../analysis/reachability/find';
import type { ObjectRef, Reachability } from '../analysis/reachability/model';
import { usageError } from '../usage-error';

/** The objects of an app that go to one cluster, and who reaches whom there. */
export interface ReachedCluster {
  readonly reach: Reachability;
  readonly submissions: readonly { readonly manifest: unknown; readonly constructPath?: string }[];
}

/** Endpoints of one cluster that an assertion is about. */
export interface ReachableEndpoints extends ReachedCluster {
  readonly place: finding.Place;
}

interface Named {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name?: string; readonly namespace?: string };
}

/**
 * The endpoints that a construct or a name means.
 *
 * @throws if there are none, or if a name means several
 */
export function endpointsOf(clusters: readonly ReachedCluster[], wanted: unknown): ReachableEndpoints[] {
  const isName = typeof wanted === 'string';
  const found = clusters.map((cluster) => (isName ? named(cluster, wanted) : below(cluster, wanted as IConstruct | undefined)));
  const ambiguous = isName ? found.find(({ length }) => length > 1) : undefined;
  if (ambiguous) {
    const names = ambiguous.map(({ place: { name } }) => name);
    throw usageError(undefined, { what: 'endpoints', got: wanted, allowed: 'a name that means one thing', fix: `Write one of ${names.join(', ')}.` });
  }
  const places = found.flat().filter(({ place }) => place.classes.length);
  if (places.length) return places;
  throw usageError(undefined, {
    what: 'endpoints',
    got: isName ? wanted : (wanted as IConstruct | undefined)?.node?.path,
    allowed: 'a construct with pods or VMs, a Service that selects some, or the name of one of these or of a namespace with some, an address, internet',
    fix: isName ? advice(clusters, wanted) : 'Name what has pods, or a namespace that they are in.',
  });
}

function named(cluster: ReachedCluster, name: string): ReachableEndpoints[] {
  return load().placesOf(cluster.reach, name).map((place) => ({ ...cluster, place }));
}

/** What the objects below a construct are: all of their namespaces where they make some, otherwise their pods, otherwise those of their Services. */
function below(cluster: ReachedCluster, construct: IConstruct | undefined): ReachableEndpoints[] {
  const { reach, submissions } = cluster;
  const paths = new Set((construct?.node?.findAll() ?? []).filter((each) => ApiObject.isApiObject(each)).map(({ node }) => node.path));
  const manifests = submissions.filter(({ constructPath = '' }) => paths.has(constructPath)).map(({ manifest }) => manifest as Named);
  const name = construct?.node?.path || 'the app';
  const namespaces = new Set(manifests.filter(({ kind, apiVersion }) => kind === 'Namespace' && apiVersion === 'v1').map(({ metadata }) => metadata.name));
  const made = new Set(manifests.map(({ apiVersion, kind, metadata }) => (
    keyOf({ apiVersion, kind, namespace: metadata.namespace ?? 'default', name: metadata.name ?? '' })
  )));
  const isMade = (ref: ObjectRef) => made.has(keyOf(ref));
  const inside = reach.classes.filter(({ namespace, isAssumed }) => namespace !== undefined && !isAssumed && namespaces.has(namespace));
  const classes = inside.length ? inside : reach.classes.filter(({ workloads }) => workloads.some(isMade));
  const own = inside.length ? [] : classes.flatMap(({ workloads }) => workloads.filter(isMade));
  const called = own.length === 1 ? load().textOf(own[0]) : name;
  if (classes.length) return [{ ...cluster, place: { name: called, classes: classes.map(({ id }) => id) } }];
  const services = reach.services.filter(({ service }) => isMade(service));
  return services.map((service) => ({ ...cluster, place: { name, classes: service.classes, service } }));
}

function advice(clusters: readonly ReachedCluster[], name: string): string {
  const { closest, some } = load().namesMeant(clusters.map(({ reach }) => reach), name);
  return closest ? `Did you mean ${closest}?` : `Write one of ${some}.`;
}

function keyOf({ apiVersion, kind, namespace, name }: ObjectRef): string {
  return JSON.stringify([apiVersion, kind, namespace, name]);
}

/** Loaded when it is needed: few programs that make manifests test them. */
function load(): typeof finding {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../analysis/reachability/find') as typeof finding;
}
