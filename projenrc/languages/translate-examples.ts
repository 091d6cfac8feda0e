import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mendGo } from './go-examples';
import { goTypes } from './go-types';
import { escapeWords } from './python-words';
import { QUIET } from './quiet';
import { ROOT } from '../assembly';

const TABLET = '.jsii.tabl.json';

interface Tablet {
  readonly snippets: { readonly [key: string]: { readonly translations: { readonly [language: string]: { source: string } } } };
}

/** Translates the code of docstrings and of README.md, and lays it beside the assembly of the library, where jsii-pacmak looks for it. What has not changed since the last time is kept. */
export function translateExamples(library: string): void {
  execFileSync(join(ROOT, 'node_modules', '.bin', 'jsii-rosetta'), ['extract', '--strict', '--cache-from', TABLET, '.'], { cwd: ROOT, stdio: 'inherit', env: QUIET });
  const tablet = JSON.parse(readFileSync(join(ROOT, TABLET), 'utf8')) as Tablet;
  const installed = (name: string) => join(ROOT, 'node_modules', name);
  const types = goTypes({ constructs: installed('constructs'), kplus: installed('cdk8s-plus-28'), cdk8s: installed('cdk8s'), kubevirt: library });
  for (const { translations: { python, go } } of Object.values(tablet.snippets)) {
    python.source = escapeWords(python.source);
    go.source = mendGo(go.source, types);
  }
  writeFileSync(join(library, TABLET), JSON.stringify(tablet));
}
