/** A place in a text, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A cell of a table, and where it begins. */
export interface Cell extends Place {
  readonly text: string;
}

/** What is wrong with the form of a table. */
export interface CsvProblem extends Place {
  readonly got: string;
  readonly allowed: string;
}

/** A table: its rows without empty lines, as far as it could be read. */
export interface Csv {
  readonly rows: readonly (readonly Cell[])[];
  readonly problem?: CsvProblem;
}

/** A cell in quotes, then one without, each up to what ends it. */
const CELL = /"([^"]*(?:""[^"]*)*)"([^,\r\n]*)|([^,\r\n]*)/y;
const END = /,|\r?\n|$/y;
const LINE_END = 'lines that end with a line feed, or a carriage return before it';

/** Reads comma-separated values as RFC 4180 has them; lines may end without a carriage return. It stops at the first mistake. */
export function readCsv(text: string): Csv {
  const rows: Cell[][] = [[]];
  let [at, line, lineStart] = [text.startsWith('\uFEFF') ? 1 : 0, 1, text.startsWith('\uFEFF') ? 1 : 0];
  for (;;) {
    CELL.lastIndex = at;
    const [whole, quoted, after = '', plain = ''] = CELL.exec(text)!;
    const place = { line, column: at - lineStart + 1 };
    const problem = mistakeIn(plain, after);
    if (problem) return { rows: filled(rows), problem: { ...place, ...problem } };
    rows.at(-1)!.push({ ...place, text: (quoted?.replaceAll('""', '"') ?? plain).trim() });
    const breaks = [...whole.matchAll(/\n/g)];
    if (breaks.length) [line, lineStart] = [line + breaks.length, at + breaks.at(-1)!.index + 1];
    END.lastIndex = at + whole.length;
    const end = END.exec(text)?.[0];
    if (end === undefined) return { rows: filled(rows), problem: { ...place, got: whole, allowed: LINE_END } };
    at = END.lastIndex;
    if (end === '') return { rows: filled(rows) };
    if (end === ',') continue;
    rows.push([]);
    [line, lineStart] = [line + 1, at];
  }
}

function mistakeIn(plain: string, after: string): Pick<CsvProblem, 'got' | 'allowed'> | undefined {
  if (plain.startsWith('"')) return { got: plain, allowed: 'a quote that is closed' };
  if (plain.includes('"')) return { got: plain, allowed: 'quotes around the whole cell, doubled within it' };
  return after.trim() ? { got: after, allowed: 'a comma or the end of the line after a closing quote' } : undefined;
}

/** Without lines that hold nothing. */
function filled(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  return rows.filter(([first, ...more]) => first && (first.text || more.length));
}
