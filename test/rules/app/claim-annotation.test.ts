import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { dataVolume, into } from '../volume-table';
import { appTable, object } from '../workload-table';

const rule = 'claim-annotation/avoids-encryption';
says({ [rule]: { level: FindingLevel.ADVISED, allowed: 'a StorageClass that encrypts' } });

const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const claim = (annotations: Json) => object('v1', 'PersistentVolumeClaim', 'c', spec, { annotations });

appTable('claim-annotation', [
  ['none', [claim({})]],
  ['those of CDI and Kubernetes', [claim({ 'cdi.kubevirt.io/storage.usePopulator': 'true', 'volume.kubernetes.io/selected-node': 'a' })]],
  ['encryption by a driver that knows it', [claim({ 'csi.hpe.com/hostEncryption': 'true' })]],
  ['encryption by a domain of one\'s own', [claim({ 'my-storage.kubernetes.io/encryption': 'true' })]],
  ['encryption', [claim({ 'storage.kubernetes.io/encryption': 'true' })], [rule, 'metadata.annotations[storage.kubernetes.io/encryption]', 'true']],
  ['the key of it', [claim({ 'volume.beta.kubernetes.io/diskEncryptionKey': 'k' })],
    [rule, 'metadata.annotations[volume.beta.kubernetes.io/diskEncryptionKey]', 'k']],
  ['encryption of a DataVolume', [{ ...dataVolume(into({ pvc: spec })), metadata: { name: 'd', namespace: 'x', annotations: { 'storage.kubernetes.io/encryption-key': 'k' } } }],
    [rule, 'metadata.annotations[storage.kubernetes.io/encryption-key]', 'k']],
]);
