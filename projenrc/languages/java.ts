import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyPeer, pacmak, unpackLibrary } from './bindings';
import { checkProject, initProject } from './init-project';
import { folderOf, MAIN, run, Toolchain } from './toolchain';

/** Peers that are built here from what npm has: the versions of the goldens need not be in a Maven repository. */
const PEERS = ['cdk8s', 'cdk8s-plus-28'];

/** Without what only a publisher needs. */
const QUICK = ['-Dmaven.javadoc.skip', '-Dmaven.source.skip', 'install'];

/** Builds the jars of the library and its peers into a repository of its own, and takes the class path from a project of `init`. */
export function installJava(scratch: string): Toolchain {
  const maven = (folder: string, ...args: string[]) => run('mvn', ['--batch-mode', '--quiet', `-Dmaven.repo.local=${join(scratch, 'repository')}`, ...args], folder);
  for (const folder of [...PEERS.map((name) => copyPeer(name, scratch)), unpackLibrary(scratch)]) {
    pacmak('java', folder, join(folder, 'bindings'), '--code-only');
    maven(join(folder, 'bindings', 'java'), ...QUICK);
  }
  const classPath = join(scratch, 'class-path');
  const project = initProject('java', join(scratch, 'class-path-of'));
  maven(project, 'dependency:build-classpath', `-Dmdep.outputFile=${classPath}`);
  return {
    run: (example, outdir) => run('java', ['-cp', readFileSync(classPath, 'utf8'), MAIN.java], folderOf(example), { CDK8S_OUTDIR: outdir }),
    tryProject: (folder) => {
      maven(folder, 'test', 'exec:java');
      checkProject(folder);
    },
  };
}
