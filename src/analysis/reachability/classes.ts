import { addressGroups, cidrsOf } from './address-space';
import type { AddressGroup } from './address-space';
import type { AtomIndex } from './atom-index';
import { ANY } from './atoms';
import type { Atoms } from './atoms';
import type { Endpoint, PodPort } from './endpoint';
import type { EndpointClass, ObjectRef } from './model';
import { isAssumedNamespace } from './namespace-labels';
import { portsText } from './port-set';
import type { PodLabels } from './selector';
import { groupBy } from '../../kubernetes/group-by';

/** A class, and what decides about it. */
export interface Party {
  readonly facts: EndpointClass;
  /** What policies say of it, sorted. */
  readonly atoms: readonly number[];
  /** Of the ports that it gives names to, those that some policy names. */
  readonly ports: readonly PodPort[];
  readonly isOnPodNetwork: boolean;
  readonly attachments: readonly string[];
  /** What is named in a namespace that is not in the manifests is told by its selector. */
  readonly labels: PodLabels;
}

/** A pod that no manifest makes. */
export interface AssumedEndpoint extends Endpoint {
  readonly name: string;
}

/** What of an endpoint can make a difference. */
interface Relevant {
  /** The labels that selectors ask for. */
  readonly keys: ReadonlySet<string>;
  /** The ports that policies name. */
  readonly portNames: ReadonlySet<string>;
  /** The secondary networks that several are on, or that have policies. */
  readonly attachments: ReadonlySet<string>;
}

/** The addresses of a family that no policy tells from the rest. */
export const INTERNET = 'internet';
/** How many CIDRs the name of a class has. */
const MOST_NAMED = 3;

/** Groups endpoints and addresses into classes. */
export function classesOf(
  endpoints: readonly Endpoint[],
  assumed: readonly AssumedEndpoint[],
  index: AtomIndex,
  atoms: Atoms,
  relevant: Relevant,
): Party[] {
  const drafts = [...endpoints, ...assumed].map((endpoint) => {
    const ports = endpoint.ports.filter(({ name }) => relevant.portNames.has(name));
    const attachments = endpoint.attachments.filter((name) => relevant.attachments.has(name));
    return { endpoint, ports, attachments: [...new Set(attachments)].sort(), atoms: index.of(endpoint) };
  });
  const groups = groupBy(drafts, ({ endpoint, ports, attachments, atoms: matched }) => {
    const { namespace, hostNetwork, isOnPodNetwork, forwarded, workload } = endpoint;
    return JSON.stringify([
      namespace,
      workload === undefined,
      hostNetwork,
      isOnPodNetwork,
      attachments,
      matched,
      ports.map(({ name, protocol, port }) => [name, protocol, port]).sort(),
      forwarded ? portsText(forwarded) : '',
      workload === undefined ? (endpoint as AssumedEndpoint).name : '',
    ]);
  });
  const parties: Party[] = [];
  for (const [, members] of groups) {
    const [{ endpoint, ports, attachments, atoms: matched }] = members;
    const { namespace, hostNetwork, isOnPodNetwork, forwarded, labels, workload } = endpoint;
    const workloads = members.flatMap(({ endpoint: member }) => member.workload ?? []);
    const common = [...labels].filter(
      ([key, value]) => relevant.keys.has(key) && members.every(({ endpoint: member }) => member.labels.get(key) === value),
    );
    parties.push({
      facts: {
        id: parties.length,
        kind: hostNetwork ? 'host' : 'pods',
        name: workload ? nameOf(workloads) : (endpoint as AssumedEndpoint).name,
        ...(namespace === undefined || isAssumedNamespace(namespace) ? {} : { namespace }),
        workloads,
        labels: Object.fromEntries(common),
        isAssumed: workload === undefined,
        addresses: [],
        ...(forwarded ? { forwarded } : {}),
      },
      atoms: matched,
      ports,
      isOnPodNetwork,
      attachments,
      labels,
    });
  }
  return [...parties, ...addressClasses(atoms, parties.length)];
}

function nameOf([first, ...more]: readonly ObjectRef[]): string {
  return `${first.namespace}/${first.kind} ${first.name}${more.length ? ` and ${more.length} more` : ''}`;
}

/** Addresses outside the cluster, by the blocks of policies that they are in. */
function addressClasses(atoms: Atoms, first: number): Party[] {
  const blocks = atoms.list.flatMap((atom, number) => (atom.kind === 'addresses' ? [{ number, ranges: atom.ranges }] : []));
  const groups = addressGroups(blocks.map(({ ranges }) => ranges));
  const [largest, largest6] = ([4, 6] as const).map((family) =>
    groups.reduce((most, group) => (sizeOf(group, family) > sizeOf(most, family) ? group : most)),
  );
  return groups.map((group, i): Party => {
    const cidrs = group.ranges.flatMap(cidrsOf);
    const families = [...(group === largest ? ['IPv4'] : []), ...(group === largest6 ? ['IPv6'] : [])];
    return {
      facts: {
        id: first + i,
        kind: 'addresses',
        name: families.length ? internetName(families) : cidrText(cidrs),
        workloads: [],
        labels: {},
        isAssumed: false,
        addresses: cidrs,
      },
      atoms: [ANY, ...group.sets.map((set) => blocks[set].number)],
      ports: [],
      isOnPodNetwork: true,
      attachments: [],
      labels: new Map(),
    };
  });
}

function sizeOf({ ranges }: AddressGroup, family: 4 | 6): bigint {
  return ranges.filter((range) => range.family === family).reduce((sum, range) => sum + (range.end - range.first), 0n);
}

/** What is left of the addresses where policies name some. */
function internetName(families: readonly string[]): string {
  return families.length > 1 ? INTERNET : `${INTERNET} (${families[0]})`;
}

function cidrText(cidrs: readonly string[]): string {
  return `${cidrs.slice(0, MOST_NAMED).join(', ')}${cidrs.length > MOST_NAMED ? ` and ${cidrs.length - MOST_NAMED} more` : ''}`;
}
