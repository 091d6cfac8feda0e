import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, says } from '../judge';
import type { Json } from '../judge';
import { dataVolume, from, into, poolWithTemplate, withTemplate } from '../volume-table';
import { appTable, object } from '../workload-table';

says({ 'clone-size/fits-source': { level: FindingLevel.UNSTARTABLE, allowed: 'at least 10Gi, the size of s' } });

const rule = 'clone-size/fits-source';
const size = (storage: string) => ({ resources: { requests: { storage } } });
const cloned = { pvc: { name: 's', namespace: 'x' } };
const into10 = (spec: Json = {}) => object('v1', 'PersistentVolumeClaim', 's', { accessModes: ['ReadWriteOnce'], volumeMode: 'Block', ...size('10Gi'), ...spec });
const clone = (storage: Json, metadata: Json = {}) => dataVolume(from(cloned, { storage: { resources: undefined, ...storage } }), metadata);
const plainClone = (pvc: Json) => dataVolume(from(cloned, into({ pvc: { accessModes: ['ReadWriteOnce'], ...pvc } })));
const field = 'spec.storage.resources.requests.storage';

appTable('clone-size', [
  ['a clone of the size', [clone(size('10Gi')), into10()]],
  ['a larger clone', [clone(size('11Gi')), into10()]],
  ['a clone without a size', [clone({}), into10()]],
  ['a clone of a source that is not known', [clone(size('1Gi'))]],
  ['a source of another namespace', [clone(size('1Gi')), merged(into10(), { metadata: { namespace: 'y' } })]],
  ['a source without a size', [clone(size('1Gi')), into10({ resources: undefined })]],
  ['a clone that may be smaller', [clone(size('1Gi'), { annotations: { 'cdi.kubevirt.io/permissiveClone': 'true' } }), into10()]],
  ['what CDI rounds up', [clone(size('10239Mi')), into10()]],
  ['a clone onto a block device of a filesystem', [plainClone({ volumeMode: 'Block', ...size('9Gi') }), into10({ volumeMode: 'Filesystem' })]],
  ['a clone into another class', [plainClone({ storageClassName: 'b', ...size('9Gi') }), into10({ volumeMode: undefined, storageClassName: 'a' })]],
  ['what is no clone', [dataVolume(), into10()]],
  ['a smaller clone', [clone(size('9Gi')), into10()], [rule, field, '9Gi']],
  ['a smaller clone with pvc', [plainClone({ volumeMode: 'Block', ...size('10239Mi') }), into10()], [rule, 'spec.pvc.resources.requests.storage', '10239Mi']],
  ['a smaller filesystem of the same class', [plainClone(size('9Gi')), into10({ volumeMode: undefined })], [rule, 'spec.pvc.resources.requests.storage', '9Gi']],
  ['a much smaller one of another class', [plainClone({ storageClassName: 'b', ...size('7Gi') }), into10({ volumeMode: undefined, storageClassName: 'a' })],
    [rule, 'spec.pvc.resources.requests.storage', '7Gi']],
  ['a smaller clone of a DataVolume', [clone(size('9Gi')), dataVolume({ storage: size('10Gi') }, { name: 's' })], [rule, field, '9Gi']],
  ['the template of a VM', [merged(withTemplate(from({ pvc: { name: 's' } }, { storage: size('9Gi') })), { metadata: { namespace: 'x' } }), into10()],
    [rule, 'spec.dataVolumeTemplates[0].spec.storage.resources.requests.storage', '9Gi']],
  ['the template of a pool', [merged(poolWithTemplate(from(cloned, { storage: size('9Gi') })), { metadata: { namespace: 'x' } }), into10()],
    [rule, 'spec.virtualMachineTemplate.spec.dataVolumeTemplates[0].spec.storage.resources.requests.storage', '9Gi']],
]);
