import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadAll } from 'js-yaml';
import { cdk8sImport } from '../cdk8s-import';
import { customKinds } from '../crd';
import { appByImport } from './by-import';
import type { Written } from './by-import';

const ROOT = resolve(__dirname, '..', '..');
const TEMPLATE = join(ROOT, 'node_modules', 'cdk8s-cli', 'templates', 'typescript-app');

/** What runs an app: what `cdk8s init typescript-app` sets up, which checks its types every time, and what README.md tells, which does not. */
export const CHECKED = 'npx ts-node main.ts';
export const UNCHECKED = 'esbuild main.ts --bundle --packages=external --platform=node --outfile=main.js --log-level=warning && node main.js';

/** How an app makes its objects. */
export const OURS = 'cdk8s-kubevirt';
export const THEIRS = 'cdk8s import';

/** A folder with a `cdk8s.yaml` and a `main.ts`. */
export interface Project {
  readonly example: string;
  readonly way: string;
  readonly app: string;
  readonly folder: string;
}

/** Makes all projects, which share one installation of this package and of what `cdk8s init typescript-app` installs. */
export function makeProjects(folder: string, examples: readonly string[]): Project[] {
  install(folder);
  const ways = [OURS, THEIRS].flatMap((way) => [CHECKED, UNCHECKED].map((app) => ({ way, app })));
  return examples.flatMap((example) => ways.map(({ way, app }, number): Project => {
    const project = { example, way, app, folder: join(folder, `${example}-${number}`) };
    mkdirSync(project.folder);
    writeFileSync(join(project.folder, 'cdk8s.yaml'), `language: typescript\napp: ${app}\n`);
    copyFileSync(join(TEMPLATE, 'tsconfig.json'), join(project.folder, 'tsconfig.json'));
    writeApp(project);
    return project;
  }));
}

function install(folder: string): void {
  const npm = (...args: string[]) => execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const [{ filename }] = JSON.parse(npm('pack', ROOT, '--json', '--silent'));
  const { devDependencies } = JSON.parse(readFileSync(join(TEMPLATE, 'package.json'), 'utf8'));
  const versions: { [name: string]: string } = { 'typescript': devDependencies.typescript, 'ts-node': devDependencies['ts-node'], '@types/node': devDependencies['@types/node'] };
  for (const name of ['cdk8s', 'cdk8s-cli', 'cdk8s-plus-28', 'constructs', 'esbuild']) versions[name] = installed(name);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: { ...versions, 'cdk8s-kubevirt': `file:${filename}` } }));
  npm('install', '--no-audit', '--no-fund', '--silent');
}

function installed(name: string): string {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version;
}

function writeApp({ example, way, folder }: Project): void {
  const main = join(folder, 'main.ts');
  if (way === OURS) return copyFileSync(join(ROOT, 'examples', example, 'main.ts'), main);
  const objects = objectsIn(join(ROOT, 'test', 'golden', example));
  const imports = join(folder, 'imports');
  cdk8sImport(customKinds(objects), imports);
  writeFileSync(main, appByImport(objects, imports));
}

/** The objects in the YAML files of a folder. */
export function objectsIn(folder: string): Written[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort();
  return files.flatMap((name) => loadAll(readFileSync(join(folder, name), 'utf8')) as Written[]);
}
