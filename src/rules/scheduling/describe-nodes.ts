import { describeAmount } from '../../analysis/nodes/amounts';
import type { NodeClass } from '../../analysis/nodes/node-class';
import type { NodeShortage, PlacedPods, PodItem } from '../../analysis/nodes/placement';
import type { Objection } from '../../analysis/nodes/pod-needs';
import { counted } from '../../kubernetes/counted';
import { joinPaths } from '../../kubernetes/field-path';

/** How many kinds of nodes, or workloads, a sentence lists. */
const LISTED = 4;

function nameOf({ manifest: { kind, metadata } }: PlacedPods): string {
  return `${kind} ${metadata.namespace ? `${metadata.namespace}/` : ''}${metadata.name ?? metadata.generateName}`;
}

/** Nodes of a kind by their place in the Platform. */
export function describeClass({ index, count }: NodeClass): string {
  return `nodes[${index}] (${counted(count, 'node')})`;
}

function listed(parts: readonly string[], separator = '; '): string {
  const more = parts.length - LISTED;
  return [...parts.slice(0, LISTED), ...more > 0 ? [`${more} more`] : []].join(separator);
}

/** What a pod needs, of that which some nodes do not have. */
export function describeNeeds({ objections }: PlacedPods): string {
  return listed([...new Set(objections.flat().map(need))], ', ');
}

/** What each kind of nodes has instead. */
export function describeObjections({ objections }: PlacedPods, nodes: readonly NodeClass[]): string {
  return listed(nodes.map((node, i) => `${describeClass(node)}: ${describeObstacles(objections[i])}`));
}

/** What keeps pods off nodes of one kind; empty where nothing does. */
export function describeObstacles(objections: readonly Objection[]): string {
  return objections.map(obstacle).join(', ');
}

function need({ kind, name, needs }: Objection): string {
  switch (kind) {
    case 'resource': return describeAmount(name, needs as number);
    case 'nodeSelector': return `label ${name}=${needs}`;
    case 'nodeAffinity': return 'labels by nodeAffinity';
    case 'taint': return `no taint ${name}`;
    case 'topologyKey': return `label ${name}`;
    case 'numa': return `NUMA cells with ${needs}`;
  }
}

function obstacle({ kind, name, has }: Objection): string {
  switch (kind) {
    case 'resource': return describeAmount(name, has as number, Math.floor);
    case 'nodeSelector': return has === null ? `no label ${name}` : `label ${name}=${has}`;
    case 'nodeAffinity': return 'no term of nodeAffinity matches';
    case 'taint': return `taint ${name} is not tolerated`;
    case 'topologyKey': return `no label ${name}`;
    case 'numa': return 'no such cells';
  }
}

/** The field that says what nodes do not have, if it is one. */
export function fieldOf(pods: PlacedPods): string {
  const fields = new Set(pods.objections.flat().map((objection) => (pods.guest ? guestField(objection) : podField(objection))));
  const [field] = fields.size === 1 ? fields : [''];
  return pods.guest && field ? pods.guest.originOf(field) : joinPaths(pods.path, field);
}

function guestField({ kind, name }: Objection): string {
  if (kind === 'numa') return 'domain.cpu.numa';
  if (kind === 'resource') {
    if (name === 'cpu') return 'domain.cpu';
    if (name === 'memory') return 'domain.memory.guest';
    if (name.startsWith('hugepages-')) return 'domain.memory.hugepages';
    return name.startsWith('devices.kubevirt.io/') ? 'domain' : 'domain.devices';
  }
  if (kind === 'nodeSelector' && name === 'kubernetes.io/arch') return 'architecture';
  if (kind === 'nodeSelector' && name === 'kubevirt.io/cpumanager') return 'domain.cpu.dedicatedCpuPlacement';
  if (kind === 'nodeSelector' && name.startsWith('cpu-model.node.kubevirt.io/')) return 'domain.cpu.model';
  return podField({ kind });
}

function podField({ kind }: Pick<Objection, 'kind'>): string {
  switch (kind) {
    case 'nodeSelector': return 'nodeSelector';
    case 'nodeAffinity': return 'affinity.nodeAffinity';
    case 'topologyKey': return 'topologySpreadConstraints';
    case 'resource': return 'containers';
    default: return '';
  }
}

/** What is for the guest and what for its launcher, where it is the memory that nodes do not have. */
export function memoryParts({ needs: { requests, memoryOverhead }, objections }: PlacedPods): string[] | undefined {
  const memory = requests.get('memory');
  const isMissing = objections.flat().some(({ kind, name }) => kind === 'resource' && name === 'memory');
  if (!isMissing || memory === undefined || memoryOverhead === undefined || memoryOverhead >= memory) return undefined;
  return [
    `the guest: ${describeAmount('memory', memory - memoryOverhead)}`,
    `its launcher: ${describeAmount('memory', memoryOverhead)}`,
    `together ${describeAmount('memory', memory)}`,
  ];
}

/** The pods that need most of what there is too little of. */
export function largestOf({ items, resource }: NodeShortage): PlacedPods {
  const size = ({ amounts, count }: PodItem) => count * (resource === undefined ? 1 : amounts.get(resource) ?? 0);
  return items.reduce((most, item) => (size(item) > size(most) ? item : most)).pods;
}

/** What a finding says of a shortage. */
export function describeShortage(shortage: NodeShortage): { readonly got: string; readonly allowed: string; readonly calculation: string[] } {
  const { items, resource, needs, has, size } = shortage;
  const count = items.reduce((sum, item) => sum + item.count, 0);
  const pods = counted(count, 'pod');
  const isSum = resource !== undefined && size === undefined;
  const place = resource === undefined ? describeAmounts(items[0].amounts) : `${describeAmount(resource, size!)} or more`;
  const total = isSum ? `${describeAmount(resource, needs)} for ${pods}` : pods;
  return {
    got: total,
    allowed: isSum ? `at most ${describeAmount(resource, has, Math.floor)}` : `at most ${has} with ${place}`,
    calculation: [...listedParts(shortage), `together ${total}; ${describeRoom(shortage)}`],
  };
}

function listedParts({ items, resource }: NodeShortage): string[] {
  const parts = items.map(({ count, amounts, alike }) => {
    const each = resource === undefined ? describeAmounts(amounts) : describeAmount(resource, amounts.get(resource)!);
    return `${nameOf(alike[0])}${alike.length > 1 ? ` and ${alike.length - 1} like it` : ''}: ${count} × ${each}`;
  });
  return parts.length > LISTED ? [...parts.slice(0, LISTED), `${parts.length - LISTED} more`] : parts;
}

/** What each of the nodes has. */
function describeRoom({ resource, bins, nodes }: NodeShortage): string {
  return listed(bins.filter((bin) => nodes[bin].count > 0).map((bin) => {
    const capacity = resource === undefined ? undefined : nodes[bin].capacity(resource);
    return `${describeClass(nodes[bin])}${capacity === undefined ? '' : ` with ${describeAmount(resource!, capacity, Math.floor)} each`}`;
  }));
}

function describeAmounts(amounts: PodItem['amounts']): string {
  return [...amounts].filter(([resource]) => !resource.startsWith('devices.kubevirt.io/')).map(([resource, amount]) => describeAmount(resource, amount)).join(', ');
}
