import type { AtomIndex } from './atom-index';
import type { AssumedEndpoint } from './classes';
import { assumedNamespace, NAME_LABEL } from './namespace-labels';
import type { NamespaceLabels } from './namespace-labels';
import type { Policy } from './policy';
import { labelsFor } from './satisfying';
import { selectorText, selects } from './selector';
import type { Selector } from './selector';

const UNKNOWN = { ports: [], hostNetwork: false, isOnPodNetwork: true, attachments: [] };
/** Pods that nothing names: those of any namespace that is not in the manifests. */
export const OTHER_PODS: AssumedEndpoint = { ...UNKNOWN, name: 'other pods of the cluster', labels: new Map() };

/** The namespace of pods that no manifest makes. */
interface Place {
  /** How `NamespaceLabels` knows it. */
  readonly key: string;
  readonly text: string;
}

/**
 * Pods that peers of policies name and no manifest makes, such as those of DNS or of an ingress controller: one for each such peer.
 *
 * @param made atoms that pods of the manifests are in
 */
export function assumedEndpoints(
  policies: readonly Policy[],
  index: AtomIndex,
  namespaces: NamespaceLabels,
  made: ReadonlySet<number>,
): AssumedEndpoint[] {
  const peers = new Set(policies.flatMap(({ rules: { Ingress = [], Egress = [] } }) => [...Ingress, ...Egress]).flatMap((rule) => rule.peers));
  const found = new Map<string, AssumedEndpoint>();
  const known = namespaces.names();
  for (const peer of peers) {
    const atom = made.has(peer) ? undefined : index.podAtom(peer);
    const labels = atom?.namespaces && labelsFor([atom.pods]);
    const place = labels && atom?.namespaces && placeOf(atom.namespaces, namespaces, known);
    if (!atom || !labels || !place) continue;
    const name = `${place.text}: ${selectorText(atom.pods) || 'any pod'}`;
    found.set(name, { ...UNKNOWN, name, namespace: place.key, labels });
  }
  return [...found.values(), OTHER_PODS];
}

function placeOf(selector: Selector, namespaces: NamespaceLabels, known: readonly string[]): Place | undefined {
  const named = selector.requirements.find(({ key, operator }) => key === NAME_LABEL && operator === 'In')?.values;
  const [existing, another] = (named ?? known).filter((name) => namespaces.has(name) && selects(selector, namespaces.of(name)));
  // One of several says nothing of the others.
  if (existing !== undefined && (named || (!another && selector.requirements.length))) return { key: existing, text: existing };
  const labels = labelsFor([selector]);
  const name = labels?.get(NAME_LABEL);
  if (!labels || (name !== undefined && namespaces.has(name))) return undefined;
  if (name !== undefined && labels.size === 1) return { key: name, text: name };
  const text = selectorText(selector);
  const key = assumedNamespace(text);
  namespaces.assume(key, labels);
  return { key, text: text ? `namespaces ${text}` : 'any namespace' };
}
