import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Io } from '../../src/cli/io';
import { textOf } from '../../src/cli/read-file';
import { run } from '../../src/cli/run';

export interface Invocation {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a terminal and an environment are like; a clock that advances by `tick` milliseconds each time it is read. */
export interface Surroundings {
  readonly stdin?: string;
  readonly tty?: boolean;
  readonly env?: { readonly [name: string]: string };
  readonly tick?: number;
  readonly today?: string;
}

const directories: string[] = [];
afterAll(() => directories.forEach((root) => rmSync(root, { recursive: true })));

/** A directory with files, removed after the tests. */
export function directory(files: { readonly [path: string]: string }): string {
  const root = mkdtempSync(join(tmpdir(), 'cdk8s-kubevirt-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  directories.push(root);
  return root;
}

/** Runs the command line in a directory. */
export function invoke(cwd: string, args: readonly string[], { stdin = '', tty = false, env = {}, tick = 0, today = '2027-01-31' }: Surroundings = {}): Invocation {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written) => ({ isTTY: tty, write: (text: string) => { written[name] += text; } });
  let now = 0;
  const code = run(args, { cwd, env, stdin: () => textOf(Buffer.from(stdin)), stdout: output('stdout'), stderr: output('stderr'), now: () => now += tick, today: () => today });
  return { code, ...written };
}

/** What a command reads and writes where nobody looks at it. */
export function silentIo(cwd: string): Io {
  const output = { write: () => undefined };
  return { cwd, env: {}, stdin: () => ({ text: '' }), stdout: output, stderr: output, now: () => 0, today: () => '2027-01-31' };
}

/** What a name must be. */
export const ALLOWED_NAME = 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit';

const DOMAIN = { memory: { guest: '1Gi' }, devices: {} };
const NAME = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ';
/** Manifests that are found to be good, and to break one rule of each level. */
export const GOOD = `${NAME}a\n`;
export const REJECTED = `${NAME}A\n`;
export const UNSTARTABLE = JSON.stringify({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'a', namespace: 'demo' },
  spec: { runStrategy: 'Halted', template: { metadata: { labels: { a: '/' } }, spec: { domain: DOMAIN } } },
});
export const WARNED = JSON.stringify({
  apiVersion: 'kubevirt.io/v1alpha3',
  kind: 'VirtualMachine',
  metadata: { name: 'a' },
  spec: { runStrategy: 'Halted', template: { spec: { domain: DOMAIN } } },
});
export const ADVISED = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a, namespace: b}\n';
export const ACKNOWLEDGED = `${REJECTED}  annotations:\n    admission.cdk8s-kubevirt.dev/acknowledge: 'metadata/has-valid-name: It is renamed later.'\n`;
