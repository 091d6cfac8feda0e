import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyPeer, pacmak, unpackLibrary } from './bindings';
import { checkProject } from './init-project';
import { folderOf, ported, run, Toolchain } from './toolchain';

/** Peers whose modules are made here from what npm has: the versions of the goldens need not be there as modules. */
const PEERS = ['cdk8s', 'cdk8s-plus-28'];

/** Generates the modules of the library and its peers, and builds the examples that are ported, all in one module. */
export function installGo(scratch: string): Toolchain {
  for (const folder of [...PEERS.map((name) => copyPeer(name, scratch)), unpackLibrary(scratch)]) pacmak('go', folder, scratch, '--code-only');
  const modules = readdirSync(join(scratch, 'go')).map((name) => join(scratch, 'go', name));
  const replacements = modules.map((folder) => `-replace=${moduleOf(folder)}=${folder}`);

  const examples = join(scratch, 'examples');
  mkdirSync(examples);
  for (const example of ported('go')) cpSync(folderOf(example), join(examples, example), { recursive: true });
  writeFileSync(join(examples, 'go.mod'), 'module example.com/examples\n');
  tidy(examples, replacements);
  run('sh', ['-c', 'unformatted=$(gofmt -l .) && [ -z "$unformatted" ] || { echo "gofmt -w $unformatted" >&2; exit 1; }'], examples);
  run('go', ['build', '-o', 'bin/', './...'], examples);
  return {
    run: (example, outdir) => run(join(examples, 'bin', example), [], folderOf(example), { CDK8S_OUTDIR: outdir }),
    tryProject: (folder) => {
      tidy(folder, replacements);
      run('sh', ['-c', 'go run . && go vet ./... && go test ./...'], folder);
      checkProject(folder);
    },
  };
}

function tidy(folder: string, replacements: readonly string[]): void {
  run('go', ['mod', 'edit', ...replacements], folder);
  run('go', ['mod', 'tidy'], folder);
}

function moduleOf(folder: string): string {
  const [, path] = /^module (\S+)$/m.exec(readFileSync(join(folder, 'go.mod'), 'utf8')) ?? [];
  if (path === undefined) throw new Error(`${folder} is no module`);
  return path;
}
