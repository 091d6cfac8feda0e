import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bind } from './bindings';
import { devDependencies } from '../../package.json';
import { ROOT } from '../assembly';
import { examples } from '../examples/catalog';

/** On PyPI they have the names and the versions that they have on npm. */
const PEERS = (['cdk8s', 'cdk8s-plus-28', 'constructs'] as const).map((name) => `${name}==${devDependencies[name]}`);

const mainOf = (example: string) => join(ROOT, 'examples', example, 'main.py');

/** The examples that there are in Python, too. */
export const ported = (): string[] => examples().filter((name) => existsSync(mainOf(name)));

/**
 * Builds the wheel, installs it into an environment of its own, beside the versions of its peers with which the goldens are made, and tries
 * its command.
 *
 * @param scratch a folder for both
 * @returns what runs an example in it
 */
export function install(scratch: string): (example: string, outdir: string) => void {
  bind('python', scratch);
  const dist = join(scratch, 'python');
  const wheels = readdirSync(dist).filter((file) => file.endsWith('.whl')).map((file) => join(dist, file));
  const environment = join(scratch, 'environment');
  execFileSync('python3', ['-m', 'venv', environment]);
  const python = join(environment, 'bin', 'python');
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...wheels, ...PEERS], { stdio: 'inherit' });
  execFileSync(join(environment, 'bin', 'cdk8s-kubevirt'), ['--version'], { stdio: 'inherit' });
  return (example, outdir) => {
    execFileSync(python, [mainOf(example)], { stdio: 'inherit', env: { ...process.env, CDK8S_OUTDIR: outdir } });
  };
}
