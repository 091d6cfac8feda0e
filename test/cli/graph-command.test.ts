import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directory, invoke, REJECTED } from './invoke';

const vm = (name: string, namespace: string) => JSON.stringify({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace },
  spec: { runStrategy: 'Always', template: { spec: { domain: { memory: { guest: '1Gi' }, devices: {} }, volumes: [{ name: 'r', containerDisk: { image: 'disks/a:1' } }] } } },
});
const service = (name: string) => JSON.stringify({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'shop' }, spec: { ports: [{ port: 80 }] } });
const files = directory({
  'shop/a.yaml': [1, 2, 3, 4].map((i) => vm(`web-${i}`, 'shop')).join('\n---\n'),
  'bank/b.yaml': vm('db', 'bank'),
  'broken.yaml': 'apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: {name: x, namespace: shop}\nspec: 7\n',
  'foreign.yaml': 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: x, namespace: bank}\n',
  'platform.yaml': 'architecture: arm64\n',
  'empty/a.yaml': REJECTED,
});
const graph = (...args: string[]) => invoke(files, ['graph', ...args]);
const BANK = `\
flowchart LR
  subgraph c0["namespace bank"]
    n0["VirtualMachine<br>db<br>1 CPU, 1Gi"]
  end
  subgraph c1["no namespace"]
    n1[["image<br>disks/a:1"]]
  end
  n0 -->|"mounts"| n1
  classDef implied stroke-dasharray: 4 3
  class n1 implied
`;

test('Mermaid by default', () => {
  expect(graph('bank')).toEqual({ code: 0, stdout: BANK, stderr: '' });
  expect(graph('bank', 'shop', '--namespace', 'bank')).toEqual({ code: 0, stdout: BANK, stderr: '' });
});

test.each([['dot', 'digraph topology {'], ['svg', '<svg xmlns="http://www.w3.org/2000/svg"'], ['mermaid', 'flowchart LR'], ['json', '{\n  "version": ']])('%s', (format, start) => {
  const { code, stdout, stderr } = graph('bank', 'shop', '--format', format);
  expect([code, stdout.slice(0, start.length), stderr]).toEqual([0, start, '']);
});

test('JSON has all, a file takes it, and alike ones can be told apart', () => {
  expect(graph('shop', '--format', 'json', '--output', 'out.json')).toEqual({ code: 0, stdout: '', stderr: '' });
  const { nodes, clusters, edges } = JSON.parse(readFileSync(join(files, 'out.json'), 'utf8'));
  expect([nodes.length, clusters.length, edges.length, nodes[0].name, nodes[0].members]).toEqual([2, 2, 1, 'web-*', ['web-1', 'web-2', 'web-3', 'web-4']]);
  expect(JSON.parse(graph('shop', '--format', 'json', '--each').stdout).nodes).toHaveLength(5);
  expect(JSON.parse(graph('shop', '--format', 'json', '--each', '--only', 'image').stdout).nodes).toHaveLength(1);
});

test('what has no sound shape is left out, and told', () => {
  expect(graph('bank', 'broken.yaml')).toEqual({
    code: 0, stdout: BANK, stderr: '1 of 2 objects are left out, as their shape is not sound: check tells why\n',
  });
  expect(graph('bank', 'foreign.yaml')).toEqual({ code: 0, stdout: BANK, stderr: '' });
  expect(graph('empty')).toMatchObject({ code: 0, stdout: 'flowchart LR\n' });
});

test.each([
  [[], 'nothing to draw; name files or directories, or - for standard input'],
  [['nowhere'], 'no such file or directory: nowhere'],
  [['bank', '--format', 'png'], '--format is one of mermaid, dot, svg, json, not "png"'],
  [['bank', '--only', 'workload,disks'], '--only is one of entry, service, scaler, workload, network, policy, disk, image, not "disks"; did you mean disk?'],
  [['bank', '--namespace', 'bnak'], 'nothing to draw in bnak: there is bank'],
  [['bank', '--platform', 'platform.yaml', '--output', 'platform.yaml'], '--output platform.yaml would replace platform.yaml, which describes the cluster'],
])('a mistake in calling it: %j', (args, message) => {
  expect(graph(...args)).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining(message) });
});

test('too many nodes are no picture', () => {
  const many = directory({ 'a.yaml': Array.from({ length: 1501 }, (_, i) => service(`web-${i}`)).join('\n---\n') });
  expect(invoke(many, ['graph', '.', '--format', 'svg', '--each'])).toMatchObject({ code: 2, stderr: expect.stringContaining('1501 nodes are too many for a picture') });
  expect(invoke(many, ['graph', '.', '--format', 'svg'])).toMatchObject({ code: 0 });
});
