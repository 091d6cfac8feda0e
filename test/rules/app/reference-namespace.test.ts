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
  ['a network of a namespace in which nothing is made', [attached('y/lan'), network({})],
    [rule, 'spec.template.spec.networks[0].multus.networkName', 'lan, which the app makes in namespace x only', { allowed: `${in2('NetworkAttachmentDefinition')} y` }]],
  ['a claim alone', [taken, dataVolume({}, { namespace: 'y' })],
    [rule, 'spec.source.persistentVolumeClaimName', 'a, which the app makes in namespace y only', { allowed: `${in2('PersistentVolumeClaim')} x` }]],
  ['a VM', [machine(), snapshot], [rule, 'spec.source.name', 'vm, which the app makes in namespace x only', { allowed: `${in2('VirtualMachine')} backup` }]],
]));
