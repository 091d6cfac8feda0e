import { acceptedFacts } from './accepted-facts';
import { ClusterInputError, ClusterObjects } from './cluster-objects';
import { distribution } from './distribution';
import type { Fact, Facts, Remark } from './facts';
import { kubevirtFacts } from './kubevirt';
import { nodesOf } from './nodes';
import { withoutOwnGates } from './own-gates';
import { renderPlatform } from './render';
import { RESOURCES } from './resources';
import { storageClasses } from './storage';
import { dns, ingressClasses, namespaces, network } from './surroundings';
import { cdiVersion, kubernetesVersion } from './versions';
import { readPlatform } from '../platform-file';

/** How a cluster is read. */
export interface ClusterReading {
  /** Where editors find the schema of the file. */
  readonly schema: string;
  /** Labels of nodes that are left out, as they name single nodes. */
  readonly ignoredLabels?: readonly string[];
}

/** A platform file, and what could not be said in it. */
export interface ReadCluster {
  readonly text: string;
  /** How many objects it is from. */
  readonly objects: number;
  readonly remarks: readonly string[];
}

const KINDS = RESOURCES.map(({ kind }) => kind).join(', ');
/** The props in the order of the file. */
const ORDER: readonly string[] = [
  'distribution', 'distributionVersion', 'kubernetesVersion', 'kubevirtVersion', 'cdiVersion', 'architecture', 'featureGates', 'disabledFeatureGates', 'kubevirtConfiguration', 'namespaces',
  'dns', 'network', 'ingressClasses',
];

/**
 * The platform file of a cluster. The same objects make the same bytes, in whatever order they come.
 *
 * @throws ClusterInputError where the objects are none that are read
 */
export function readCluster(objects: ClusterObjects, { schema, ignoredLabels = [] }: ClusterReading): ReadCluster {
  if (!objects.size && objects.serverVersion === undefined) {
    const others = objects.others ? `only objects of other kinds (${objects.others})` : 'no object';
    const got = objects.hasVersion ? `${others}, and a kubectl version that did not reach the server` : others;
    throw new ClusterInputError(`got ${got}; allowed: ${KINDS}. Run what cdk8s-kubevirt platform --print-command prints.`);
  }
  const remarks: string[] = [];
  const remark: Remark = (text) => void remarks.push(text);
  const { facts, ...lists } = acceptedFacts(factsOf(objects, new Set(ignoredLabels), remark), remark);
  const text = renderPlatform({ facts: inOrder(withoutOwnGates(facts)), ...lists }, schema, remarks);
  readPlatform('platform.yaml', text);
  return { text, objects: objects.size, remarks };
}

function factsOf(objects: ClusterObjects, ignoredLabels: ReadonlySet<string>, remark: Remark): Facts {
  const ofKubeVirt = kubevirtFacts(objects, remark);
  const { entries, architecture } = nodesOf(objects, ignoredLabels, remark);
  const facts = [
    ...distribution(objects, remark), ...kubernetesVersion(objects, remark), ...cdiVersion(objects, remark), ...ofKubeVirt,
    ...ofKubeVirt.some(({ prop }) => prop === 'architecture') ? [] : architecture,
    ...namespaces(objects, remark), ...dns(objects, remark), ...network(objects), ...ingressClasses(objects),
  ];
  return { facts: inOrder(facts), storageClasses: storageClasses(objects, remark), nodes: entries };
}

function inOrder(facts: readonly Fact[]): Fact[] {
  const placeOf = ({ prop }: Fact) => ORDER.indexOf(prop.split('.')[0]);
  return [...facts].sort((a, b) => placeOf(a) - placeOf(b));
}
