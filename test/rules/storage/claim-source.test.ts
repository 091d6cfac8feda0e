import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { appTable, object } from '../workload-table';

const rule = 'claim-source/avoids-dropped-source';
says({ [rule]: { level: FindingLevel.ADVISED, allowed: ['snapshot.storage.k8s.io', 'the namespace of the claim', 'PersistentVolumeClaim or VolumeSnapshot; other kinds in dataSourceRef'] } });

const claim = (source: object) => object('v1', 'PersistentVolumeClaim', 'c', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...source });
const golden = { kind: 'PersistentVolumeClaim', name: 'golden' };
const populator = { apiGroup: 'cdi.kubevirt.io', kind: 'VolumeImportSource', name: 'i' };

appTable('claim-source', [
  ['nothing', [claim({})]],
  ['a claim', [claim({ dataSource: golden })]],
  ['a snapshot', [claim({ dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 's' } })]],
  ['a populator', [claim({ dataSourceRef: populator })]],
  ['a populator in both, as the API server shows it', [claim({ dataSource: populator, dataSourceRef: populator })]],
  ['a populator in the older field', [claim({ dataSource: populator })], [rule, 'spec.dataSource.kind', 'VolumeImportSource']],
  ['a snapshot without its group', [claim({ dataSource: { kind: 'VolumeSnapshot', name: 's' } })], [rule, 'spec.dataSource.apiGroup']],
  ['a claim of another namespace', [claim({ dataSourceRef: { ...golden, namespace: 'images' } })], [rule, 'spec.dataSourceRef.namespace', 'images']],
]);
