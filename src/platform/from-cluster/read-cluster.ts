import { ClusterInputError, ClusterObjects } from './cluster-objects';
import { distribution } from './distribution';
import type { Entry, Fact, Facts, Remark } from './facts';
import { kubevirtFacts } from './kubevirt';
import { nodesOf } from './nodes';
import { jsonOf, renderPlatform } from './render';
import { RESOURCES } from './resources';
import { storageClasses } from './storage';
import { dns, namespaces, network } from './surroundings';
import { cdiVersion, kubernetesVersion } from './versions';
import type { JsonSchema } from '../../manifests/schema/json-schema';
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
  'distribution', 'kubernetesVersion', 'kubevirtVersion', 'cdiVersion', 'architecture', 'featureGates', 'disabledFeatureGates', 'kubevirtConfiguration', 'namespaces',
  'dns', 'network',
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
  const known = accepted(factsOf(objects, new Set(ignoredLabels), remark), remark);
  const text = renderPlatform(known, schema, remarks);
  readPlatform('platform.yaml', text);
  return { text, objects: objects.size, remarks };
}

function factsOf(objects: ClusterObjects, ignoredLabels: ReadonlySet<string>, remark: Remark): Facts {
  const ofKubeVirt = kubevirtFacts(objects, remark);
  const { entries, architecture } = nodesOf(objects, ignoredLabels, remark);
  const facts = [
    ...distribution(objects, remark), ...kubernetesVersion(objects, remark), ...cdiVersion(objects, remark), ...ofKubeVirt,
    ...ofKubeVirt.some(({ prop }) => prop === 'architecture') ? [] : architecture,
    ...namespaces(objects, remark), ...dns(objects, remark), ...network(objects),
  ];
  return { facts: facts.sort((a, b) => placeOf(a) - placeOf(b)), storageClasses: storageClasses(objects, remark), nodes: entries };
}

function placeOf({ prop }: Fact): number {
  return ORDER.indexOf(prop.split('.')[0]);
}

/** What a Platform takes. What it does not is told, unless it has no room for it at all. */
function accepted({ facts, storageClasses: classes, nodes }: Facts, remark: Remark): Facts {
  const kept: Fact[] = [];
  for (const each of facts.filter(hasRoom)) {
    const refusal = refusalOf(kept, each);
    const isTaken = (entry: unknown) => refusalOf(kept, { ...each, value: [entry] }) === undefined;
    if (refusal === undefined) kept.push(each);
    else remark(`${refusal} (${each.from})`);
    if (refusal !== undefined && Array.isArray(each.value)) kept.push({ ...each, value: each.value.filter(isTaken) });
  }
  const takes = (list: string) => ({ value, from }: Entry) => {
    const refusal = refusalBy({ [list]: [value] });
    if (refusal !== undefined) remark(`${refusal} (${from[0]})`);
    return refusal === undefined;
  };
  return { facts: kept, storageClasses: classes.filter(takes('storageClasses')), nodes: nodes.filter(takes('nodes')) };
}

function hasRoom({ prop }: Fact): boolean {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { properties = {} } = require('../../../platform.schema.json') as JsonSchema & { readonly properties?: object };
  return Object.hasOwn(properties, prop.split('.')[0]);
}

function refusalOf(kept: readonly Fact[], each: Fact): string | undefined {
  const data: { [key: string]: unknown } = {};
  for (const { prop, value } of [...kept, each]) {
    const [key, inner] = prop.split('.');
    data[key] = inner === undefined ? value : { ...data[key] as object, [inner]: value };
  }
  return refusalBy(data);
}

/** What a platform file with these facts is refused for, in words without its place. */
function refusalBy(data: object): string | undefined {
  try {
    readPlatform('platform', jsonOf(data));
    return undefined;
  } catch (error) {
    const [line] = (error as Error).message.split('\n');
    const [, said = line] = /^(?:platform:\d+:\d+: |\[platform\] )?(.*?; allowed: .*?)\. [A-Z]/.exec(line) ?? [];
    return said;
  }
}
