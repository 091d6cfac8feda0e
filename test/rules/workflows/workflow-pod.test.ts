import { container, flow, nightly } from './fixture';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'workflow-pod/avoids-runtime-socket': { level: FindingLevel.ADVISED },
  'workflow-pod/fits-pod-security': { level: FindingLevel.UNSTARTABLE, allowed: 'none in a namespace that enforces baseline' },
});

const namespace = (level: string, name = 'ci'): Json => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': level } } });
const privileged = { securityContext: { privileged: true } };
const image = { image: 'registry.example.com/tool:1' };
const volume = (path: string) => ({ name: 'v', hostPath: { path } });
const beyond = (field: string, got: unknown = 'true'): Verdict => ['workflow-pod/fits-pod-security', `spec.${field}`, String(got)];

test.each<[string, Json, Verdict]>([
  ['a privileged container', flow([{ name: 'a', container: { ...image, ...privileged } }]), beyond('templates[0].container.securityContext.privileged')],
  ['a privileged script', flow([{ name: 'a', script: { ...image, source: 'x', command: ['sh'], ...privileged } }]), beyond('templates[0].script.securityContext.privileged')],
  ['a privileged sidecar', flow([container('a', { sidecars: [{ name: 's', ...image, ...privileged }] })]), beyond('templates[0].sidecars[0].securityContext.privileged')],
  [
    'a privileged container before it',
    flow([container('a', { initContainers: [{ name: 's', ...image, ...privileged }] })]),
    beyond('templates[0].initContainers[0].securityContext.privileged'),
  ],
  [
    'one of several containers',
    flow([{ name: 'a', containerSet: { containers: [{ name: 'main', ...image, ...privileged }] } }]),
    beyond('templates[0].containerSet.containers[0].securityContext.privileged'),
  ],
  ['a folder of the node', flow([container('a', { volumes: [volume('/data')] })]), beyond('templates[0].volumes[0].hostPath', '/data')],
  ['a folder of the node for all', flow([container('a')], { volumes: [volume('/data')] }), beyond('volumes[0].hostPath', '/data')],
  ['the network of the node', flow([container('a')], { hostNetwork: true }), beyond('hostNetwork')],
])('baseline does not allow %s', (_, manifest, found) => {
  expect(judge([namespace('baseline'), manifest])).toEqual([found]);
  expect(judge([namespace('restricted'), manifest])).toEqual([[...found, { allowed: 'none in a namespace that enforces restricted' }]]);
  const [rule, field, got] = found;
  expect(judge([namespace('baseline'), nightly(manifest)])).toEqual([[rule, field.replace('spec.', 'spec.workflowSpec.'), got]]);
  for (const others of [[], [namespace('privileged')], [namespace('baseline', 'other')]]) expect(judge([...others, manifest])).toEqual([]);
});

test('a container that asks for little', () => {
  expect(judge([namespace('baseline'), flow([container('a', { volumes: [{ name: 'v', emptyDir: {} }] })])])).toEqual([]);
});

test.each(['/var/run/docker.sock', '/run/containerd/containerd.sock', '/var/run/crio/crio.sock', '/run/docker'])('the socket %s', (path) => {
  expect(judge(flow([container('a', { volumes: [volume(path)] })]))).toEqual([['workflow-pod/avoids-runtime-socket', 'spec.templates[0].volumes[0].hostPath.path', path]]);
});

test.each(['/data/docker', '/var/run/dockershim', '/run'])('no socket is %s', (path) => expect(judge(flow([container('a', { volumes: [volume(path)] })]))).toEqual([]));
