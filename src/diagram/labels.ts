import type { TopologyCluster, TopologyEdge, TopologyNode } from '../analysis/topology/model';
import { printable } from '../kubernetes/printable';

/** The longest line on a node. */
const LONGEST = 56;

/** The lines on a node: what it is, what it is called, what is known of it. */
export interface NodeText {
  readonly kind: string;
  readonly name: string;
  readonly details: string;
}

export function nodeText({ kind, name, count, instances, details, isImplied, role }: TopologyNode): NodeText {
  const word = kind.slice(kind.lastIndexOf('/') + 1);
  const many = count > 1 ? ` × ${count}` : '';
  const runs = role === 'workload' && instances !== undefined && instances !== count ? [`${instances} ${instances === 1 ? 'instance' : 'instances'}`] : [];
  const known = [...runs, ...details, ...isImplied && !OUTSIDE.includes(kind) ? ['not in the input'] : []];
  return { kind: shortened(`${WORDS.get(word) ?? word}${many}`), name: shortened(name || '(no name)'), details: shortened(known.join(', ')) };
}

/** What is never an object of the input. */
const OUTSIDE: readonly string[] = ['/Image', '/PodNetwork', '/LayerTwoNetwork'];
/** Kinds that are no kinds of Kubernetes, and those whose names are too long for a picture. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['PodNetwork', 'network'], ['LayerTwoNetwork', 'layer-2 network'], ['Image', 'image'], ['NetworkAttachmentDefinition', 'NetworkAttachment'],
  ['VirtualMachineInstanceReplicaSet', 'VMI ReplicaSet'], ['HorizontalPodAutoscaler', 'HPA'], ['VerticalPodAutoscaler', 'VPA'],
]);

export function edgeText({ relation, label, count }: TopologyEdge): string {
  const words = relation === 'acts-on' ? 'acts on' : relation;
  return shortened([words, ...label === undefined ? [] : [label], ...count > 1 ? [`× ${count}`] : []].join(' '));
}

export function clusterText({ namespace, count }: TopologyCluster): string {
  if (namespace === undefined) return 'no namespace';
  return shortened(count > 1 ? `namespaces ${namespace} × ${count}` : `namespace ${namespace}`);
}

/** A text on one line, without its middle where it is long. */
function shortened(text: string): string {
  const characters = [...printable(text)];
  if (characters.length <= LONGEST) return characters.join('');
  const half = Math.floor((LONGEST - 1) / 2);
  return `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`;
}
