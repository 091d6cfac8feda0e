import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { buildPython } from './build-python';
import { QUIET } from './quiet';
import { translateExamples } from './translate-examples';
import { ROOT } from '../assembly';
import { pack } from '../package/pack';

/** The packages that jsii-pacmak resolves beside the library's own. */
const PEERS = ['cdk8s', 'cdk8s-plus-28', 'constructs'];

/** The languages that `jsii.targets` of package.json names, beside JavaScript. */
export const LANGUAGES = ['python', 'java', 'go', 'dotnet'] as const;

export type Language = typeof LANGUAGES[number];

/**
 * Builds the package of a language from what is published to npm, not from the checkout: what a user gets is what is tried.
 *
 * @param outdir the folder in which there will be one named after the language
 * @param options further options of jsii-pacmak
 */
export function bind(language: Language, outdir: string, ...options: string[]): void {
  const scratch = mkdtempSync(join(tmpdir(), 'bindings-'));
  try {
    const library = unpackLibrary(scratch);
    if (language !== 'python') return pacmak(language, library, resolve(outdir), ...options);
    pacmak(language, library, scratch, '--code-only', ...options);
    buildPython(join(scratch, 'python'), join(resolve(outdir), 'python'));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Generates the code of a language, or builds it, in a folder of that name. */
export function pacmak(language: Language, folder: string, outdir: string, ...options: string[]): void {
  execFileSync(join(ROOT, 'node_modules', '.bin', 'jsii-pacmak'), ['--target', language, '--outdir', outdir, '--rosetta-unknown-snippets', 'translate', ...options, folder], { stdio: 'inherit', env: QUIET });
}

/** Packs the library and unpacks it again, beside its peers and what its documentation has for code in each language. */
export function unpackLibrary(scratch: string): string {
  execFileSync('tar', ['-xzf', join(scratch, pack(scratch).filename), '-C', scratch]);
  const library = besidePeers(join(scratch, 'package'));
  translateExamples(library);
  return library;
}

/** A peer as it is installed, to generate what its publisher has not published in a language. */
export function copyPeer(name: string, scratch: string): string {
  const folder = join(scratch, name);
  cpSync(join(ROOT, 'node_modules', name), folder, { recursive: true });
  return besidePeers(folder);
}

function besidePeers(folder: string): string {
  for (const peer of PEERS) {
    const path = join(folder, 'node_modules', peer);
    if (existsSync(path)) continue;
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', peer), path);
  }
  return folder;
}
