import { readCsv } from './csv';
import { EdgeStore } from './edge-store';
import { FIELD_NAMES, LABEL_PREFIX, nameProblem, readField } from './store-fields';
import { closestMatch } from '../kubernetes/closest-match';
import { isMapping } from '../kubernetes/is-mapping';
import { repeated } from '../kubernetes/repeated';
import { documentsOf } from '../manifests/source/document';
import { Locator } from '../manifests/source/locate';
import { UsageError, Words } from '../usage-error';

/** A store, and how a message calls one of its fields. */
export interface StoreRow {
  readonly store: EdgeStore;
  readonly where: (field: string) => string;
}

/** The stores of an inventory, and what is wrong with it. */
export interface StoreRows {
  readonly rows: readonly StoreRow[];
  readonly problems: readonly UsageError[];
}

/** A field as it is written. */
interface Written {
  readonly name: string;
  readonly text: string;
  readonly where: string;
}

/** The stores of comma-separated values. The first line names the columns. */
export function rowsOfCsv(file: string, text: string): StoreRows {
  const { rows: [header = [], ...lines], problem } = readCsv(text);
  const at = ({ line, column }: { readonly line: number; readonly column: number }, name: string) => `${file}:${line}:${column}: ${name}`;
  if (problem) {
    const { got, allowed } = problem;
    return { rows: [], problems: [{ what: at(problem, 'form'), got, allowed, fix: 'Write it as RFC 4180 has it.' }] };
  }
  const names = header.map((cell) => cell.text);
  const misnamed = header.flatMap((cell) => unknownName(cell.text, at(cell, 'column')));
  const twice = [...repeated(names, (name) => name)].map((i): UsageError => (
    { what: at(header[i], 'column'), got: names[i], allowed: 'each column once', fix: 'Remove one of them.' }));
  if (!names.includes('id')) misnamed.unshift({ what: `${file}:1:1: columns`, got: names, allowed: 'a column id', fix: 'Give each store an id.' });
  if (misnamed.length + twice.length) return { rows: [], problems: [...misnamed, ...twice] };
  const uneven = lines.filter((cells) => cells.length !== names.length).map((cells): UsageError => ({
    what: at(cells[0], 'cells'),
    got: cells.length,
    allowed: `${names.length}, as the first line has`,
    fix: 'Write empty cells too; put a cell with a comma in quotes.',
  }));
  if (uneven.length) return { rows: [], problems: uneven };
  return rowsOf(lines.map((cells) => ({
    fields: cells.flatMap((cell, i) => (cell.text ? [{ name: names[i], text: cell.text, where: at(cell, names[i]) }] : [])),
    where: (name: string) => at(cells[Math.max(0, names.indexOf(name))], name),
  })));
}

/** The stores of a list in JSON, or in YAML. */
export function rowsOfJson(file: string, text: string): StoreRows {
  const [document, ...more] = [...documentsOf(file, text)];
  const [broken] = [...document?.problems ?? [], ...more.flatMap(({ problems }) => problems)];
  const fix = 'Write a list of stores: [{"id": "store-001"}].';
  const wrong = (what: string, got: unknown, allowed: string): StoreRows => ({ rows: [], problems: [{ what, got, allowed, fix }] });
  if (broken) return wrong(`${file}:${broken.position.line}:${broken.position.column}: form`, broken.reason, 'JSON or YAML');
  if (!document || more.length || !Array.isArray(document.value)) return wrong(`${file}:1:1: stores`, document?.value ?? null, 'one list of stores');
  const locator = new Locator(document);
  const whereOf = (i: number, name: string) => {
    const { line, column } = locator.find(name ? `[${i}].${name}` : `[${i}]`);
    return `${file}:${line}:${column}: ${name || 'store'}`;
  };
  const misshapen = document.value.flatMap((value, i): UsageError[] => (
    isMapping(value) ? [] : [{ what: whereOf(i, ''), got: value, allowed: 'a store with its fields', fix: 'Write {"id": …}.' }]));
  if (misshapen.length) return { rows: [], problems: misshapen };
  return rowsOf(document.value.map((value: object, i) => {
    const where = (name: string) => whereOf(i, name);
    return { fields: fieldsOf(value, where), where };
  }));
}

function fieldsOf(value: object, where: (name: string) => string): Written[] {
  return Object.entries(value).flatMap(([name, field]): Written[] => {
    if (name === 'labels' && isMapping(field)) {
      return Object.entries(field).map(([key, label]) => ({ name: LABEL_PREFIX + key, text: textOf(label), where: where(`labels.${key}`) }));
    }
    return [{ name, text: textOf(field), where: where(name) }];
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function rowsOf(written: readonly { readonly fields: readonly Written[]; readonly where: (name: string) => string }[]): StoreRows {
  const problems: UsageError[] = [];
  const rows = written.map(({ fields, where }): StoreRow => {
    let store: Partial<EdgeStore> = {};
    for (const { name, text, where: what } of fields) {
      const unknown = unknownName(name, what);
      const read = unknown.length ? undefined : readField(name, text);
      if (read && 'fields' in read) store = merged(store, read.fields);
      else problems.push(...read ? [{ what, got: text, allowed: read.allowed, fix: 'Correct it.' }] : unknown);
    }
    if (!fields.some(({ name }) => name === 'id')) {
      problems.push({ what: where('id'), got: new Words('nothing'), allowed: 'an id', fix: 'Give each store an id.' });
    }
    return { store: store as EdgeStore, where };
  });
  return { rows, problems };
}

function merged(store: Partial<EdgeStore>, fields: Partial<EdgeStore>): Partial<EdgeStore> {
  return { ...store, ...fields, ...fields.labels && { labels: { ...store.labels, ...fields.labels } } };
}

function unknownName(name: string, what: string): UsageError[] {
  const allowed = nameProblem(name);
  if (allowed === undefined) return [];
  const meant = closestMatch(name, FIELD_NAMES);
  return [{ what, got: name, allowed, fix: meant ? `Write ${meant}.` : 'Remove it.' }];
}
