import { readFileSync } from 'fs';
import { join } from 'path';
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

/** Both `src/admission` and `lib/admission` lie two folders below the package. */
const FILE = join(__dirname, '..', '..', 'docs', 'rule-examples.json');

let read: RuleExamples | undefined;

/** The example of a rule, if it has one: what only constructs can do wrong has none. */
export function exampleOf(id: string): RuleExample | undefined {
  read ??= JSON.parse(readFileSync(FILE, 'utf8')) as RuleExamples;
  return read.examples[id];
}

/** The settings of the cluster of an example, each as a line of text. */
export function settingsOf({ cluster = {} }: RuleExample): string[] {
  return Object.entries(cluster).map(([name, value]) => `${name}: ${Array.isArray(value) ? value.map(entryText).join(', ') || 'none' : value}`);
}

function entryText(entry: unknown): string {
  return typeof entry === 'string' ? entry : JSON.stringify(entry);
}
