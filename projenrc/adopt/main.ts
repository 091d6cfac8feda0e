import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { adopt } from '../../src/adopt/adopt';
import type { AdoptedObject } from '../../src/adopt/report';
import { documentsOf } from '../../src/manifests/source/document';
import { objectsOf } from '../../src/manifests/source/object';

/**
 * Adopts each file of folders as a program of its own, and counts by kind how many fields the constructs took: what is patched of what they
 * took, and what is patched or written as it is of all. Fails where a program is not proven.
 */
const ROOT = resolve(__dirname, '..', '..');

const folders = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const isVerbose = process.argv.includes('--patches');

type Row = Record<'objects' | 'constructs' | 'plus' | 'apiObjects' | 'nothing' | 'fields' | 'inConstructs' | 'patched', number>;
const rows = new Map<string, Row>();
let failures = 0;

for (const file of (folders.length ? folders : [join(ROOT, 'test', 'golden')]).flatMap(filesIn)) {
  const manifests = [...documentsOf(file, readFileSync(file, 'utf8'))].flatMap(objectsOf).map(({ manifest }) => manifest);
  if (manifests.length === 0) continue;
  try {
    const { report: { objects, unproven } } = adopt(manifests);
    objects.forEach((object) => count(object, file));
    if (unproven.length || objects.some(({ by }) => by === 'nothing')) {
      failures++;
      console.error(`${file}: ${[...unproven, ...objects.filter(({ by }) => by === 'nothing').map(({ object, reason }) => `${object}: ${reason}`)].join('; ')}`);
    }
  } catch (error) {
    failures++;
    console.error(`${file}: ${(error as Error).stack}`);
  }
}

const total = row();
console.log('| kind | objects | construct | cdk8s-plus | ApiObject | fields | patched | % of constructs | % with ApiObject |\n|---|---|---|---|---|---|---|---|---|');
for (const [kind, each] of [...rows].sort(([, a], [, b]) => b.fields - a.fields)) {
  print(kind, each);
  for (const key of Object.keys(total) as (keyof Row)[]) total[key] += each[key];
}
print('all', total);
console.log(`${failures} not proven`);
process.exitCode = failures ? 1 : 0;

function row(): Row {
  return { objects: 0, constructs: 0, plus: 0, apiObjects: 0, nothing: 0, fields: 0, inConstructs: 0, patched: 0 };
}

function count({ kind, by, fields, patchedFields, patches, object, reason }: AdoptedObject, file: string): void {
  const each = rows.get(kind) ?? row();
  rows.set(kind, each);
  each.objects++;
  each.fields += fields;
  each[by === 'construct' ? 'constructs' : by === 'cdk8s-plus' ? 'plus' : by === 'ApiObject' ? 'apiObjects' : 'nothing']++;
  if (by === 'construct' || by === 'cdk8s-plus') each.inConstructs += fields;
  each.patched += patchedFields;
  if (isVerbose && (patches.length || reason)) console.log(`${file}: ${object} by ${by}: ${patches.join(' ')}${reason ? ` (${reason})` : ''}`);
}

function print(kind: string, { objects, constructs, plus, apiObjects, fields, inConstructs, patched }: Row): void {
  const share = (part: number, of: number) => (of ? `${(100 * part / of).toFixed(1)} %` : '');
  const shares = [share(patched, inConstructs), share(patched + fields - inConstructs, fields)];
  console.log(`| ${[kind, objects, constructs, plus, apiObjects, fields, patched, ...shares].join(' | ')} |`);
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ya?ml|json)$/.test(file)).sort().map((file) => join(path, file));
}
