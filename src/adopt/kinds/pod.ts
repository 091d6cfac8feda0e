import { identifyingLabels } from './selector-labels';
import type { GuestDns } from '../../compute/guest/guest-dns';
import type { GuestPodProps, TopologySpreadConstraint } from '../../compute/guest/guest-pod-props';
import { isMapping } from '../../kubernetes/is-mapping';
import { at, listAt } from '../../kubernetes/untyped';
import type { Surroundings, Written } from '../adopter';
import { fields, list, makePlus } from '../expression';
import type { Fields, Optional } from '../expression';
import { serviceAccount } from '../references';
import { member, memberOfPlus, number, text, texts, textsByKey, value } from '../values';

/** What has pods; a pool and a replica set have labels by which they select. */
interface Workload {
  readonly name: string;
  readonly selector?: unknown;
}

/** Labels, place and name of the launcher pod. */
export function podProps(template: unknown, surroundings: Surroundings, workload: Workload): Fields<GuestPodProps> {
  const spec = at(template, 'spec');
  const account = serviceAccount(at(spec, 'serviceAccountName'), surroundings);
  return {
    ...labelProps(at(template, 'metadata', 'labels'), surroundings, workload),
    annotations: textsByKey(at(template, 'metadata', 'annotations')),
    nodeSelector: textsByKey(at(spec, 'nodeSelector')),
    spread: list(listAt(spec, 'topologySpreadConstraints').map(spreadOf)),
    priorityClassName: text(at(spec, 'priorityClassName')),
    schedulerName: text(at(spec, 'schedulerName')),
    serviceAccount: account,
    hostname: text(at(spec, 'hostname')),
    subdomain: text(at(spec, 'subdomain')),
    dns: dnsOf(spec),
  };
}

const NAME_LABEL = 'app.kubernetes.io/name';

/** Labels that select are told from others. The one that is written by default goes without saying. */
function labelProps(written: unknown, surroundings: Surroundings, { name, selector }: Workload): Fields<GuestPodProps> {
  const labels: Written = isMapping(written) ? written : {};
  const chosen = selector === undefined ? identifyingLabels(labels, surroundings) : selector;
  if (!isMapping(chosen)) return {};
  const isByName = Object.keys(chosen).length === 1 && typeof chosen[NAME_LABEL] === 'string' && labels[NAME_LABEL] === chosen[NAME_LABEL];
  const isImplied = ([key, label]: [string, unknown]) => (isByName ? key === NAME_LABEL && label === name : Object.hasOwn(chosen, key));
  const others = Object.entries(labels).filter((label) => !isImplied(label));
  return {
    labels: textsByKey(Object.fromEntries(others)),
    selectorLabels: isByName ? undefined : textsByKey(chosen) ?? { kind: 'object', fields: [] },
  };
}

function spreadOf(constraint: unknown): Optional {
  const [maxSkew, key, whenUnsatisfiable] = ['maxSkew', 'topologyKey', 'whenUnsatisfiable'].map((field) => at(constraint, field));
  return fields<TopologySpreadConstraint>({
    maxSkew: maxSkew === 1 ? undefined : number(maxSkew),
    topology: topologyOf(key),
    whenUnsatisfiable: whenUnsatisfiable === 'DoNotSchedule' ? undefined : member('WhenUnsatisfiable', whenUnsatisfiable),
  }) ?? { kind: 'object', fields: [] };
}

const TOPOLOGIES: ReadonlyMap<unknown, string> = new Map([['topology.kubernetes.io/zone', 'ZONE'], ['topology.kubernetes.io/region', 'REGION']]);

/** A topology domain; that of a node is the default everywhere. */
export function topologyOf(key: unknown): Optional {
  const constant = TOPOLOGIES.get(key);
  if (constant !== undefined) return { kind: 'property', of: { kind: 'import', module: 'cdk8s-plus-28', name: 'Topology' }, name: constant };
  return key === 'kubernetes.io/hostname' || typeof key !== 'string' ? undefined : makePlus('Topology', 'custom', value(key));
}

function dnsOf(spec: unknown): Optional {
  const config = at(spec, 'dnsConfig');
  return fields<GuestDns>({
    policy: memberOfPlus('DnsPolicy', at(spec, 'dnsPolicy')),
    nameservers: texts(at(config, 'nameservers')),
    searches: texts(at(config, 'searches')),
    options: listAt(config, 'options').length > 0 ? value(at(config, 'options')) : undefined,
  });
}
