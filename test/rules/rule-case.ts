import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { Size } from 'cdk8s';
import { formatQuantity } from '../../src/format-quantity';
import type { AdmissionProfile } from '../../src/manifests/profile';

/** What a test has judged: manifests or the text of a file, and the cluster. */
export interface RuleCase {
  readonly judged: string | readonly unknown[];
  readonly profile?: AdmissionProfile;
}

/** The environment variable that names the folder in which cases are kept, for `projenrc/rules`. */
export const CASES_FOLDER = 'RULE_CASES';

/** A size as a platform file holds it, which JSON cannot. */
function asInFile(_: string, value: unknown): unknown {
  return value instanceof Size ? formatQuantity(value) : value;
}

/** Keeps a case where somebody collects them. Not for random ones: what is generated from them would change from run to run. */
export function keepCase(judged: RuleCase['judged'], profile?: AdmissionProfile): void {
  const folder = process.env[CASES_FOLDER];
  if (folder) appendFileSync(join(folder, `${process.pid}.ndjson`), `${JSON.stringify({ judged, profile }, asInFile)}\n`);
}
