import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, pool, says } from '../judge';
import { dataVolume, from, importCron } from '../volume-table';
import { appTable, machine, namespace, object } from '../workload-table';

says({
  'reference/requires-target': {
    level: FindingLevel.ADVISED,
    allowed: [
      'a ConfigMap of namespace x that the app makes',
      'a DataSource of namespace x that the app makes',
      'a NetworkAttachmentDefinition of namespace x that the app makes',
      'a PersistentVolumeClaim of namespace x that the app makes',
      'a Secret of namespace x that the app makes',
      'a ServiceAccount of namespace x that the app makes',
      'a VirtualMachineInstancetype of namespace x that the app makes',
      'a VirtualMachinePreference of namespace x that the app makes',
    ],
  },
  'data-volume-template/is-referred-to': {
    allowed: 'the name that a dataVolume or persistentVolumeClaim volume refers to',
    reported: 'spec.dataVolumeTemplate[0]',
  },
  'data-volume/has-size': { level: FindingLevel.ADVISED, allowed: 'a size such as 30Gi' },
  'object/is-unique': { allowed: 'a name that no other VirtualMachine in namespace x has' },
  'registry-source/gives-node-its-credentials': { level: FindingLevel.ADVISED, allowed: 'nothing with pullMethod: node' },
});

const x = namespace('x');
const on = (volume: object) => machine({ volumes: [{ name: 'root', ...volume }] });
const claim = on({ persistentVolumeClaim: { claimName: 'c' } });
const secret = on({ cloudInitNoCloud: { secretRef: { name: 's' } } });
const nic = (networkName: string) => machine({
  domain: { devices: { interfaces: [{ name: 'lan', bridge: {} }] } }, networks: [{ name: 'lan', multus: { networkName } }],
});
const runners = (nameGeneration: object) => merged(pool({ volumes: [{ name: 'ci', cloudInitNoCloud: { secretRef: { name: 's' } } }] }), {
  metadata: { namespace: 'x' }, spec: { nameGeneration },
});
const withKey = merged(pool({
  accessCredentials: [{ sshPublicKey: { source: { secret: { secretName: 'k' } }, propagationMethod: { noCloud: {} } } }],
  domain: { devices: { disks: [{ name: 'ci', disk: { bus: 'virtio' } }] } },
  volumes: [{ name: 'ci', cloudInitNoCloud: { userData: 'a' } }],
}), { metadata: { namespace: 'x' } });
const sized = (matcher: object) => merged(machine({ domain: { memory: undefined } }), { spec: { instancetype: { name: 'small', ...matcher } } });
const instancetype = object('instancetype.kubevirt.io/v1beta1', 'VirtualMachineInstancetype', 'small', { cpu: { guest: 1 }, memory: { guest: '1Gi' } });
const found = (field: string, got: string, path = 'spec.template.spec'): [string, string, string] => ['reference/requires-target', `${path}.${field}`, got];
const CLAIM = 'volumes[0].persistentVolumeClaim.claimName';
const ref = (where?: string) => dataVolume({ source: undefined, sourceRef: { kind: 'DataSource', name: 'd', namespace: where } });

describe('in a namespace that the app does not make', () => {
  appTable('reference', [['nothing is known', [claim, secret, nic('n'), ref()]]]);
});

describe('in a namespace of the app', () => {
  appTable('reference', [
    ['a claim', [x, claim, object('v1', 'PersistentVolumeClaim', 'c')]],
    ['a claim that a DataVolume makes', [x, claim, dataVolume({}, { name: 'c' })]],
    ['a claim that the template of another VM makes', [x, claim, merged(machine(), {
      metadata: { name: 'other' }, spec: { dataVolumeTemplates: [{ metadata: { name: 'c' }, spec: { source: { blank: {} }, storage: {} } }] },
    })]],
    ['no claim', [x, claim], found(CLAIM, 'c')],
    ['a claim of another namespace', [x, claim, object('v1', 'PersistentVolumeClaim', 'c', {}, { namespace: 'y' })], found(CLAIM, 'c')],
    ['no DataVolume', [x, on({ dataVolume: { name: 'a' } })], found('volumes[0].dataVolume.name', 'a')],
    ['a Secret', [x, secret, object('v1', 'Secret', 's')]],
    ['a Secret that an operator makes', [x, secret, object('external-secrets.io/v1', 'ExternalSecret', 'e', { target: { name: 's' } })]],
    ['no Secret', [x, secret], found('volumes[0].cloudInitNoCloud.secretRef.name', 's')],
    ['an optional ConfigMap', [x, on({ configMap: { name: 'm', optional: true } })]],
    ['no ConfigMap', [x, on({ configMap: { name: 'm' } })], found('volumes[0].configMap.name', 'm')],
    ['the service account of every namespace', [x, machine({ serviceAccountName: 'default' })]],
    ['no service account', [x, machine({ serviceAccountName: 'sa' })], found('serviceAccountName', 'sa')],
    ['a network', [x, nic('n'), object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'n')]],
    ['a network that the SR-IOV operator makes', [x, nic('x/n'),
      object('sriovnetwork.openshift.io/v1', 'SriovNetwork', 'n', { resourceName: 'r', networkNamespace: 'x' }, { namespace: 'op' })]],
    ['a network of a namespace of somebody else', [x, nic('y/n')]],
    ['no network', [x, nic('n')], found('networks[0].multus.networkName', 'n')],
    ['a Secret for each VM of a pool', [x, runners({ appendIndexToSecretRefs: true }), object('v1', 'Secret', 's-0')]],
    ['one Secret for all VMs of a pool', [x, runners({}), object('v1', 'Secret', 's')]],
    ['one Secret where each VM of a pool needs one', [x, runners({ appendIndexToSecretRefs: true }), object('v1', 'Secret', 's')],
      found('volumes[0].cloudInitNoCloud.secretRef.name', 's-0', 'spec.virtualMachineTemplate.spec.template.spec')],
    ['the SSH key of a pool, to which no index is appended', [x, merged(withKey, { spec: { nameGeneration: { appendIndexToSecretRefs: true } } })],
      found('accessCredentials[0].sshPublicKey.source.secret.secretName', 'k', 'spec.virtualMachineTemplate.spec.template.spec')],
    ['an instancetype of its own', [x, sized({ kind: 'VirtualMachineInstancetype' }), instancetype]],
    ['no instancetype', [x, sized({ kind: 'VirtualMachineInstancetype' })], ['reference/requires-target', 'spec.instancetype.name', 'small']],
    ['an instancetype of the cluster', [x, sized({})]],
    ['an instancetype kept in a revision', [x, sized({ kind: 'VirtualMachineInstancetype', revisionName: 'r' })]],
    ['no preference', [x, merged(machine(), { spec: { preference: { name: 'p', kind: 'virtualmachinepreference' } } })],
      ['reference/requires-target', 'spec.preference.name', 'p']],
    ['a DataSource that a DataImportCron makes', [x, ref(), importCron({}, { namespace: 'x' })]],
    ['no DataSource', [x, ref()], ['reference/requires-target', 'spec.sourceRef.name', 'd']],
    ['a DataSource of somebody else', [x, ref('images')]],
    ['no claim behind a DataSource', [x, object('cdi.kubevirt.io/v1beta1', 'DataSource', 'd', { source: { pvc: { name: 'g', namespace: 'x' } } })],
      ['reference/requires-target', 'spec.source.pvc.name', 'g']],
    ['no Secret for an import', [x, dataVolume({ source: { http: { secretRef: 's' } } })], ['reference/requires-target', 'spec.source.http.secretRef', 's']],
    ['a Secret that the node does not read', [x, dataVolume(from({ registry: { url: 'docker://q/i', pullMethod: 'node', secretRef: 's' } }))]],
  ]);
});
