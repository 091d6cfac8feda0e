import { Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { CloneStrategy, DataImportFormat, StorageProfile, StorageProfileProps } from '../../../src/storage';
import { newChart, object } from '../../compute/fixture';

function rendered(props: StorageProfileProps) {
  const chart = newChart();
  new StorageProfile(chart, 'fast', props);
  return chart;
}

test('in the least it is of the cluster', () => {
  expect(Testing.synth(rendered({ metadata: { name: 'csi.fast' } }))).toEqual([{
    apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'StorageProfile', metadata: { name: 'csi.fast' }, spec: {},
  }]);
});

test.each<[string, StorageProfileProps, object]>([
  ['claimPropertySets', {
    claimPropertySets: [{ accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY], volumeMode: kplus.PersistentVolumeMode.BLOCK }],
  }, { claimPropertySets: [{ accessModes: ['ReadWriteMany'], volumeMode: 'Block' }] }],
  ['cloneStrategy', { cloneStrategy: CloneStrategy.CSI_CLONE }, { cloneStrategy: 'csi-clone' }],
  ['cloneStrategy by snapshot', { cloneStrategy: CloneStrategy.SNAPSHOT }, { cloneStrategy: 'snapshot' }],
  ['cloneStrategy by copy', { cloneStrategy: CloneStrategy.COPY }, { cloneStrategy: 'copy' }],
  ['dataImportFormat', { dataImportFormat: DataImportFormat.SNAPSHOT }, { dataImportCronSourceFormat: 'snapshot' }],
  ['dataImportFormat claim', { dataImportFormat: DataImportFormat.PVC }, { dataImportCronSourceFormat: 'pvc' }],
  ['snapshotClassName', { snapshotClassName: 'rbd' }, { snapshotClass: 'rbd' }],
])('renders %s', (_, props, spec) => expect(object(rendered(props), 'StorageProfile').spec).toEqual(spec));
