import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { compareReleases } from '../../src/kubernetes/release';
import { KNOWN_RELEASES } from '../../src/manifests/releases';
import { crossObjectRules, objectRules } from '../../src/rules/registry';
import type { RuleFacts } from '../../src/rules/rule';

const FOLDER = join(__dirname, 'ledger');
const CONDITIONS = 'conditions.json';
const SINCE = 'since.json';

function read<T>(file: string): T {
  return JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as T;
}

const upstreams = read<{ [project: string]: { [area: string]: string[] } }>(CONDITIONS);
const conditions = Object.values(upstreams).flatMap((areas) => Object.values(areas).flat());
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json') && ![CONDITIONS, SINCE].includes(file));
const entries = files.flatMap((file) => (
  Object.entries(read<{ [condition: string]: string }>(file)).map(([condition, state]) => ({ file, condition, state }))
));
const implemented = new Set([...objectRules, ...crossObjectRules].flatMap(({ upstream = [] }) => upstream));
const accounted = new Set(entries.map(({ condition }) => condition));
const known = new Set(conditions);

const firstReleases = new Map(Object.entries(read<{ [release: string]: string[] }>(SINCE)).flatMap(([release, listed]) => (
  listed.map((condition): [string, string] => [condition, release])
)));

/** Whether a release has a condition: `1.8:` before its name says which is the last. */
function isOf(condition: string, release: string): boolean {
  const [, last = release] = /^(\d+\.\d+):/.exec(condition) ?? [];
  return compareReleases(firstReleases.get(condition) ?? release, release) <= 0 && compareReleases(release, last) <= 0;
}

test('every condition that came later is one', () => {
  expect([...firstReleases.keys()].filter((condition) => !known.has(condition))).toEqual([]);
});

test('every condition of both projects is listed once', () => {
  const counts = Object.values(upstreams).map((areas) => Object.values(areas).flat().length);
  expect(counts).toEqual([517, 7, 7, 5, 137]);
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

describe.each(KNOWN_RELEASES.kubevirt)('KubeVirt %s', (release) => {
  const { [`kubevirt v${release}.0`]: own } = upstreams;
  const judged = new Set(conditions.filter((condition) => !condition.startsWith('cdi:') && isOf(condition, release)));
  const rules = [...objectRules, ...crossObjectRules].filter(({ since = release, until }) => (
    compareReleases(since, release) <= 0 && (until === undefined || compareReleases(until, release) > 0)
  ));
  const inRules = new Set(rules.flatMap(({ upstream = [] }) => upstream));

  test('has conditions of its own, which are the last or no longer there', () => {
    const named = Object.values(own).flat().filter((condition) => condition.startsWith(`${release}:`));
    expect(named).toEqual(release === '1.9' ? [] : Object.values(own).flat());
  });

  test('every condition is a rule that judges in this release, or the ledger says why not', () => {
    expect([...judged].filter((condition) => !inRules.has(condition) && !accounted.has(condition))).toEqual([]);
  });

  test('every rule that judges in this release stands for a condition of it, if it stands for one of KubeVirt and is no other before', () => {
    const isAnother = ({ before = {} }: RuleFacts) => Object.keys(before).some((later) => compareReleases(release, later) < 0);
    const idle = rules.filter((rule) => !isAnother(rule)).filter(({ upstream = [] }) => {
      const named = upstream.filter((condition) => !condition.startsWith('cdi:'));
      return named.length > 0 && !named.some((condition) => judged.has(condition));
    });
    expect(idle.map(({ id }) => id)).toEqual([]);
  });
});

test('nothing is left to do', () => {
  const count = (state: string) => entries.filter((entry) => entry.state.startsWith(state)).length;
  console.info(`${conditions.length} conditions: ${[...known].filter((condition) => implemented.has(condition)).length} in rules, `
    + `${count('schema')} by schema, ${count('cluster-only')} cluster-only, ${count('todo')} to do`);
  expect(entries.filter(({ condition, state }) => state.startsWith('todo') && !implemented.has(condition))).toEqual([]);
});
