import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { dataVolume, into } from '../volume-table';
import { appTable, object } from '../workload-table';

const rule = 'volume-attributes-class/matches-storage-class';
says({ [rule]: { level: FindingLevel.UNSTARTABLE, allowed: 'one of ebs.csi.aws.com, the provisioner of fast' } });

const made = (kind: string, name: string, fields: Json) => ({ apiVersion: 'storage.k8s.io/v1', kind, metadata: { name }, ...fields });
const fast = made('StorageClass', 'fast', { provisioner: 'ebs.csi.aws.com' });
const gold = (driverName: string) => made('VolumeAttributesClass', 'gold', { driverName, parameters: { iops: '5000' } });
const spec = (fields: Json) => ({ accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...fields });
const claim = (fields: Json) => object('v1', 'PersistentVolumeClaim', 'c', spec(fields));
const both = { storageClassName: 'fast', volumeAttributesClassName: 'gold' };
const found: Verdict = [rule, 'spec.volumeAttributesClassName', 'gold of pd.csi.storage.gke.io'];

appTable('volume-attributes-class', [
  ['the driver of the class', [fast, gold('ebs.csi.aws.com'), claim(both)]],
  ['another driver', [fast, gold('pd.csi.storage.gke.io'), claim(both)], found],
  ['another driver of a DataVolume', [fast, gold('pd.csi.storage.gke.io'), dataVolume(into({ pvc: spec(both) }))],
    [rule, 'spec.pvc.volumeAttributesClassName', 'gold of pd.csi.storage.gke.io']],
  ['the default class', [
    { ...fast, metadata: { name: 'fast', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } } },
    gold('pd.csi.storage.gke.io'),
    claim({ volumeAttributesClassName: 'gold' }),
  ], found],
  ['a storage class of the cluster', [gold('pd.csi.storage.gke.io'), claim(both)]],
  ['a class of attributes of the cluster', [fast, claim(both)]],
  ['another class of attributes', [fast, gold('pd.csi.storage.gke.io'), claim({ ...both, volumeAttributesClassName: 'silver' })]],
  ['no class of attributes', [fast, gold('pd.csi.storage.gke.io'), claim({ storageClassName: 'fast' })]],
]);
