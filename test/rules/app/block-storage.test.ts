import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { into, dataVolume } from '../volume-table';
import { appTable, object } from '../workload-table';

const rule = 'block-storage/requires-block-to-share';
const [migratable, notMigratable] = ['block-storage/requires-migratable-longhorn', 'block-storage/avoids-migratable-file-system'];
says({
  [rule]: { level: FindingLevel.UNSTARTABLE, allowed: 'ReadWriteMany with volumeMode: Block, or ReadWriteOnce' },
  [migratable]: { level: FindingLevel.UNSTARTABLE, allowed: 'a class with migratable: "true", or ReadWriteOnce' },
  [notMigratable]: { level: FindingLevel.ADVISED, allowed: 'ReadWriteMany with volumeMode: Block, or a class without migratable' },
});

const storageClass = (provisioner: string, parameters?: object) => ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 's' }, provisioner, parameters });
const rbd = storageClass('rook-ceph.rbd.csi.ceph.com');
const spec = (more: object = {}) => ({ storageClassName: 's', accessModes: ['ReadWriteMany'], resources: { requests: { storage: '1Gi' } }, ...more });
const claim = (more?: object) => object('v1', 'PersistentVolumeClaim', 'c', spec(more));
const got = 'ReadWriteMany with a file system of rook-ceph.rbd.csi.ceph.com';

describe(rule, () => appTable('block-storage', [
  ['a class that is not known', [claim()]],
  ['a file system that is shared', [storageClass('rook-ceph.cephfs.csi.ceph.com'), claim()]],
  ['a device', [rbd, claim({ volumeMode: 'Block' })]],
  ['one node', [rbd, claim({ accessModes: ['ReadWriteOnce'] })]],
  ['a volume that is there', [rbd, claim({ volumeName: 'p' })]],
  ['modes that CDI chooses', [rbd, dataVolume(into({ storage: spec() }))]],
  ['a claim', [rbd, claim()], [rule, 'spec.accessModes[0]', got]],
  ['of a DataVolume', [rbd, dataVolume(into({ pvc: spec() }))], [rule, 'spec.pvc.accessModes[0]', got]],
  ['as it says', [rbd, dataVolume(into({ storage: spec({ volumeMode: 'Filesystem' }) }))], [rule, 'spec.storage.accessModes[0]', got]],
  ['of AWS', [storageClass('ebs.csi.aws.com'), claim()], [rule, 'spec.accessModes[0]', 'ReadWriteMany with a file system of ebs.csi.aws.com']],
]));

describe('Longhorn', () => {
  const longhorn = (parameters?: object) => storageClass('driver.longhorn.io', parameters);
  const block = claim({ volumeMode: 'Block' });
  const [device, files] = ['ReadWriteMany with volumeMode: Block of class s', 'ReadWriteMany with a file system of class s, which is migratable'];
  appTable('block-storage', [
    ['a device that migrates', [longhorn({ migratable: 'true' }), block]],
    ['a device that migrates, as Go reads it', [longhorn({ migratable: '1' }), block]],
    ['a device of one node', [longhorn(), claim({ volumeMode: 'Block', accessModes: ['ReadWriteOnce'] })]],
    ['a file system that is shared by NFS', [longhorn({ migratable: 'false' }), claim()]],
    ['modes that CDI chooses', [longhorn({ migratable: 'true' }), dataVolume(into({ storage: spec() }))]],
    ['a device of another provisioner', [storageClass('csi.example.com'), block]],
    ['a device', [longhorn(), block], [migratable, 'spec.accessModes[0]', device]],
    ['a device that does not migrate', [longhorn({ migratable: 'false' }), block], [migratable, 'spec.accessModes[0]', device]],
    ['a file system that migrates', [longhorn({ migratable: 'true' }), claim()], [notMigratable, 'spec.accessModes[0]', files]],
    ['of a DataVolume', [longhorn({ migratable: 'true' }), dataVolume(into({ pvc: spec() }))], [notMigratable, 'spec.pvc.accessModes[0]', files]],
  ]);
});
