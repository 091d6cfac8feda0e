import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { buildPython } from './build-python';
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
    execFileSync('tar', ['-xzf', join(scratch, pack(scratch).filename), '-C', scratch]);
    const unpacked = join(scratch, 'package');
    for (const peer of PEERS) link(join(ROOT, 'node_modules', peer), join(unpacked, 'node_modules', peer));
    const pacmak = join(ROOT, 'node_modules', '.bin', 'jsii-pacmak');
    const generate = (to: string, ...more: string[]): void => {
      execFileSync(pacmak, ['--target', language, '--outdir', to, ...options, ...more, unpacked], { stdio: 'inherit' });
    };
    if (language !== 'python') return generate(resolve(outdir));
    generate(scratch, '--code-only');
    buildPython(join(scratch, 'python'), join(resolve(outdir), 'python'));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function link(target: string, path: string): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}
