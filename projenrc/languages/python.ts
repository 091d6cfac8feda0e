import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { bind } from './bindings';
import { folderOf, MAIN, run, Toolchain } from './toolchain';
import { devDependencies } from '../../package.json';
import { ROOT } from '../assembly';

/** On PyPI they have the names and the versions that they have on npm. */
const PEERS = (['cdk8s', 'cdk8s-plus-28', 'constructs'] as const).map((name) => `${name}==${devDependencies[name]}`);

/**
 * Builds the wheel, installs it into an environment of its own, beside the versions of its peers with which the goldens are made, and tries
 * its command, what it says of mistakes, and the examples of its docstrings.
 */
export function installPython(scratch: string): Toolchain {
  bind('python', scratch);
  const dist = join(scratch, 'python');
  const wheels = readdirSync(dist).filter((file) => file.endsWith('.whl')).map((file) => join(dist, file));
  run('python3', ['-m', 'venv', 'environment'], scratch);
  const bin = join(scratch, 'environment', 'bin');
  const python = join(bin, 'python');
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...wheels, ...PEERS], scratch);
  run(join(bin, 'cdk8s-kubevirt'), ['--version'], scratch);
  for (const test of ['test_errors.py', 'test_examples.py']) run(python, [join(ROOT, 'test', 'projenrc', 'languages', test)], scratch);
  return {
    run: (example, outdir) => run(python, [MAIN.python], folderOf(example), { CDK8S_OUTDIR: outdir }),
    tryProject: (folder) => run('sh', ['-c', 'python main.py && python -m unittest && cdk8s-kubevirt check dist'], folder, { PATH: `${bin}${delimiter}${process.env.PATH}` }),
  };
}
