import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { crossObjectRules, objectRules } from '../../src/rules/registry';

const FOLDER = join(__dirname, 'ledger');
const CONDITIONS = 'conditions.json';

function read<T>(file: string): T {
  return JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as T;
}

const upstreams = read<{ [project: string]: { [area: string]: string[] } }>(CONDITIONS);
const conditions = Object.values(upstreams).flatMap((areas) => Object.values(areas).flat());
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json') && file !== CONDITIONS);
const entries = files.flatMap((file) => (
  Object.entries(read<{ [condition: string]: string }>(file)).map(([condition, state]) => ({ file, condition, state }))
));
const implemented = new Set([...objectRules, ...crossObjectRules].flatMap(({ upstream = [] }) => upstream));
const accounted = new Set(entries.map(({ condition }) => condition));
const known = new Set(conditions);

test('every condition of both projects is listed once', () => {
  const counts = Object.values(upstreams).map((areas) => Object.values(areas).flat().length);
  expect(counts).toEqual([517, 137]);
  expect(known.size).toBe(conditions.length);
});

test('rules and ledger name conditions that there are', () => {
  const unknown = [...implemented, ...accounted].filter((condition) => !known.has(condition));
  expect(unknown).toEqual([]);
});

test('every condition is a rule, or the ledger says why not', () => {
  expect(conditions.filter((condition) => !implemented.has(condition) && !accounted.has(condition))).toEqual([]);
});

test('the ledger says "cluster-only: …", "schema" or "todo: …"', () => {
  const malformed = entries.filter(({ state }) => !/^(?:(?:cluster-only|todo): \S.*|schema)$/.test(state));
  expect(malformed).toEqual([]);
});

test('no condition is accounted for twice', () => {
  const repeated = entries.filter(({ condition }, i) => entries.findIndex((entry) => entry.condition === condition) !== i);
  expect(repeated).toEqual([]);
});

test('nothing is left to do', () => {
  const count = (state: string) => entries.filter((entry) => entry.state.startsWith(state)).length;
  console.info(`${conditions.length} conditions: ${[...known].filter((condition) => implemented.has(condition)).length} in rules, `
    + `${count('schema')} by schema, ${count('cluster-only')} cluster-only, ${count('todo')} to do`);
  expect(entries.filter(({ condition, state }) => state.startsWith('todo') && !implemented.has(condition))).toEqual([]);
});
