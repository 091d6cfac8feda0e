import { admit } from '../../../src/admission/admission';
import { NOT_DEMANDED } from '../../../src/manifests/schema/not-demanded';
import { newestUpstreams } from '../../../src/manifests/schema/upstream';
import { judge, virtualMachine } from '../../rules/judge';
import type { Json } from '../../rules/judge';

const object = (apiVersion: string, kind: string, rest: Json): Json => ({ apiVersion, kind, metadata: { name: 't' }, ...rest });
const pod = (spec: Json, container: Json = {}) => object('v1', 'Pod', { spec: { containers: [{ name: 'c', image: 'i', ...container }], ...spec } });
const preferred = { affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1 }] } } };
const ISCSI = { targetPortal: '10.0.0.1:3260', iqn: 'iqn.2001-04.com.example:a' };
const SCALE_IO = { gateway: 'https://a', system: 's', volumeName: 'v' };
const volume = (source: Json) => pod({ volumes: [{ name: 'v', ...source }] });
const persistent = (source: Json) => object('v1', 'PersistentVolume', { spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], ...source } });
const job = (podFailurePolicy: Json) => object('batch/v1', 'Job', {
  spec: { podFailurePolicy, template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] } } },
});
const DNS = { name: 'a.example.com' };
const NAMES = { group: 'example.com', names: { plural: 'a', kind: 'A' }, scope: 'Namespaced' };
const versions = (...list: Json[]) => ({
  ...object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', { spec: { ...NAMES, versions: list } }), metadata: DNS,
});
const SCHEMA = { schema: { openAPIV3Schema: { type: 'object' } } };

test('each is a field that the OpenAPI of Kubernetes requires', () => {
  const { definitions } = newestUpstreams().find(({ file }) => file === 'kubernetes.json')!;
  for (const [name, fields] of NOT_DEMANDED) {
    const { required } = definitions[name] as { readonly required?: readonly string[] };
    expect([name, required]).toEqual([name, expect.arrayContaining([...fields])]);
  }
});

test.each<[what: string, manifest: Json]>([
  ['the value of a header', pod({}, { livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'A' }] } } })],
  ['the number of an iSCSI unit', volume({ iscsi: ISCSI })],
  ['that of a persistent volume', persistent({ iscsi: ISCSI })],
  ['the secret of ScaleIO', volume({ scaleIO: SCALE_IO })],
  ['that of a persistent volume', persistent({ scaleIO: SCALE_IO })],
  ['limits', object('v1', 'LimitRange', { spec: {} })],
  ['a preference', pod(preferred)],
  ['seconds of sleep', pod({}, { lifecycle: { preStop: { sleep: {} } } })],
  ['the value of a sysctl', pod({ securityContext: { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start' }] } })],
  ['a revision', object('apps/v1', 'ControllerRevision', { data: { a: 'b' } })],
  ['rules of a failure policy', job({})],
  ['the status of a condition', job({ rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }] })],
  ['endpoints', object('discovery.k8s.io/v1', 'EndpointSlice', { addressType: 'IPv4' })],
  ['the group of a role', object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', { roleRef: { kind: 'ClusterRole', name: 'view' } })],
  ['a priority', object('scheduling.k8s.io/v1', 'PriorityClass', {})],
  ['what a driver is', object('storage.k8s.io/v1', 'CSIDriver', {})],
  ['an audience', object('storage.k8s.io/v1', 'CSIDriver', { spec: { tokenRequests: [{}] } })],
  ['what a node has', object('storage.k8s.io/v1', 'CSINode', {})],
  ['the drivers of a node', object('storage.k8s.io/v1', 'CSINode', { spec: {} })],
  ['what a class of devices is', object('resource.k8s.io/v1', 'DeviceClass', {})],
  ['what a claim asks for', object('resource.k8s.io/v1', 'ResourceClaim', {})],
  ['what a template asks for', object('resource.k8s.io/v1', 'ResourceClaimTemplate', { spec: {} })],
  ['whether a version is served', versions({ name: 'v1', served: true, storage: true, ...SCHEMA }, { name: 'v2', ...SCHEMA })],
])('the API server does not ask for %s', (_, manifest) => {
  const quota = object('v1', 'ResourceQuota', { spec: { hard: { 'requests.cpu': '1', 'limits.cpu': '1' } } });
  const findings = admit([{ manifest }, { manifest: quota }, { manifest: virtualMachine() }]);
  expect(findings.filter(({ level, rule }) => level !== 'advised' || rule === 'rule/failed')).toEqual([]);
});

test.each<[manifest: Json, field: string]>([
  [pod({ containers: undefined }), 'spec.containers'],
  [object('v1', 'LimitRange', { spec: { limits: [{}] } }), 'spec.limits[0].type'],
  [object('discovery.k8s.io/v1', 'EndpointSlice', {}), 'addressType'],
  [object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', {}), 'roleRef'],
  [virtualMachine(preferred), 'spec.template.spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference'],
])('%# it asks for others, and a CRD for all', (manifest, field) => {
  expect(judge(manifest).map(([rule, where]) => [rule, where])).toContainEqual(['schema/requires-field', field]);
});
