import { admit } from '../../../src/admission/admission';
import { instance, merged, pool, replicaSet, virtualMachine } from '../judge';
import type { Json } from '../judge';

const GUEST = 'spec.template.spec';
const IN_POOL = 'spec.virtualMachineTemplate.spec.template.spec';
const pods = { domain: { devices: { interfaces: [{ name: 'default', masquerade: {} }] } }, networks: [{ name: 'default', pod: {} }] };
const probe = { ...pods, readinessProbe: { httpGet: { port: 80, scheme: 'http' } } };
const ZONE = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' };
const spread = (constraint: Json) => ({ topologySpreadConstraints: [{ ...ZONE, labelSelector: {}, ...constraint }] });
const toleration = (words: Json) => ({ tolerations: [words] });
const disk = { volumes: [{ name: 'a', containerDisk: { image: 'i:1', imagePullPolicy: 'always' } }] };
const kernel = { domain: { firmware: { kernelBoot: { container: { image: 'i:1', kernelPath: '/k', imagePullPolicy: 'always' } } } } };
const REQUEST = { resources: { requests: { storage: '1Gi' } } };
const templates = (storage: Json) => ({ dataVolumeTemplates: [{ metadata: { name: 'd' }, spec: { source: { blank: {} }, storage: { ...REQUEST, ...storage } } }] });
const use = { volumes: [{ name: 'd', dataVolume: { name: 'd' } }] };
const strategy = (selectors: Json) => merged(pool(), { spec: { scaleInStrategy: { proactive: { selectionPolicy: { selectors } } } } });
const claim = (volumeMode: string, labels?: Json) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 't', labels },
  spec: { volumeMode, ...REQUEST },
});
const dataVolume = { source: { blank: {} }, storage: { ...REQUEST, volumeMode: 'Raw' } };
const RENDERED = { 'cdi.kubevirt.io/applyStorageProfile': 'true' };

/** Verdicts of KubeVirt v1.9.0's own code, and of CDI v1.66.0. */
test.each<[string, Json, ...string[]]>([
  ['a scheme in a VM', virtualMachine(probe), `rejected ${GUEST}.readinessProbe.httpGet.scheme`],
  ['a scheme in a replica set', replicaSet(probe), `rejected ${GUEST}.readinessProbe.httpGet.scheme`],
  ['a scheme in a pool', pool(probe), `unstartable ${IN_POOL}.readinessProbe.httpGet.scheme`],
  ['the operator of a toleration in a VM', virtualMachine(toleration({ operator: 'In' })), `rejected ${GUEST}.tolerations[0].operator`],
  ['the operator of a toleration in a pool', pool(toleration({ operator: 'In' })), `unstartable ${IN_POOL}.tolerations[0].operator`],
  ['the effect of a toleration in a pool', pool(toleration({ effect: 'Go' })), `unstartable ${IN_POOL}.tolerations[0].effect`],
  ['a taint policy in a pool', pool(spread({ nodeTaintsPolicy: '' })), `unstartable ${IN_POOL}.topologySpreadConstraints[0].nodeTaintsPolicy`],
  ['an affinity policy in a pool', pool(spread({ nodeAffinityPolicy: 'x' })), `unstartable ${IN_POOL}.topologySpreadConstraints[0].nodeAffinityPolicy`],
  ['an answer in a pool', pool(spread({ whenUnsatisfiable: 'x' })), `rejected ${IN_POOL}.topologySpreadConstraints[0].whenUnsatisfiable`],
  ['a DNS policy in a pool', pool({ dnsPolicy: 'x' }), `rejected ${IN_POOL}.dnsPolicy`],
  ['the pull policy of a disk in a pool', pool(disk), `unstartable ${IN_POOL}.volumes[0].containerDisk.imagePullPolicy`],
  ['the pull policy of a kernel in a pool', pool(kernel), `unstartable ${IN_POOL}.domain.firmware.kernelBoot.container.imagePullPolicy`],
  ['an access mode in a VM', merged(virtualMachine(use), { spec: templates({ accessModes: ['RWO'] }) }),
    'rejected spec.dataVolumeTemplates[0].spec.storage.accessModes[0]'],
  ['an access mode in a pool', merged(pool(use), { spec: { virtualMachineTemplate: { spec: templates({ accessModes: ['RWO'] }) } } }),
    'unstartable spec.virtualMachineTemplate.spec.dataVolumeTemplates[0].spec.storage.accessModes[0]'],
  ['a volume mode in a pool', merged(pool(use), { spec: { virtualMachineTemplate: { spec: templates({ volumeMode: 'Raw' }) } } }),
    'unstartable spec.virtualMachineTemplate.spec.dataVolumeTemplates[0].spec.storage.volumeMode'],
  ['how a pool selects by nodes', strategy({ nodeSelectorRequirementMatcher: [{ key: 'a', operator: 'in', values: ['b'] }] }),
    'advised spec.scaleInStrategy.proactive.selectionPolicy.selectors.nodeSelectorRequirementMatcher[0].operator'],
  ['the volume mode of a DataVolume', { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', metadata: { name: 't' }, spec: dataVolume },
    'unstartable spec.storage.volumeMode'],
  ['the volume mode of a claim', claim('FromStorageProfile'), 'rejected spec.accessModes', 'rejected spec.volumeMode'],
  ['the volume mode of a claim that CDI completes', claim('FromStorageProfile', RENDERED)],
  ['another volume mode of a claim that CDI completes', claim('Raw', RENDERED), 'rejected spec.volumeMode'],
])('a word that is not known: %s', (_, manifest, ...expected) => {
  expect(admit([{ manifest }]).map(({ level, field }) => `${level} ${field}`)).toEqual(expected);
});

/** KubeVirt v1.9.0: the VM's namespace is meant, `pkg/storage/types/dv.go`. Nothing writes a pool or a DataVolume anew. */
test.each(['pvc', 'snapshot'])('a template of a VM may leave out the namespace of the %s that it clones', (kind) => {
  const spec = { source: { [kind]: { name: 'golden' } }, storage: REQUEST };
  const cloning = { dataVolumeTemplates: [{ metadata: { name: 'd' }, spec }] };
  const required = (manifest: Json) => admit([{ manifest }]).filter(({ rule }) => rule === 'schema/requires-field').map(({ field }) => field);
  expect(required(merged(virtualMachine(use), { spec: cloning }))).toEqual([]);
  expect(required(merged(pool(use), { spec: { virtualMachineTemplate: { spec: cloning } } })))
    .toEqual([`spec.virtualMachineTemplate.spec.dataVolumeTemplates[0].spec.source.${kind}.namespace`]);
  expect(required({ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', metadata: { name: 't' }, spec })).toEqual([`spec.source.${kind}.namespace`]);
});

/** Asked of KubeVirt v1.9.0 (conformance/): its mutating webhook writes VMs and VMIs anew, with "" for a text that is missing, and no other kind. */
describe('a required text that is missing', () => {
  const volume = (source: Json) => ({ volumes: [{ name: 'v', ...source }] });
  const device = (devices: Json) => ({ domain: { devices } });
  const nic = (more: Json) => device({ interfaces: [{ name: 'default', ...more }] });
  const header = (more: Json) => ({ livenessProbe: { httpGet: { port: 80, httpHeaders: [more] } } });
  const credential = (type: string, method: string) => (
    { accessCredentials: [{ [type]: { source: { secret: {} }, propagationMethod: { [method]: {} } } }] }
  );
  const isMissing = ({ rule }: { readonly rule: string }) => rule === 'schema/requires-field';
  const found = (manifest: Json) => admit([{ manifest }]).filter(isMissing).map(({ level, field }) => `${level} ${field}`);

  test.each<[string, Json, string]>([
    ['unstartable', volume({ persistentVolumeClaim: {} }), 'volumes[0].persistentVolumeClaim.claimName'],
    ['unstartable', volume({ ephemeral: { persistentVolumeClaim: {} } }), 'volumes[0].ephemeral.persistentVolumeClaim.claimName'],
    ['unstartable', volume({ memoryDump: {} }), 'volumes[0].memoryDump.claimName'],
    ['unstartable', volume({ containerDisk: {} }), 'volumes[0].containerDisk.image'],
    ['unstartable', volume({ downwardAPI: { fields: [{ fieldRef: { fieldPath: 'metadata.labels' } }] } }), 'volumes[0].downwardAPI.fields[0].path'],
    ['unstartable', volume({ downwardAPI: { fields: [{ path: 'p', fieldRef: {} }] } }), 'volumes[0].downwardAPI.fields[0].fieldRef.fieldPath'],
    ['unstartable', volume({ downwardAPI: { fields: [{ path: 'p', resourceFieldRef: {} }] } }),
      'volumes[0].downwardAPI.fields[0].resourceFieldRef.resource'],
    ['rejected', volume({ dataVolume: {} }), 'volumes[0].dataVolume.name'],
    ['rejected', volume({ hostDisk: { path: '/x' } }), 'volumes[0].hostDisk.type'],
    ['unstartable', { domain: { cpu: { features: [{}] } } }, 'domain.cpu.features[0].name'],
    ['unstartable', device({ filesystems: [{ virtiofs: {} }] }), 'domain.devices.filesystems[0].name'],
    ['unstartable', nic({ binding: {} }), 'domain.devices.interfaces[0].binding.name'],
    ['rejected', nic({ masquerade: {}, ports: [{}] }), 'domain.devices.interfaces[0].ports[0].port'],
    ['unstartable', credential('sshPublicKey', 'noCloud'), 'accessCredentials[0].sshPublicKey.source.secret.secretName'],
    ['unstartable', credential('userPassword', 'qemuGuestAgent'), 'accessCredentials[0].userPassword.source.secret.secretName'],
    ['unstartable', header({ value: 'x' }), 'livenessProbe.httpGet.httpHeaders[0].name'],
    ['advised', header({ name: 'x' }), 'livenessProbe.httpGet.httpHeaders[0].value'],
    ['advised', device({ gpus: [{ deviceName: 'a.b/c' }] }), 'domain.devices.gpus[0].name'],
    ['advised', device({ hostDevices: [{ deviceName: 'a.b/c' }] }), 'domain.devices.hostDevices[0].name'],
    ['advised', device({ inputs: [{ type: 'tablet' }] }), 'domain.devices.inputs[0].name'],
    ['advised', device({ watchdog: { i6300esb: {} } }), 'domain.devices.watchdog.name'],
    ['advised', nic({ masquerade: {}, dhcpOptions: { privateOptions: [{ option: 240 }] } }), 'domain.devices.interfaces[0].dhcpOptions.privateOptions[0].value'],
  ])('%s: %j', (level, guest, field) => {
    expect(found(virtualMachine(guest))).toEqual([`${level} spec.template.spec.${field}`]);
    expect(found(instance(guest))).toEqual([`${level} spec.${field}`]);
    expect(found(replicaSet(guest))).toEqual([`rejected spec.template.spec.${field}`]);
    expect(found(pool(guest))).toEqual([`rejected spec.virtualMachineTemplate.spec.template.spec.${field}`]);
  });

  test('the type of an input device becomes tablet in a VMI, and is refused in a VM', () => {
    const guest = device({ inputs: [{ name: 'i' }] });
    expect(found(instance(guest))).toEqual(['advised spec.domain.devices.inputs[0].type']);
    expect(found(virtualMachine(guest))).toEqual(['rejected spec.template.spec.domain.devices.inputs[0].type']);
  });

  test.each<[string, Json, string]>([
    ...['http', 'gcs', 's3'].map((source): [string, Json, string] => ['unstartable', { source: { [source]: {} } }, `source.${source}.url`]),
    ['unstartable', { source: { imageio: { diskId: 'd' } } }, 'source.imageio.url'],
    ['unstartable', { source: { imageio: { url: 'https://a/b' } } }, 'source.imageio.diskId'],
    ['unstartable', { source: { pvc: { namespace: 'a' } } }, 'source.pvc.name'],
    ['unstartable', { source: { snapshot: { namespace: 'a' } } }, 'source.snapshot.name'],
    ['unstartable', { sourceRef: { name: 'a' } }, 'sourceRef.kind'],
    ['unstartable', { sourceRef: { kind: 'DataSource' } }, 'sourceRef.name'],
    ['unstartable', { storage: { dataSourceRef: { name: 'a' } } }, 'storage.dataSourceRef.kind'],
    ['unstartable', { pvc: { selector: { matchExpressions: [{ operator: 'Exists' }] } } }, 'pvc.selector.matchExpressions[0].key'],
    ['unstartable', { pvc: { selector: { matchExpressions: [{ key: 'a' }] } } }, 'pvc.selector.matchExpressions[0].operator'],
    ['advised', { source: { blank: {} }, checkpoints: [{ current: 'a' }] }, 'checkpoints[0].previous'],
    ['advised', { source: { blank: {} }, checkpoints: [{ previous: 'a' }] }, 'checkpoints[0].current'],
  ])('%s in a template: %j', (level, spec, field) => {
    const manifest = merged(virtualMachine(), { spec: { dataVolumeTemplates: [{ metadata: { name: 'd' }, spec }] } });
    expect(found(manifest)).toEqual([`${level} spec.dataVolumeTemplates[0].spec.${field}`]);
  });

  test('an object that it does not hurt is judged by the rules, as the webhook writes it', () => {
    const manifest = virtualMachine(device({ gpus: [{ deviceName: 'a.b/c' }], interfaces: [{ name: 'lan', masquerade: {} }] }));
    expect(admit([{ manifest }]).map(({ level, rule, field }) => `${level} ${rule} ${field}`)).toEqual([
      'advised schema/requires-field spec.template.spec.domain.devices.gpus[0].name',
      'rejected interface/references-network spec.template.spec.domain.devices.interfaces[0].name',
    ]);
  });
});
