import type { Variable } from './expression';
import type { Names } from './print';

/** Words that are no names of constants, or would hide what the program uses. */
const TAKEN = [
  'kplus', 'arguments', 'await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'default', 'delete', 'do', 'else', 'enum', 'eval',
  'export', 'extends', 'false', 'finally', 'for', 'function', 'if', 'implements', 'import', 'in', 'instanceof', 'interface', 'let', 'new', 'null', 'package',
  'private', 'protected', 'public', 'return', 'static', 'super', 'switch', 'this', 'throw', 'true', 'try', 'typeof', 'undefined', 'var', 'void', 'while',
  'with', 'yield', 'require', 'module', 'exports', 'process', 'global', 'globalThis', 'console',
];

/** Names for variables, in the order in which they are declared: what they are hinted to be, with a number where that is taken. */
export function namesOf(variables: readonly Variable[]): Names {
  const taken = new Set(TAKEN);
  const names = new Map<Variable, string>();
  const counts = new Map<string, number>();
  for (const variable of variables) {
    const base = camelCase(variable.hint);
    let name = base;
    for (let count = counts.get(base) ?? 2; taken.has(name); count++) {
      name = `${base}${count}`;
      counts.set(base, count);
    }
    taken.add(name);
    names.set(variable, name);
  }
  return names;
}

/** `web-01` as `web01`. */
export function camelCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words.map((word, i) => (i === 0 ? word[0].toLowerCase() : word[0].toUpperCase()) + word.slice(1)).join('');
  return /^[a-z]/.test(joined) ? joined : `object${joined}`;
}
