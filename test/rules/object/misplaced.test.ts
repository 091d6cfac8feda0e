import { admit } from '../../../src/admission/admission';
import { merged, pool, virtualMachine } from '../judge';
import type { Json } from '../judge';

const object = (apiVersion: string, kind: string, spec: Json): Json => ({ apiVersion, kind, metadata: { name: 'a', namespace: 'x' }, spec });
const CONTAINER = { name: 'c', image: 'i:1' };
const LABELS = { metadata: { labels: { app: 'a' } } };
const deployment = (more: Json, pod: Json = { containers: [CONTAINER] }) => (
  object('apps/v1', 'Deployment', merged({ selector: { matchLabels: { app: 'a' } }, template: { ...LABELS, spec: pod } }, more))
);
const container = (fields: Json) => deployment({}, { containers: [{ ...CONTAINER, ...fields }] });
const beside = (fields: Json) => deployment({}, { containers: [CONTAINER], ...fields });
const service = (spec: Json) => object('v1', 'Service', { selector: { app: 'a' }, ...spec });
const claim = (spec: Json) => object('v1', 'PersistentVolumeClaim', { accessModes: ['ReadWriteOnce'], ...spec });
const dataVolume = (storage: Json) => object('cdi.kubevirt.io/v1beta1', 'DataVolume', { source: { blank: {} }, storage });
const volume = { volumes: [{ name: 'd', emptyDisk: { capacity: '1Gi' } }] };
const POD = 'spec.template.spec';
const IN_POOL = 'spec.virtualMachineTemplate.spec.template.spec';
const move = (to: string) => `It is a field of ${to}: move it there.`;
const dash = (list: string) => `It is a field of the entries of ${list}, which is missing: write it there, with a dash.`;
const together = (owner: string) => `They are fields of ${owner}, which is missing: move them there.`;

/** One mistake each, one finding, which says where the field belongs. */
test.each<[title: string, manifest: Json, field: string, fix: string]>([
  ['replicas of a Deployment in its template', deployment({ template: { replicas: 2 } }), 'spec.template.replicas', move('spec')],
  ['the node selector of a pod a level too high, by two', deployment({ nodeSelector: { a: 'b' } }), 'spec.nodeSelector', move(POD)],
  ['how a Deployment rolls in the pod', beside({ strategy: { type: 'Recreate' } }), `${POD}.strategy`, move('spec')],
  ['mounts beside the only container', beside({ volumeMounts: [] }), `${POD}.volumeMounts`, move(`${POD}.containers[0]`)],
  ['volumes in a container', container({ volumes: [] }), `${POD}.containers[0].volumes`, move(POD)],
  ['secrets for pulling in a container', container({ imagePullSecrets: [{ name: 's' }] }), `${POD}.containers[0].imagePullSecrets`, move(POD)],
  ['a probe beside the only container', beside({ livenessProbe: { tcpSocket: { port: 80 } } }), `${POD}.livenessProbe`, move(`${POD}.containers[0]`)],
  ['memory of a container without its lines', container({ memory: '1Gi' }), `${POD}.containers[0].memory`, `It is a key of ${POD}.containers[0].resources.requests: move it there.`],
  ['containers of a CronJob three levels too high', object('batch/v1', 'CronJob', {
    schedule: '* * * * *', jobTemplate: { spec: { containers: [CONTAINER], restartPolicy: 'Never' } },
  }), 'spec.jobTemplate.spec.containers', together('spec.jobTemplate.spec.template.spec')],
  ['the ports of a Service without their list', service({ port: 80, targetPort: 8080 }), 'spec.port', together('the entries of spec.ports')],
  ['the port of a Service without its list', service({ port: 80 }), 'spec.port', dash('spec.ports')],
  ['the host of an Ingress beside its only rule', object('networking.k8s.io/v1', 'Ingress', {
    host: 'a.example', rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 's', port: { number: 80 } } } }] } }],
  }), 'spec.host', move('spec.rules[0]')],
  ['a peer of a NetworkPolicy without its list', object('networking.k8s.io/v1', 'NetworkPolicy', { podSelector: {}, ingress: [{ podSelector: { matchLabels: { app: 'b' } } }] }),
    'spec.ingress[0].podSelector', dash('spec.ingress[0].from')],
  ['what an autoscaler aims at', object('autoscaling/v2', 'HorizontalPodAutoscaler', {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' },
    maxReplicas: 3,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', averageUtilization: 70, target: { type: 'Utilization' } } }],
  }), 'spec.metrics[0].resource.averageUtilization', move('spec.metrics[0].resource.target')],
  ['requests of a claim', claim({ requests: { storage: '1Gi' } }), 'spec.requests', move('spec.resources')],
  ['storage of a claim', claim({ storage: '1Gi' }), 'spec.storage', 'It is a key of spec.resources.requests: move it there.'],
  ['the size of a claim', claim({ size: '1Gi' }), 'spec.size', 'Write it as spec.resources.requests.storage.'],
  ['the size of a DataVolume', dataVolume({ size: '1Gi' }), 'spec.storage.size', 'Write it as spec.storage.resources.requests.storage.'],
  ['storage of a DataVolume', dataVolume({ storage: '1Gi' }), 'spec.storage.storage', 'It is a key of spec.storage.resources.requests: move it there.'],
  ['the domain of a VM two levels too high', merged(virtualMachine(), { spec: { template: undefined, domain: { memory: { guest: '1Gi' }, devices: {} } } }),
    'spec.domain', move(POD)],
  ['the disks of a guest', virtualMachine({ domain: { disks: [{ name: 'd', disk: {} }] }, ...volume }), `${POD}.domain.disks`, move(`${POD}.domain.devices`)],
  ['the interfaces of a guest two levels too high', virtualMachine({ interfaces: [{ name: 'default', masquerade: {} }], networks: [{ name: 'default', pod: {} }] }),
    `${POD}.interfaces`, move(`${POD}.domain.devices`)],
  ['the volumes of a guest two levels too high', merged(virtualMachine({ domain: { devices: { disks: [{ name: 'd', disk: {} }] } } }), { spec: volume }),
    'spec.volumes', move(POD)],
  ['ports in a binding', virtualMachine({
    domain: { devices: { interfaces: [{ name: 'default', masquerade: { ports: [{ port: 80 }] } }] } }, networks: [{ name: 'default', pod: {} }],
  }), `${POD}.domain.devices.interfaces[0].masquerade.ports`, move(`${POD}.domain.devices.interfaces[0]`)],
  ['the bus of a disk in a pool, deep down', pool({ domain: { devices: { disks: [{ name: 'd', bus: 'virtio', disk: {} }] } }, ...volume }),
    `${IN_POOL}.domain.devices.disks[0].bus`, move(`${IN_POOL}.domain.devices.disks[0].disk`)],
  ['cores in a pool', pool({ domain: { cores: 2 } }), `${IN_POOL}.domain.cores`, move(`${IN_POOL}.domain.cpu`)],
  ['the domain of a pool two levels too high', merged(pool(), {
    spec: { virtualMachineTemplate: { spec: { template: undefined, domain: { memory: { guest: '1Gi' }, devices: {} } } } },
  }), 'spec.virtualMachineTemplate.spec.domain', move(IN_POOL)],
  ['the run strategy of a pool', merged(pool(), { spec: { runStrategy: 'Always', virtualMachineTemplate: { spec: { runStrategy: undefined } } } }),
    'spec.runStrategy', move('spec.virtualMachineTemplate.spec')],
  ['the gates of KubeVirt two levels too high', object('kubevirt.io/v1', 'KubeVirt', { featureGates: ['Snapshot'] }),
    'spec.featureGates', move('spec.configuration.developerConfiguration')],
])('%s', (_, manifest, field, fix) => {
  const found = admit([{ manifest }]).filter(({ level }) => level === 'rejected' || level === 'unstartable');
  expect(found.map((finding) => [finding.rule, finding.field, finding.fix])).toEqual([['schema/has-known-field', field, fix]]);
});

/** A list that is there, or two that are not: nobody knows which entry is meant. */
test.each<[string, Json]>([
  ['two entries', service({ port: 80, ports: [{ name: 'a', port: 1 }, { name: 'b', port: 2 }] })],
  ['two lists', object('networking.k8s.io/v1', 'NetworkPolicy', { podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } })],
])('no missing list: %s', (_, manifest) => {
  expect(admit([{ manifest }]).filter(({ fix }) => fix.includes('which is missing'))).toEqual([]);
});
