import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { dataVolume } from '../volume-table';
import { appTable, machine, namespace, object } from '../workload-table';

const rule = 'reference-name/is-possible';
const FORM = 'at most 253 lower-case letters, digits, - and ., each part starting and ending with a letter or digit';
says({ [rule]: { level: FindingLevel.UNSTARTABLE } });

const on = (volume: object) => machine({ volumes: [{ name: 'v', ...volume }] });
const of = (kind: string) => ({ allowed: `the name of a ${kind}: ${FORM}` });

appTable('reference-name', [
  ['a name', [on({ persistentVolumeClaim: { claimName: 'a.b-1' } })]],
  ['a network of another namespace', [machine({ domain: { devices: { interfaces: [{ name: 'n', bridge: {} }] } }, networks: [{ name: 'n', multus: { networkName: 'y/lan' } }] })]],
  ['a disk of another namespace', [on({ dataVolume: { name: 'images/root' } })],
    [rule, 'spec.template.spec.volumes[0].dataVolume.name', 'images/root', of('PersistentVolumeClaim')]],
  ['a claim in a namespace of the app, once', [namespace('x'), on({ persistentVolumeClaim: { claimName: 'My_Claim' } })],
    [rule, 'spec.template.spec.volumes[0].persistentVolumeClaim.claimName', 'My_Claim', of('PersistentVolumeClaim')]],
  ['a pull Secret, without which an image may be pulled', [on({ containerDisk: { image: 'a.b/c:1', imagePullSecret: 'A b' } })]],
  ['a Secret', [on({ cloudInitNoCloud: { secretRef: { name: 'x/seed' } } })], [rule, 'spec.template.spec.volumes[0].cloudInitNoCloud.secretRef.name', 'x/seed', of('Secret')]],
  ['the DataSource of an import', [dataVolume({ source: undefined, sourceRef: { kind: 'DataSource', name: 'images/fedora' } })], [rule, 'spec.sourceRef.name', 'images/fedora', of('DataSource')]],
  ['the token of an export', [object('export.kubevirt.io/v1', 'VirtualMachineExport', 'e', { tokenSecretRef: 'Bad Name', source: { apiGroup: '', kind: 'PersistentVolumeClaim', name: 'a' } })]],
]);
