/** What code of Go must say of a type. */
export interface GoType {
  readonly package: string;
  /** Whether values are pointers to it. */
  readonly struct: boolean;
  /** How many arguments its constructor and its static methods take, by the names that these have in Go. */
  readonly functions: { readonly [name: string]: number };
}

export type GoTypes = ReadonlyMap<string, GoType>;

const LITERAL = /(?<![&\w.\]])(?<!range )(&|\[\]|map\[string\])([A-Z]\w*)\{/g;
const COLLECTION = /(?<![&\w.\]*])(?<!range )(\[\]\*?(?:string|float64|bool)|map\[string\]\*?[a-z]\w*)\{/g;
const CALL = /\b(\w+\.(?:New(\w+)|([A-Z][A-Za-z\d]*)_\w+))\(/g;

/**
 * Code of Go that jsii-rosetta made, with what it leaves out: the package of a struct, that lists, maps and structs in lists are pointers, and `nil` for
 * arguments that TypeScript may leave out.
 */
export function mendGo(code: string, types: GoTypes): string {
  const pointed = code
    .replace(LITERAL, (literal, kind: string, name: string) => {
      const type = types.get(name);
      if (!type) return literal;
      return kind === '&' ? `&${type.package}.${name}{` : `&${kind}${type.struct ? '*' : ''}${type.package}.${name}{`;
    })
    .replace(COLLECTION, '&$1{')
    .replace(/_\*(?=[A-Z]\w*\()/g, '_')
    .replace(/\bjsii\.Boolean\(/g, 'jsii.Bool(');
  // From the last to the first: what is within a call is complete before the call is.
  return [...pointed.matchAll(CALL)].reverse().reduce((text, { index, 0: opened, 1: called, 2: made, 3: owner }) => {
    const wanted = types.get(made ?? owner)?.functions[called.slice(called.indexOf('.') + 1)];
    return wanted === undefined ? text : complete(text, index + opened.length, wanted);
  }, pointed);
}

/** A call whose arguments begin somewhere, with `nil` for those that are not there. */
function complete(code: string, start: number, wanted: number): string {
  const { end, given } = argumentsAt(code, start);
  const missing = Array<string>(Math.max(0, wanted - given)).fill('nil');
  return `${code.slice(0, end)}${given && missing.length ? ', ' : ''}${missing.join(', ')}${code.slice(end)}`;
}

function argumentsAt(code: string, start: number): { readonly end: number; readonly given: number } {
  const token = /"(?:[^"\\]|\\.)*"|`[^`]*`|[([{]|[)\]}]|,/g;
  token.lastIndex = start;
  let depth = 0;
  let commas = 0;
  for (let found = token.exec(code); found; found = token.exec(code)) {
    const [text] = found;
    if (')]}'.includes(text) && depth-- === 0) return { end: found.index, given: code.slice(start, found.index).trim() ? commas + 1 : 0 };
    if ('([{'.includes(text)) depth++;
    if (text === ',' && depth === 0) commas++;
  }
  throw new Error(`a call without an end in\n${code}`);
}
