import { Size } from 'cdk8s';
import { judge } from './judge';
import type { Json, Verdict } from './judge';
import type { NodeGroup } from '../../src/manifests/node-group';

/** Nodes of 8 CPUs and 16Gi of memory. */
export const nodes = (more: Partial<NodeGroup> = {}): NodeGroup => ({ count: 3, cpus: 8, memory: Size.gibibytes(16), ...more });

/** A workload of containers in namespace x, of one container that requests something. */
export function workload(kind: string, name: string, spec: Json = {}, requests: Json = { memory: '1Gi' }, pod: Json = {}): Json {
  const template = { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'a', image: 'a', resources: { requests } }], ...pod } };
  return {
    apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1',
    kind,
    metadata: { name, namespace: 'x' },
    spec: kind === 'Job' ? { template: { ...template, spec: { restartPolicy: 'Never', ...template.spec } }, ...spec } : {
      selector: { matchLabels: { app: name } }, template, ...kind === 'StatefulSet' ? { serviceName: name } : {}, ...spec,
    },
  };
}

/** What an app consists of, on which nodes, and what is found. */
export type NodeRow = [title: string, manifests: Json | Json[], groups: NodeGroup[], ...found: Verdict[]];

/** Tests a table of apps on nodes, as far as they concern one topic. */
export function nodeTable(topic: string, rows: NodeRow[], profile: Json = {}): void {
  test.each(rows.map(([title, manifests, groups, ...found]) => ({ title, manifests, groups, found })))('$title', ({ manifests, groups, found }) => {
    const isOfTopic = ([rule]: Verdict) => rule.startsWith(topic) || rule === 'rule/failed';
    expect(judge(manifests, { ...profile, nodes: groups }).filter(isOfTopic)).toEqual(found);
  });
}
