import { joinPaths } from '../../src/kubernetes/field-path';
import { isMapping } from '../../src/kubernetes/is-mapping';
import { clusterOf } from '../../src/manifests/cluster';
import { Catalog } from '../../src/manifests/effective/catalog';
import { kindOf } from '../../src/manifests/manifest';
import type { Cluster, Manifest } from '../../src/manifests/manifest';
import type { AdmissionProfile } from '../../src/manifests/profile';
import { crossObjectRules, objectRules } from '../../src/rules/registry';
import type { RuleFacts } from '../../src/rules/rule';

/** Manifests of one cluster, and what is known about it. */
export interface JudgedCase {
  readonly manifests: readonly Manifest[];
  readonly profile?: AdmissionProfile;
}

/**
 * The facts that each rule reads in some case, as paths: `nodes`, `nodes.numaCells.cpus`. What only decides how KubeVirt's defaults fill a VMI is
 * not among them: every rule on VMIs would read it.
 */
export function factsReadByRules(cases: readonly JudgedCase[]): ReadonlyMap<string, ReadonlySet<string>> {
  const facts = new Map([...objectRules, ...crossObjectRules].map((rule) => [rule.id, new Set(readByItsData(rule))]));
  for (const { manifests, profile = {} } of cases) {
    const cluster = clusterOf(profile, new Catalog(manifests), manifests);
    for (const rule of objectRules) {
      const judged = manifests.filter((manifest) => rule.kinds.includes(kindOf(manifest)));
      for (const manifest of judged) run(() => rule.check(manifest, readInto(facts.get(rule.id)!, cluster)));
    }
    // A copy for each: what rules share about manifests is read anew.
    for (const rule of crossObjectRules) run(() => rule.check([...manifests], readInto(facts.get(rule.id)!, cluster)));
  }
  return new Map([...facts].map(([id, paths]) => [id, new Set([...paths].flatMap(propOf))]));
}

/** The releases of a cluster follow from its versions. */
const VERSIONS: ReadonlyMap<string, string> = new Map([
  ['releases.kubevirt', 'kubevirtVersion'], ['releases.cdi', 'cdiVersion'], ['releases.hyperconverged', 'kubevirtVersion'],
  ['releases.kubernetes', 'kubernetesVersion'],
]);

function propOf(path: string): string[] {
  return path === 'releases' ? [] : [VERSIONS.get(path) ?? path];
}

/** What the engine reads of the cluster before it asks a rule. */
function readByItsData({ gate, since, until, sinceCdi }: RuleFacts): string[] {
  return [
    ...gate === undefined ? [] : ['enabledFeatureGates'],
    ...since === undefined && until === undefined ? [] : ['kubevirtVersion'],
    ...sinceCdi === undefined ? [] : ['cdiVersion'],
  ];
}

function run(check: () => Iterable<unknown>): void {
  try {
    // A check reads while it is iterated.
    for (const _ of check()) continue;
  } catch {
    // The engine does not ask rules about manifests without the shape of their kind; what was read until then counts.
  }
}

/** The cluster, with every read of a fact noted; what it makes of a manifest is no fact. */
function readInto(facts: Set<string>, cluster: Cluster): Cluster {
  const { vmis, source, cdi, ...stated } = cluster;
  const noted = new Map<object, unknown>();
  return new Proxy(noting(stated, '', facts, noted) as Cluster, {
    get: (target, key, receiver) => (key === 'vmis' ? vmis : key === 'source' ? source : key === 'cdi' ? cdi : Reflect.get(target, key, receiver) as unknown),
  });
}

/** Data, with every read of a key noted; entries of a list have the path of the list. One object is noted once, so that it stays the same. */
function noting(value: unknown, path: string, facts: Set<string>, noted: Map<object, unknown>): unknown {
  if (!Array.isArray(value) && !isPlain(value)) return value;
  const known = noted.get(value);
  if (known !== undefined) return known;
  const proxy = new Proxy<object>(value, {
    get: (target, key, receiver) => {
      const read: unknown = Reflect.get(target, key, receiver);
      if (typeof key === 'symbol' || (Array.isArray(target) && !/^\d+$/.test(key))) return read;
      const below = Array.isArray(target) ? path : joinPaths(path, key);
      facts.add(below);
      return noting(read, below, facts, noted);
    },
  });
  noted.set(value, proxy);
  return proxy;
}

/** Whether it is data, not an instance such as a Size. */
function isPlain(value: unknown): value is object {
  return isMapping(value) && Object.getPrototypeOf(value) === Object.prototype;
}
