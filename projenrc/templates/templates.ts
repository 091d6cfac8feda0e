import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** What projects of this release depend on. */
export interface Release {
  readonly name: string;
  readonly version: string;
  readonly peerDependencies: { readonly [name: string]: string };
}

/** The version of this library that templates are written with. */
const DEVELOPED = '0.0.0';

/** The files of a project in each language, by their paths, with the versions that a release needs. */
export function templates(folder: string, release: Release): { [language: string]: { [path: string]: string } } {
  return Object.fromEntries(readdirSync(folder).sort().map((language) => [language, filesOf(join(folder, language), release)]));
}

function filesOf(folder: string, release: Release): { [path: string]: string } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1).split(sep).join('/')).sort();
  return Object.fromEntries(paths.map((path) => [path, textOf(path, readFileSync(join(folder, path), 'utf8'), release)]));
}

function textOf(path: string, text: string, { name, version, peerDependencies }: Release): string {
  if (path !== 'package.json') return text.replaceAll(DEVELOPED, version);
  const { devDependencies, ...rest } = JSON.parse(text);
  const dependencies = Object.fromEntries(Object.entries({ [name]: `^${version}`, ...peerDependencies }).sort());
  return `${JSON.stringify({ ...rest, dependencies, devDependencies }, null, 2)}\n`;
}
