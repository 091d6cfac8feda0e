import { admit } from '../../src/admission/admission';
import { instance, merged, pool, replicaSet, virtualMachine } from '../rules/judge';
import type { Json } from '../rules/judge';

const REQUEST = { resources: { requests: { storage: '1Gi' } } };
/** An interface whose network is not there: the webhook refuses it. */
const WITHOUT_NETWORK = { domain: { devices: { interfaces: [{ name: 'lan', bridge: {} }] } } };
const UNKNOWN_NETWORK = 'rejected interface/references-network';
const IN_POOL = 'spec.virtualMachineTemplate.spec';

const found = (manifest: Json) => admit([{ manifest }]).map(({ level, rule, field }) => `${level} ${rule} ${field}`).sort();
const missing = (level: string, field: string) => `${level} schema/requires-field ${field}`;
const mistyped = (field: string) => `rejected schema/has-valid-type ${field}`;
const nic = (guest: string) => `${UNKNOWN_NETWORK} ${guest}.domain.devices.interfaces[0].name`;
const refused = (guest: Json) => merged(WITHOUT_NETWORK, guest);

const use = { volumes: [{ name: 'd', dataVolume: { name: 'd' } }] };
const template = (spec: Json) => ({ dataVolumeTemplates: [{ metadata: { name: 'd' }, spec: { storage: REQUEST, ...spec } }] });
const templated = (spec: Json) => merged(virtualMachine(refused(use)), { spec: template(spec) });
const templatedInPool = (spec: Json) => merged(pool(refused(use)), { spec: { virtualMachineTemplate: { spec: template(spec) } } });
const dataVolume = (spec: Json) => ({ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', metadata: { name: 't' }, spec: { storage: REQUEST, ...spec } });
const gpu = { domain: { devices: { gpus: [{ deviceName: 'a.b/c' }] } } };
const claim = { volumes: [{ name: 'd', persistentVolumeClaim: {} }] };
const image = { volumes: [{ name: 'd', containerDisk: {} }] };
const port = { domain: { devices: { interfaces: [{ name: 'lan', bridge: {}, ports: [{ name: 'web' }] }] } } };

/** What is missing or of the wrong type hides nothing but itself. */
test.each<[title: string, manifest: Json, ...findings: string[]]>([
  ['a URL of a template in a VM', templated({ source: { http: {} } }),
    missing('unstartable', 'spec.dataVolumeTemplates[0].spec.source.http.url'), nic('spec.template.spec')],
  ['a reference of a template in a VM', templated({ sourceRef: { kind: 'DataSource' } }),
    missing('unstartable', 'spec.dataVolumeTemplates[0].spec.sourceRef.name'), nic('spec.template.spec')],
  ['a kind in a reference of a template', templated({ sourceRef: { name: 'a' } }),
    missing('unstartable', 'spec.dataVolumeTemplates[0].spec.sourceRef.kind'), nic('spec.template.spec')],
  ['a URL of a template in a pool', templatedInPool({ source: { http: {} } }),
    missing('rejected', `${IN_POOL}.dataVolumeTemplates[0].spec.source.http.url`), nic(`${IN_POOL}.template.spec`)],
  ['a claim of a VM', virtualMachine(refused(claim)), missing('unstartable', 'spec.template.spec.volumes[0].persistentVolumeClaim.claimName'), nic('spec.template.spec')],
  ['a claim of a VMI', instance(refused(claim)), missing('unstartable', 'spec.volumes[0].persistentVolumeClaim.claimName'), nic('spec')],
  ['a claim of a replica set', replicaSet(refused(claim)), missing('rejected', 'spec.template.spec.volumes[0].persistentVolumeClaim.claimName'), nic('spec.template.spec')],
  ['a claim of a pool', pool(refused(claim)), missing('rejected', `${IN_POOL}.template.spec.volumes[0].persistentVolumeClaim.claimName`), nic(`${IN_POOL}.template.spec`)],
  ['an image of a VMI', instance(refused(image)), missing('unstartable', 'spec.volumes[0].containerDisk.image'), nic('spec')],
  ['a name that nothing needs', virtualMachine(refused(gpu)), missing('advised', 'spec.template.spec.domain.devices.gpus[0].name'), nic('spec.template.spec')],
  ['a number', virtualMachine(refused(port)), missing('rejected', 'spec.template.spec.domain.devices.interfaces[0].ports[0].port'), nic('spec.template.spec')],
  ['a URL of a DataVolume', dataVolume({ source: { http: {}, blank: {} } }), missing('rejected', 'spec.source.http.url'),
    'rejected data-volume-source/requires-one-source spec.source'],
  ['quotes around a number', virtualMachine(refused({ domain: { cpu: { cores: '2' } } })), mistyped('spec.template.spec.domain.cpu.cores'), nic('spec.template.spec')],
  ['a word for a number', virtualMachine(refused({ terminationGracePeriodSeconds: 'long' })), mistyped('spec.template.spec.terminationGracePeriodSeconds'), nic('spec.template.spec')],
  ['a text for an object', virtualMachine(refused({ domain: { memory: '1Gi' } })), mistyped('spec.template.spec.domain.memory'), nic('spec.template.spec')],
  ['an object for a list', virtualMachine(refused({ tolerations: { key: 'a' } })), mistyped('spec.template.spec.tolerations'), nic('spec.template.spec')],
  ['a text for an entry of a list', virtualMachine(refused({ tolerations: ['a'] })), mistyped('spec.template.spec.tolerations[0]'), nic('spec.template.spec')],
  ['a misplaced field that is required elsewhere', virtualMachine(refused({ volumes: [{ name: 'd', persistentVolumeClaim: {}, claimName: 'a' }] })),
    'rejected schema/has-known-field spec.template.spec.volumes[0].claimName', nic('spec.template.spec')],
])('%s', (_, manifest, ...findings) => expect(found(manifest)).toEqual([...findings].sort()));

/** What may come of it is not told: nobody knows what was meant there. */
test.each<[title: string, manifest: Json, finding: string]>([
  ['the name of a network', virtualMachine({ domain: { devices: { interfaces: [{ name: 'a', masquerade: {} }] } }, networks: [{ pod: {} }] }),
    missing('rejected', 'spec.template.spec.networks[0].name')],
  ['the name of a volume', virtualMachine({ domain: { devices: { disks: [{ name: 'a', disk: {} }] } }, volumes: [{ emptyDisk: { capacity: '1Gi' } }] }),
    missing('rejected', 'spec.template.spec.volumes[0].name')],
  ['networks by name', virtualMachine({ domain: { devices: { interfaces: [{ name: 'a', masquerade: {} }] } }, networks: { a: { pod: {} } } }),
    mistyped('spec.template.spec.networks')],
  ['memory where huge pages need some', virtualMachine({ domain: { memory: '2Gi', cpu: { cores: 2, dedicatedCpuPlacement: true, numa: { guestMappingPassthrough: {} } } } }),
    mistyped('spec.template.spec.domain.memory')],
  ['an instancetype that brings the memory', merged(virtualMachine({ domain: { memory: undefined } }), { spec: { instancetype: 'small' } }), mistyped('spec.instancetype')],
  ['labels that a pool selects by', merged(pool(), { spec: { virtualMachineTemplate: { metadata: { labels: 'app' } } } }),
    mistyped('spec.virtualMachineTemplate.metadata.labels')],
  ['dedicated CPUs that are asked for in words', virtualMachine({ domain: { cpu: { cores: 2, dedicatedCpuPlacement: 'maybe', isolateEmulatorThread: true } } }),
    mistyped('spec.template.spec.domain.cpu.dedicatedCpuPlacement')],
  ['the whole domain', virtualMachine({ domain: undefined, networks: [{ name: 'a', pod: {} }] }), missing('rejected', 'spec.template.spec.domain')],
])('one mistake is one finding: %s', (_, manifest, finding) => expect(found(manifest)).toEqual([finding]));

test('one rule that finds something in each of very many places is asked once', () => {
  const hard = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`k${i}`, '0']));
  expect(found({ apiVersion: 'v1', kind: 'ResourceQuota', metadata: [] as never, spec: { hard } })).toHaveLength(5_001);
});
