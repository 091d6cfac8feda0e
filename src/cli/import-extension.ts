import { readFileSync } from 'fs';
import { nearest } from './config/find-config';
import { isMapping } from '../kubernetes/is-mapping';
import { parsedJson } from '../kubernetes/json';

/** tsconfig.json may have comments. */
const IMPORTS_TYPESCRIPT = /^[^/\n]*"allowImportingTsExtensions"\s*:\s*true/m;

/** What files of TypeScript in a directory import each other with: their own extension where the compiler takes it, that of modules of JavaScript, or none. */
export function importExtension(directory: string): '.ts' | '.js' | '' {
  if (IMPORTS_TYPESCRIPT.test(textOf('tsconfig.json', directory))) return '.ts';
  const described = parsedJson(textOf('package.json', directory));
  return isMapping(described) && described.type === 'module' ? '.js' : '';
}

function textOf(name: string, directory: string): string {
  const path = nearest(name, directory);
  return path === undefined ? '' : readFileSync(path, 'utf8');
}
