import type { AdmissionProfile } from '../manifests/profile';

/** Manifests that break a rule, and what is found in them. */
export interface RuleExample {
  /** The path of the field; empty where it is the object as a whole. */
  readonly field: string;
  readonly got?: string;
  readonly allowed?: string;
  /** The cluster that finds it, where the usual one does not. */
  readonly cluster?: AdmissionProfile;
  /** The manifests as YAML, long values cut. */
  readonly yaml: string;
}

/** `docs/rule-examples.json`. */
export interface RuleExamples {
  readonly generated: string;
  /** By the ids of the rules. */
  readonly examples: { readonly [id: string]: RuleExample };
}

/** The example of a rule, if it has one: what only constructs can do wrong has none. */
export function exampleOf(id: string): RuleExample | undefined {
  const { examples } = require('../../docs/rule-examples.json') as RuleExamples;
  return Object.hasOwn(examples, id) ? examples[id] : undefined;
}

/** The settings of the cluster of an example, each as a line of text. */
export function settingsOf({ cluster = {} }: RuleExample): string[] {
  return Object.entries(cluster).map(([name, value]) => `${name}: ${Array.isArray(value) ? value.map(entryText).join(', ') || 'none' : value}`);
}

function entryText(entry: unknown): string {
  return typeof entry === 'string' ? entry : JSON.stringify(entry);
}
