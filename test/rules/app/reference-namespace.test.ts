import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { dataVolume } from '../volume-table';
import { appTable, machine, namespace, object } from '../workload-table';

const rule = 'reference-namespace/matches-target';
says({ [rule]: { level: FindingLevel.ADVISED } });

const attached = (networkName: string) => machine({
  domain: { devices: { interfaces: [{ name: 'n', bridge: {} }] } }, networks: [{ name: 'n', multus: { networkName } }],
});
const network = (metadata: object) => object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'lan', { config: '{"type": "bridge", "bridge": "br1"}' }, metadata);
const snapshot = object('snapshot.kubevirt.io/v1beta1', 'VirtualMachineSnapshot', 's', { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'vm' } }, { namespace: 'backup' });
const taken = object('snapshot.storage.k8s.io/v1', 'VolumeSnapshot', 'v', { source: { persistentVolumeClaimName: 'a' } });
const disk = machine({ volumes: [{ name: 'v', dataVolume: { name: 'a' } }] });
const secret = machine({ volumes: [{ name: 'v', secret: { secretName: 's' } }] });
const claim = { kind: 'PersistentVolumeClaim', name: 'a' };
const filled = (source: object) => object('v1', 'PersistentVolumeClaim', 'c', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...source });
const in2 = (kind: string) => `a ${kind} of namespace`;

describe(rule, () => appTable('reference-namespace', [
  ['one of the same namespace', [attached('lan'), network({})]],
  ['one that is there', [attached('lan'), network({ name: 'other', namespace: 'y' })]],
  ['one of another, by name', [attached('y/lan'), network({ namespace: 'y' })]],
  ['one of both', [attached('lan'), network({}), network({ namespace: 'y' })]],
  ['a Secret', [secret, object('v1', 'Secret', 's', undefined, { namespace: 'y' })]],
  ['what has no namespace', [attached('lan'), network({ namespace: undefined })]],
  ['where it is missing already', [attached('lan'), network({ namespace: 'y' }), namespace('x')]],
  ['a network', [attached('lan'), network({ namespace: 'y' })],
    [rule, 'spec.template.spec.networks[0].multus.networkName', 'lan, which the app makes in namespace y only', { allowed: `${in2('NetworkAttachmentDefinition')} x` }]],
  ['a disk', [disk, dataVolume({}, { namespace: 'y' })],
    [rule, 'spec.template.spec.volumes[0].dataVolume.name', 'a, which the app makes in namespace y only', { allowed: `${in2('PersistentVolumeClaim')} x` }]],
  ['one of a namespace that is named', [attached('y/lan'), network({})]],
  ['a clone with the name of its source', [dataVolume({ source: { pvc: { name: 'a', namespace: 'y' } } })]],
  ['a claim alone', [taken, dataVolume({}, { namespace: 'y' })],
    [rule, 'spec.source.persistentVolumeClaimName', 'a, which the app makes in namespace y only', { allowed: `${in2('PersistentVolumeClaim')} x` }]],
  ['a network that two others have', [attached('lan'), network({ namespace: 'z' }), network({ namespace: 'y' })],
    [rule, 'spec.template.spec.networks[0].multus.networkName', 'lan, which the app makes in namespaces y and z only', { allowed: `${in2('NetworkAttachmentDefinition')} x` }]],
  ['one that has no namespace besides', [attached('lan'), network({ namespace: 'y' }), network({ namespace: undefined })]],
  ['the source of a claim', [filled({ dataSource: claim }), dataVolume({}, { namespace: 'y' })],
    [rule, 'spec.dataSource.name', 'a, which the app makes in namespace y only', { allowed: `${in2('PersistentVolumeClaim')} x` }]],
  ['the same in both fields, once', [filled({ dataSource: claim, dataSourceRef: claim }), dataVolume({}, { namespace: 'y' })],
    [rule, 'spec.dataSource.name', 'a, which the app makes in namespace y only', { allowed: `${in2('PersistentVolumeClaim')} x` }]],
  ['the snapshot that a claim is made from', [
    filled({ dataSourceRef: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'v' } }), { ...taken, metadata: { name: 'v', namespace: 'y' } }, dataVolume({}, { namespace: 'y' }),
  ], [rule, 'spec.dataSourceRef.name', 'v, which the app makes in namespace y only', { allowed: `${in2('VolumeSnapshot')} x` }]],
  ['a populator', [
    filled({ dataSourceRef: { apiGroup: 'cdi.kubevirt.io', kind: 'VolumeImportSource', name: 'i' } }),
    object('cdi.kubevirt.io/v1beta1', 'VolumeImportSource', 'i', { source: { blank: {} } }, { namespace: 'y' }),
  ], [rule, 'spec.dataSourceRef.name', 'i, which the app makes in namespace y only', { allowed: `${in2('VolumeImportSource')} x` }]],
  ['what a DataVolume clones', [dataVolume({ source: { pvc: { name: 'a', namespace: 'x' } } }, { name: 'b' }), dataVolume({}, { namespace: 'y' })],
    [rule, 'spec.source.pvc.name', 'a, which the app makes in namespace y only', { allowed: `${in2('PersistentVolumeClaim')} x` }]],
  ['what a DataVolume clones, where it is', [dataVolume({ source: { pvc: { name: 'a', namespace: 'y' } } }, { name: 'b' }), dataVolume({}, { namespace: 'y' })]],
  ['the source of a kind of others', [filled({ dataSourceRef: { apiGroup: 'example.com', kind: 'Populator', name: 'a' } }), dataVolume({}, { namespace: 'y' })]],
  ['a VM', [machine(), snapshot], [rule, 'spec.source.name', 'vm, which the app makes in namespace x only', { allowed: `${in2('VirtualMachine')} backup` }]],
]));
