import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../lib/admission/finding';

/** The lines of the first table in KNOWN.md: which findings of ours KubeVirt does not share, for a reason given there. */
const KNOWN = readFileSync(join(__dirname, 'KNOWN.md'), 'utf8')
  .split('\n')
  .map((line) => /^\| `([^`]+)` \| `([^`]+)` \|/.exec(line))
  .filter((match) => match !== null)
  .map(([, rule, ending]) => ({ rule, ending }));

export function isKnown({ rule, field }: Finding): boolean {
  const path = field.replace(/\[\d+\]/g, '[]');
  return KNOWN.some((known) => known.rule === rule && path.endsWith(known.ending));
}
