import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { admit } from '../src/admission/admission';
import type { Finding } from '../src/admission/finding';
import { isFatal, renderFinding } from '../src/admission/report';
import { gatesOnByDefault } from '../src/manifests/feature-gate';
import { UPSTREAM } from '../src/manifests/releases';
import { objectRules } from '../src/rules/registry';

/** The gates of which each lifts a rule, by the rule's id. */
const LIFTED_BY = new Map(objectRules.map(({ id, gate }) => [id, gate === undefined ? [] : [gate]]));

const folders = process.argv.slice(2);
if (!folders.length) throw new Error('usage: npx tsx bench/known-good.ts FOLDER..., folders of manifests that a cluster admits');

const files = folders.flatMap(manifestFiles);
let count = 0;
let refusals = 0;
for (const file of files) {
  const manifests = manifestsOf(file);
  count += manifests.length;
  const { gates, refused } = judge(manifests);
  if (gates.length) console.log(`${file}\n  needs ${gates.join(', ')}\n`);
  for (const finding of refused) console.log(`${file}\n${renderFinding(finding)}\n`);
  refusals += refused.length;
}
console.log(`${count} manifests in ${files.length} files, ${refusals} refusals`);
if (refusals > 0 || count === 0) process.exitCode = 1;

/** What stays refused while every gate is on that lifts something, and those gates. */
function judge(manifests: readonly unknown[], gates: readonly string[] = []): { gates: readonly string[]; refused: Finding[] } {
  const submissions = manifests.map((manifest) => ({ manifest }));
  const refused = admit(submissions, { enabledFeatureGates: [...gatesOnByDefault(UPSTREAM.kubevirt), ...gates] }).filter(isFatal);
  const missing = new Set(refused.flatMap(({ rule }) => LIFTED_BY.get(rule)?.slice(0, 1) ?? []));
  return missing.size ? judge(manifests, [...gates, ...missing]) : { gates, refused };
}

function manifestsOf(file: string): unknown[] {
  const documents = loadAll(readFileSync(file, 'utf8')) as ({ readonly kind?: string; readonly items?: unknown[] } | null | undefined)[];
  return documents.flatMap((document) => (document?.kind === 'List' ? document.items ?? [] : document ?? []));
}

function manifestFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ya?ml|json)$/.test(path))
    .map((path) => join(folder, path))
    .sort();
}
