import * as kplus from 'cdk8s-plus-28';
import { SealedSecret } from '../../../src';
import { manifest, refused } from '../refused';

/** The chart has a namespace, which a class does not. */
const IN_NAMESPACE = 'advised metadata/fits-scope metadata.namespace: apps';
const SEALED = { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret' };

refused({
  '03-storage/R41': [(chart) => {
    manifest(chart, {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data', annotations: { 'storage.kubernetes.io/encryption': 'true' } },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    });
  }, 'advised claim-annotation/avoids-encryption metadata.annotations[storage.kubernetes.io/encryption]: true'],
  '03-storage/R42': [(chart) => {
    new kplus.Secret(chart, 'key', { metadata: { name: 'key' }, stringData: { password: 'correct horse battery staple' } });
  }, 'advised secret/avoids-plain-text stringData.password: password (not shown)'],
  '03-storage/R43': [(chart) => {
    new SealedSecret(chart, 'key', { encryptedData: {} });
  }, '[apps/key] encryptedData: got {}'],
  '03-storage/R43, clear text': [(chart) => {
    new SealedSecret(chart, 'key', { encryptedData: { password: 'correct horse' } });
  }, '[apps/key] encryptedData.password: got "13 characters (not shown)"'],
  '03-storage/R43, by hand': [(chart) => {
    manifest(chart, { ...SEALED, spec: { template: { type: 'Opaque' }, stringData: { a: 'b' } } });
  }, 'rejected schema/requires-field spec.encryptedData: undefined', 'rejected schema/has-known-field spec.stringData: {"a":"b"}'],
  '03-storage/R44': [(chart) => {
    manifest(chart, { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', provisioner: 'rook-ceph.rbd.csi.ceph.com', parameters: { encrypted: true } });
  }, IN_NAMESPACE, 'rejected schema/has-valid-type parameters.encrypted: boolean true'],
});
