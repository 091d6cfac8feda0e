import { judge, merged, virtualMachine } from './judge';
import type { Json, Verdict } from './judge';
import { FindingLevel } from '../../src/rules/finding-level';

export function namespace(name: string): Json {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

/** A VM of namespace x, with fragments merged into its VMI spec, its template's metadata and its own. */
export function machine(fragment: Json = {}, template: Json = {}, more: Json = {}): Json {
  return merged(merged(virtualMachine(fragment), { metadata: { name: 'vm', namespace: 'x' }, spec: { template: { metadata: template } } }), more);
}

export function object(apiVersion: string, kind: string, name: string, spec: Json = {}, metadata: Json = {}): Json {
  return { apiVersion, kind, metadata: { name, namespace: 'x', ...metadata }, spec };
}

/** What an app consists of, and what is found. */
export type AppRow = [title: string, manifests: Json[], ...found: Verdict[]];

/** Tests a table of apps, as far as they concern one topic. No rule fails on them. */
export function appTable(topic: string, rows: AppRow[]): void {
  test.each(rows.map(([title, manifests, ...found]) => ({ title, manifests, found })))('$title', ({ manifests, found }) => {
    expect(judge(manifests).filter(([rule]) => rule.startsWith(`${topic}/`) || rule === 'rule/failed')).toEqual(found);
  });
}

/** What is told beside all else where the KubeVirt of the cluster is 1.10.0. */
export const JUDGED_AS_NEWEST: Verdict = [
  'platform/has-judged-release', '', 'KubeVirt 1.10.0, which is judged as 1.9', { level: FindingLevel.WARNED, allowed: 'KubeVirt 1.6 to 1.9' },
];
