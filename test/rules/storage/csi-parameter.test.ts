import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable } from '../workload-table';

const [known, both] = ['csi-parameter/is-known', 'csi-parameter/requires-name-and-namespace'];
says({ [known]: { level: FindingLevel.UNSTARTABLE }, [both]: { level: FindingLevel.UNSTARTABLE } });

const storageClass = (parameters: Json) => ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'c' }, provisioner: 'csi.example.com', parameters });
const snapshotClass = (parameters: Json) => ({
  apiVersion: 'snapshot.storage.k8s.io/v1', kind: 'VolumeSnapshotClass', metadata: { name: 'c' }, driver: 'csi.example.com', deletionPolicy: 'Delete', parameters,
});
const secret = (purpose: string) => ({ [`csi.storage.k8s.io/${purpose}secret-name`]: 's', [`csi.storage.k8s.io/${purpose}secret-namespace`]: 'x' });
const at = (key: string) => `parameters[csi.storage.k8s.io/${key}]`;
const unknown = (key: string, allowed: string): Verdict => [known, at(key), `csi.storage.k8s.io/${key}`, { allowed: `csi.storage.k8s.io/${allowed}` }];
const OF_SNAPSHOTS = ['snapshotter-', 'snapshotter-list-', 'group-snapshotter-', 'group-snapshotter-get-']
  .flatMap((purpose) => ['name', 'namespace'].map((key) => `csi.storage.k8s.io/${purpose}secret-${key}`)).join(', ');

appTable('csi-parameter', [
  ['parameters of a driver', [storageClass({ pool: 'rbd', clusterID: 'a', fstype: 'ext4' })]],
  ['all that the provisioner knows', [storageClass(Object.assign(
    { 'csi.storage.k8s.io/fstype': 'ext4' },
    ...['', 'provisioner-', 'controller-publish-', 'controller-expand-', 'controller-modify-', 'node-stage-', 'node-publish-', 'node-expand-'].map(secret),
  ))]],
  ['all that the snapshotter knows', [snapshotClass(Object.assign({}, ...['snapshotter-', 'snapshotter-list-', 'group-snapshotter-', 'group-snapshotter-get-'].map(secret)))]],
  ['one that is misspelt', [storageClass({ 'csi.storage.k8s.io/fsType': 'ext4' })], unknown('fsType', 'fstype')],
  ['a misspelt name, once', [storageClass({ 'csi.storage.k8s.io/node-stage-secret-nam': 's', 'csi.storage.k8s.io/node-stage-secret-namespace': 'x' })],
    unknown('node-stage-secret-nam', 'node-stage-secret-name')],
  ['what is the other\'s', [snapshotClass(secret('provisioner-'))],
    [known, at('provisioner-secret-name'), 'csi.storage.k8s.io/provisioner-secret-name', { allowed: OF_SNAPSHOTS }],
    [known, at('provisioner-secret-namespace'), 'csi.storage.k8s.io/provisioner-secret-namespace', { allowed: OF_SNAPSHOTS }]],
  ['a name without namespace', [storageClass({ 'csi.storage.k8s.io/node-stage-secret-name': 's' })], [both, at('node-stage-secret-namespace'), undefined, { allowed: 'a namespace' }]],
  ['an empty name', [snapshotClass({ ...secret('snapshotter-'), 'csi.storage.k8s.io/snapshotter-secret-name': '' })], [both, at('snapshotter-secret-name'), '', { allowed: 'a name' }]],
]);
