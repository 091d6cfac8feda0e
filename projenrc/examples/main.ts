import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { examples, manifestsIn, ROOT } from './catalog';
import { synthesize } from './synthesize';
import { admit } from '../../lib/admission/admission';
import { renderReport } from '../../lib/admission/report';

/** Examples of which each file is for a cluster of its own. */
const A_CLUSTER_A_FILE = ['edge-store-fleet'];

/** Synthesizes all examples into dist/<example>/ and prints, for each, its charts, their objects by kind, and what admission finds. */
let failed = false;
for (const name of examples()) {
  const outdir = join(ROOT, 'dist', name);
  const { ok, output } = synthesize(name, outdir);
  console.log(`${name}${output ? `\n${output}` : ''}`);
  if (!ok) {
    failed = true;
    continue;
  }
  const clusters: unknown[][] = [[]];
  for (const [file, text] of Object.entries(manifestsIn(outdir))) {
    const documents = loadAll(text) as { kind: string }[];
    console.log(`  ${file}: ${countByKind(documents)}`);
    if (A_CLUSTER_A_FILE.includes(name)) clusters.push([]);
    clusters[clusters.length - 1].push(...documents);
  }
  const findings = clusters.flatMap((objects) => admit(objects.map((manifest) => ({ manifest }))));
  console.log(`  ${renderReport(findings).replaceAll('\n', '\n  ')}`);
}
process.exitCode = failed ? 1 : 0;

function countByKind(documents: { kind: string }[]): string {
  const counts = new Map<string, number>();
  documents.forEach(({ kind }) => counts.set(kind, (counts.get(kind) ?? 0) + 1));
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${count} ${kind}`).join(', ');
}
