import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { dataVolume } from '../volume-table';
import { appTable, machine, object } from '../workload-table';

says({ 'imported-claim/requires-data-volume': { level: FindingLevel.ADVISED, allowed: 'a DataVolume, or a claim that is ready' } });

const rule = 'imported-claim/requires-data-volume';
const field = 'spec.template.spec.volumes[0].persistentVolumeClaim.claimName';
const vm = machine({ volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'c' } }] });
const annotated = (...keys: string[]) => ({ annotations: Object.fromEntries(keys.map((key) => [`cdi.kubevirt.io/storage.${key}`, 'a'])) });
const claim = (metadata: Json) => object('v1', 'PersistentVolumeClaim', 'c', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } }, metadata);

appTable('imported-claim', [
  ['a claim without annotations', [vm, claim({})]],
  ['a claim with others', [vm, claim(annotated('bind.immediate.requested'))]],
  ['a claim that no VM uses', [claim(annotated('import.endpoint'))]],
  ['a claim of another namespace', [vm, claim({ ...annotated('import.endpoint'), namespace: 'y' })]],
  ['a claim that a DataVolume populated', [vm, claim(annotated('import.endpoint', 'populatedFor'))]],
  ['a claim that a DataVolume adopts', [vm, claim(annotated('import.endpoint')), dataVolume({}, { name: 'c' })]],
  ['a DataVolume', [machine({ volumes: [{ name: 'd', dataVolume: { name: 'c' } }] }), claim(annotated('import.endpoint'))]],
  ...['import.endpoint', 'import.source', 'clone.request', 'upload.target'].map((key): [string, Json[], [string, string, string]] => (
    [key, [vm, claim(annotated(key))], [rule, field, `c, a claim with annotations[cdi.kubevirt.io/storage.${key}]`]]
  )),
]);
