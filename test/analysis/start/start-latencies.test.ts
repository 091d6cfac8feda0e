import { containerDisk, daemonSet, deployment, object, ownVolume, pool, replicaSet, startsOf, template, vm } from './starts';
import type { Json } from './starts';
import type { Seconds } from '../../../src/analysis/start/claims';
import type { AdmissionProfile } from '../../../src/manifests/profile';

const IMAGE = 'quay.io/disks/ubuntu:24.04';
const pair = ({ min, max }: Seconds) => [min, max];
const http = { source: { http: { url: 'https://example.com/a.qcow2' } } };
const golden = { sourceRef: { kind: 'DataSource', name: 'ubuntu', namespace: 'images' } };
const profileOf = (cloneStrategy: string) => object('cdi.kubevirt.io/v1beta1', 'StorageProfile', 'fast', { spec: { cloneStrategy } });
const classOf = (fields: Json) => object('storage.k8s.io/v1', 'StorageClass', 'fast', { provisioner: 'csi.example.com', ...fields });
const waiting = classOf({ volumeBindingMode: 'WaitForFirstConsumer' });
const onFast = { storage: { storageClassName: 'fast' } };
const pinned = { domain: { cpu: { cores: 2, dedicatedCpuPlacement: true } } };
const own = (source: Json, options?: Json) => vm([ownVolume], { spec: template(source, options) });
const registry = { source: { registry: { url: `docker://${IMAGE}`, pullMethod: 'node' } } };

type Range = number[];
type Row = [title: string, manifests: Json[], prepare: Range, start: Range, total: Range, levers?: Json, advice?: Json, profile?: AdmissionProfile];

// 30–180 s, 20–45 s and 5–30 s of a VM; a snapshot saves 70 % and a preloaded image 60 % of the first, pinning 20 % of the second.
test.each<Row>([
  ['a VM that imports its disk', [own(http)], [30, 180], [20, 45], [55, 255], {}, { 'golden-image': [21, 126], 'pinning': [4, 9] }],
  ['a VM that clones a golden image', [own(golden)], [9, 54], [20, 45], [34, 129], { snapshot: [21, 126] }, { pinning: [4, 9] }],
  ['pinned, it saves a fifth of the second phase', [vm([ownVolume], { spec: template(golden), guest: pinned })], [9, 54], [16, 36], [30, 120],
    { snapshot: [21, 126], pinning: [4, 9] }, {}],
  ['a clone of a claim', [own({ source: { pvc: { name: 'ubuntu', namespace: 'images' } } })], [9, 54], [20, 45], [34, 129], { snapshot: [21, 126] }],
  ['a clone that the CDI CR wants copied', [own(golden), object('cdi.kubevirt.io/v1beta1', 'CDI', 'cdi', { spec: { cloneStrategyOverride: 'copy' } })],
    [12, 72], [20, 45], [37, 147], { preload: [18, 108] }, { 'clone-strategy': [3, 18], 'pinning': [4, 9] }],
  ['a clone that the profile of the class wants copied', [own(golden, onFast), profileOf('copy')], [12, 72], [20, 45], [37, 147], { preload: [18, 108] }],
  ['the CDI CR overrides the profile', [own(golden, onFast), profileOf('copy'), object('cdi.kubevirt.io/v1beta1', 'CDI', 'cdi', { spec: { cloneStrategyOverride: 'snapshot' } })],
    [9, 54], [20, 45], [34, 129], { snapshot: [21, 126] }],
  ['a class that takes no snapshots', [own(golden, onFast), classOf({ provisioner: 'rancher.io/local-path' })], [12, 72], [20, 45], [37, 147], { preload: [18, 108] }],
  ['a class that takes none, by the Platform', [own(golden, onFast)], [12, 72], [20, 45], [37, 147], { preload: [18, 108] }, undefined,
    { storageClasses: [{ name: 'fast', takesSnapshots: false }] }],
  ['but whose profile clones by the driver', [own(golden, onFast), classOf({ provisioner: 'rancher.io/local-path' }), profileOf('csi-clone')], [9, 54], [20, 45], [34, 129],
    { snapshot: [21, 126] }],
  ['a class whose annotation says copy', [own(golden, onFast), object('storage.k8s.io/v1', 'StorageClass', 'fast', { metadata: { name: 'fast', annotations: { 'cdi.kubevirt.io/clone-strategy': 'copy' } } })],
    [12, 72], [20, 45], [37, 147], { preload: [18, 108] }],
  ['a snapshot is restored whatever the profile says',
    [own(golden, onFast), profileOf('copy'), { ...object('cdi.kubevirt.io/v1beta1', 'DataSource', 'ubuntu', { spec: { source: { snapshot: { name: 's' } } } }), metadata: { name: 'ubuntu', namespace: 'images' } }],
    [9, 54], [20, 45], [34, 129], { snapshot: [21, 126] }],
  ['a container disk', [vm([containerDisk()])], [30, 180], [20, 45], [55, 255], {}, { 'pre-pull': [18, 108], 'pinning': [4, 9] }],
  ['one that is pulled beforehand', [vm([containerDisk()]), daemonSet([IMAGE])], [12, 72], [20, 45], [37, 147], { preload: [18, 108] }, { pinning: [4, 9] }],
  ['pulled as a volume', [vm([containerDisk()]), daemonSet(['pause'], { volumes: [{ name: 'v', image: { reference: IMAGE } }] })], [12, 72], [20, 45], [37, 147]],
  ['pulled on the nodes of VMs', [vm([containerDisk()]), daemonSet([IMAGE], { nodeSelector: { 'kubevirt.io/schedulable': 'true' } })], [12, 72], [20, 45], [37, 147]],
  ['pulled on other nodes', [vm([containerDisk()]), daemonSet([IMAGE], { nodeSelector: { disk: 'ssd' } })], [30, 180], [20, 45], [55, 255], {}, { 'pre-pull': [18, 108], 'pinning': [4, 9] }],
  ['pulled on the nodes that it selects', [vm([containerDisk()], { guest: { nodeSelector: { disk: 'ssd' } } }), daemonSet([IMAGE], { nodeSelector: { disk: 'ssd' } })],
    [12, 72], [20, 45], [37, 147]],
  ['pulled where an affinity says', [vm([containerDisk()]), daemonSet([IMAGE], { affinity: {} })], [30, 180], [20, 45], [55, 255]],
  ['asked for again at each start', [vm([containerDisk({ imagePullPolicy: 'Always' })]), daemonSet([IMAGE])], [12, 180], [20, 45], [37, 255], { preload: [18, 0] },
    { 'pull-policy': [0, 108], 'pinning': [4, 9] }],
  ['a tag that moves is asked for again', [vm([containerDisk({ image: 'disk:latest' })]), daemonSet(['disk:latest'])], [12, 180], [20, 45], [37, 255]],
  ['an image that must be there', [vm([containerDisk({ imagePullPolicy: 'Never' })])], [12, 72], [20, 45], [37, 147], { preload: [18, 108] }],
  ['an import by a node that has the image', [own(registry), daemonSet([IMAGE])], [12, 72], [20, 45], [37, 147], { preload: [18, 108] }],
  ['an import by a node that has it not', [own(registry)], [30, 180], [20, 45], [55, 255]],
  ['the slowest disk counts', [vm([ownVolume, { name: 'tools', containerDisk: { image: 'tools:1' } }], { spec: template(golden) })], [30, 180], [20, 45], [55, 255],
    { snapshot: [0, 0] }, { 'pre-pull': [18, 108], 'pinning': [4, 9] }],
  ['a blank disk', [own({ source: { blank: {} } })], [0, 0], [20, 45], [25, 75], {}, { pinning: [4, 9] }],
  ['a claim that is there', [vm([{ name: 'root', persistentVolumeClaim: { claimName: 'disk' } }])], [0, 0], [20, 45], [25, 75]],
  ['a DataVolume of the input', [vm([ownVolume]), object('cdi.kubevirt.io/v1beta1', 'DataVolume', 'root', { spec: { ...http, storage: {} } })], [30, 180], [20, 45], [55, 255]],
  ['an empty claim of the input', [vm([{ name: 'root', persistentVolumeClaim: { claimName: 'disk' } }]), object('v1', 'PersistentVolumeClaim', 'disk', { spec: {} })],
    [0, 0], [20, 45], [25, 75]],
  ['a claim of the input from a snapshot', [vm([{ name: 'root', persistentVolumeClaim: { claimName: 'disk' } }]),
    object('v1', 'PersistentVolumeClaim', 'disk', { spec: { dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 's' } } })],
  [9, 54], [20, 45], [34, 129], { snapshot: [21, 126] }],
  ['no disk at all', [vm([])], [0, 0], [20, 45], [25, 75]],
  ['a kernel from an image', [vm([], { guest: { domain: { firmware: { kernelBoot: { container: { image: 'kernel:1', kernelPath: '/k' } } } } } })], [30, 180], [20, 45], [55, 255]],
  ['a probe that asks late', [vm([], { guest: { readinessProbe: { initialDelaySeconds: 60, tcpSocket: { port: 80 } } } })], [0, 0], [20, 45], [60, 75], {},
    { 'probe-delay': [35, 0], 'pinning': [0, 9] }],
  ['a probe that must succeed twice', [vm([], { guest: { readinessProbe: { initialDelaySeconds: 20, periodSeconds: 30, successThreshold: 3 } } })], [0, 0], [20, 45], [80, 80]],
  ['the delay of the model adds nothing', [vm([], { guest: { readinessProbe: { initialDelaySeconds: 20 } } })], [0, 0], [20, 45], [25, 75], {}, { pinning: [4, 9] }],
  ['a replica set', [replicaSet(vm([containerDisk()]))], [30, 180], [20, 45], [55, 255], {}, { 'warm-pool': [40, 180], 'pre-pull': [18, 108], 'pinning': [4, 9] }],
  ['a Deployment', [deployment({})], [0, 5], [1, 2], [6, 37], {}, { 'pre-pull': [0, 3] }],
  ['one whose image is pulled beforehand', [deployment({}), daemonSet(['registry/api:1'])], [0, 2], [1, 2], [6, 34], { preload: [0, 3] }, {}],
  ['one that is asked late', [deployment({ readinessProbe: { initialDelaySeconds: 20 } })], [0, 5], [1, 2], [21, 37], {}, { 'probe-delay': [15, 0], 'pre-pull': [0, 3] }],
  ['a startup probe waits as well', [deployment({ startupProbe: { initialDelaySeconds: 40 } })], [0, 5], [1, 2], [41, 47]],
])('%s', (...[, manifests, prepare, start, total, levers, advice, profile]) => {
  const [found] = startsOf(manifests, profile);
  const { phases } = found;
  expect([phases.prepare.time, phases.start.time, phases.ready.time, found.total].map(pair)).toEqual([prepare, start, [5, 30], total]);
  if (levers) expect(Object.fromEntries(found.levers.map(({ lever, saves }) => [lever, pair(saves)]))).toEqual(levers);
  if (advice) {
    expect(Object.fromEntries(found.advice.map(({ id, saves }) => [id, pair(saves)]))).toEqual(advice);
    expect(found.advice.map(({ id }) => id)).toEqual(Object.keys(advice));
  }
  for (const { saves, total: then } of found.advice) {
    if (!found.handOver) expect([then.min + saves.min, then.max + saves.max]).toEqual(pair(found.total));
  }
  const saved = found.levers.reduce((sum, { saves: { min, max } }) => [sum[0] + min, sum[1] + max], [0, 0]);
  expect([found.total.min + saved[0], found.total.max + saved[1]]).toEqual(pair(found.cold));
});

const annotated = template(golden, { annotations: { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' }, ...onFast });
test.each<[title: string, manifests: Json[], handOver?: [state: string, field: string, time: number[]], advice?: Json]>([
  ['a VM that runs', [own(golden)]],
  ['a VM that is halted', [vm([ownVolume], { spec: { ...template(golden), runStrategy: 'Halted' } })], ['stopped', 'spec.runStrategy', [25, 75]]],
  ['one that is not running', [vm([], { spec: { runStrategy: undefined, running: false } })], ['stopped', 'spec.running', [25, 75]]],
  ['one whose image is on no node', [vm([containerDisk()], { spec: { runStrategy: 'Manual' } })], ['stopped', 'spec.runStrategy', [55, 255]]],
  ['one whose disk waits for its first start', [vm([ownVolume], { spec: { ...template(golden, onFast), runStrategy: 'Manual' } }), waiting],
    ['stopped', 'spec.runStrategy', [34, 129]], { 'filled-ahead': [9, 54], 'pinning': [4, 9] }],
  ['one whose disk is bound at once', [vm([ownVolume], { spec: { ...annotated, runStrategy: 'Manual' } }), waiting], ['stopped', 'spec.runStrategy', [25, 75]], { pinning: [4, 9] }],
  ['one whose disks are made when it starts',
    [vm([ownVolume], { spec: { ...template(golden), runStrategy: 'Halted' }, annotations: { 'kubevirt.io/immediate-data-volume-creation': 'false' } })],
    ['stopped', 'spec.runStrategy', [34, 129]], { 'filled-ahead': [9, 54], 'pinning': [4, 9] }],
  ['a pool that runs', [pool(own(golden))], ['running', 'spec.virtualMachineTemplate.spec.runStrategy', [0, 0]], { pinning: [4, 9] }],
  ['a pool that waits stopped', [pool(vm([ownVolume], { spec: { ...template(golden), runStrategy: 'Manual' } }))],
    ['stopped', 'spec.virtualMachineTemplate.spec.runStrategy', [25, 75]], { 'running-pool': [25, 75], 'pinning': [4, 9] }],
  ['a pool that waits paused', [pool(vm([containerDisk()], { guest: { startStrategy: 'Paused' } }))],
    ['paused', 'spec.virtualMachineTemplate.spec.template.spec.startStrategy', [5, 75]], { 'pre-pull': [18, 108], 'running-pool': [5, 75], 'pinning': [4, 9] }],
])('what waits: %s', (...[, manifests, handOver, advice]) => {
  const [found] = startsOf(manifests);
  expect(found.handOver && [found.handOver.state, found.handOver.field, pair(found.handOver.time)]).toEqual(handOver);
  if (advice) expect(Object.fromEntries(found.advice.map(({ id, saves }) => [id, pair(saves)]))).toEqual(advice);
});

const cloudInit = (userData: string) => [{ name: 'init', cloudInitNoCloud: { userData } }];
test.each<[title: string, guest: Json, volumes: Json[], notes: [phase: string, field: string][]]>([
  ['nothing', {}, cloudInit('#cloud-config\nhostname: a\n'), []],
  ['packages', {}, cloudInit('#cloud-config\npackages: [nginx, curl]\n'), [['ready', 'volumes[0].cloudInitNoCloud.userData']]],
  ['an upgrade', {}, cloudInit('#cloud-config\npackage_upgrade: true\n'), [['ready', 'volumes[0].cloudInitNoCloud.userData']]],
  ['an installation', {}, cloudInit('#cloud-config\nautoinstall: { version: 1 }\n'), [['ready', 'volumes[0].cloudInitNoCloud.userData']]],
  ['a script', {}, cloudInit('#!/bin/sh\npackages: [nginx]\n'), []],
  ['huge pages', { domain: { memory: { guest: '1Gi', hugepages: { pageSize: '2Mi' } } } }, [], [['start', 'domain.memory.hugepages']]],
  ['a device of the node', { domain: { devices: { gpus: [{ name: 'g', deviceName: 'x/y' }] } } }, [], [['start', 'domain.devices']]],
  ['a boot over the network',
    { domain: { devices: { interfaces: [{ name: 'n', masquerade: {}, bootOrder: 1 }] } }, networks: [{ name: 'n', pod: {} }] }, [], [['ready', 'domain.devices.interfaces[0].bootOrder']]],
  ['a CD-ROM', { domain: { devices: { disks: [{ name: 'root', cdrom: {} }] } } }, [containerDisk()], [['ready', 'domain.devices.disks[0]']]],
  ['a CD-ROM that is not booted from', { domain: { devices: { disks: [{ name: 'root', cdrom: {} }, { name: 'b', disk: {}, bootOrder: 1 }] } } }, [containerDisk()], []],
])('what the model has no figure for: %s', (_, guest, volumes, notes) => {
  const [found] = startsOf([vm(volumes, { guest })]);
  expect(found.notes.map(({ phase, field }) => [phase, field])).toEqual(notes.map(([phase, field]) => [phase, `spec.template.spec.${field}`]));
});

test('the reasons are sentences, the slowest disk first', () => {
  const [{ phases, levers }] = startsOf([
    vm([ownVolume, containerDisk({ image: 'tools:1' })], { spec: template(golden), guest: pinned }), daemonSet(['tools:1'], { nodeSelector: { a: 'b' } }),
  ]);
  expect(phases.prepare.why).toEqual([
    'The node pulls the container disk tools:1; DaemonSet prepull does not pull on all nodes that it may start on. 30–180 s.',
    'Claim root is cloned from DataSource ubuntu. 9–54 s.',
  ]);
  expect(phases.start.why).toEqual(['QEMU and firmware start: 20–45 s.', 'CPUs of its own: 20 % less.']);
  expect(phases.ready.why).toEqual(['The guest boots and its application answers.']);
  expect(levers.map(({ lever, field }) => [lever, field])).toEqual([['snapshot', 'spec.template.spec.volumes[0]'], ['pinning', 'spec.template.spec.domain.cpu.dedicatedCpuPlacement']]);
});

test('an autoscaler decides how many there are, and what others made is not counted', () => {
  const scaler = object('autoscaling/v2', 'HorizontalPodAutoscaler', 'api', { spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' }, minReplicas: 4, maxReplicas: 9 } });
  const made = { ...object('v1', 'Pod', 'api-1', { spec: { containers: [] } }), metadata: { name: 'api-1', namespace: 'shop', ownerReferences: [{ kind: 'ReplicaSet', name: 'api' }] } };
  const found = startsOf([deployment({}), scaler, made, pool(own(golden)), replicaSet(vm([]))]);
  expect(found.map(({ manifest: { kind }, instances, isGuest }) => [kind, instances, isGuest])).toEqual([
    ['Deployment', 4, false], ['VirtualMachinePool', 3, true], ['VirtualMachineInstanceReplicaSet', 2, true],
  ]);
});
