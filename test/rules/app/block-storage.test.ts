import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { into, dataVolume } from '../volume-table';
import { appTable, object } from '../workload-table';

const rule = 'block-storage/requires-block-to-share';
says({ [rule]: { level: FindingLevel.UNSTARTABLE, allowed: 'ReadWriteMany with volumeMode: Block, or ReadWriteOnce' } });

const storageClass = (provisioner: string) => ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 's' }, provisioner });
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
