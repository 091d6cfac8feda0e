import { factsReadByRules } from './facts-read';
import type { JudgedCase } from './facts-read';
import type { PlatformProp } from './props';
import { normalized } from '../../src/manifests/normalized';
import { documentsOf } from '../../src/manifests/source/document';
import { objectsOf } from '../../src/manifests/source/object';
import { typeMetaViolations } from '../../src/rules/object/type-meta';
import type { RuleCase } from '../../test/rules/rule-case';
import { profileOf } from '../rules/examples';

/** Facts that come of props with other names, or of the input alone. */
const DERIVED: { readonly [fact: string]: readonly string[] } = { enabledFeatureGates: ['featureGates', 'disabledFeatureGates'], unread: [] };

/**
 * By path of a prop, the rules that read it in some case, in alphabetical order.
 *
 * @throws where a rule reads a fact that is no prop
 */
export function rulesThatRead(cases: readonly RuleCase[], props: readonly Pick<PlatformProp, 'path'>[]): ReadonlyMap<string, readonly string[]> {
  const readers = new Map(props.map(({ path }) => [path, new Set<string>()]));
  for (const [id, facts] of factsReadByRules(cases.map(judgedCase))) {
    for (const path of [...facts].flatMap((fact) => pathsOf(fact, readers))) readers.get(path)!.add(id);
  }
  return new Map([...readers].map(([path, ids]) => [path, [...ids].sort()]));
}

/** The prop that a fact is, or is an entry of, and the struct that it is in. */
function pathsOf(fact: string, props: ReadonlyMap<string, unknown>): readonly string[] {
  if (fact in DERIVED) return DERIVED[fact];
  const [name] = fact.split('.');
  if (props.has(name)) return props.has(fact) ? [fact] : [];
  const path = `kubevirtConfiguration.${name}`;
  if (!props.has(path)) throw new Error(`rules read ${fact}, which no prop of Platform says`);
  return ['kubevirtConfiguration', path];
}

function judgedCase({ judged, profile }: RuleCase): JudgedCase {
  const written = typeof judged === 'string' ? [...documentsOf('', judged)].flatMap(objectsOf).map(({ manifest }) => manifest) : judged;
  const manifests = written.map(normalized).filter((manifest) => ![...typeMetaViolations(manifest)].length);
  return { manifests, profile: profileOf(profile) };
}
