import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { customResourceDefinition } from './crd';
import type { CustomKind } from './crd';

/** Runs `cdk8s import` on the CRDs of some kinds: a file `<group>.ts` per API group in a folder. */
export function cdk8sImport(kinds: readonly CustomKind[], folder: string): void {
  mkdirSync(folder, { recursive: true });
  const crds = join(folder, 'crds.yaml');
  // JSON is YAML.
  writeFileSync(crds, kinds.map((kind) => JSON.stringify(customResourceDefinition(kind))).join('\n---\n'));
  execFileSync(
    resolve(__dirname, '..', 'node_modules', '.bin', 'cdk8s'), ['import', crds, '--language', 'typescript', '--output', '.', '--no-save', '--no-check-upgrade'],
    { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}
