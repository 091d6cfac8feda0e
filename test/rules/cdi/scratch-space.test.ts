import type { AdmissionProfile } from '../../../src/manifests/profile';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { dataVolume, from, importCron, withTemplate } from '../volume-table';

const RULE = 'scratch-space/fits-storage-class';
says({ [RULE]: { level: FindingLevel.UNSTARTABLE, allowed: 'scratch space on a class with volumeMode Filesystem' } });

const blocks = { name: 'blocks', isDefault: true, volumeModes: ['Block'] };
const files = { name: 'files', volumeModes: ['Filesystem', 'Block'] };
const unsaid = { name: 'unsaid' };
const image = (more: Json = {}) => from({ registry: { url: 'docker://q/i:1', ...more } });
const cdi = (scratchSpaceStorageClass: string) => ({ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'CDI', metadata: { name: 'cdi' }, spec: { config: { scratchSpaceStorageClass } } });
const on = (storageClassName: string, spec: Json) => dataVolume(merged(spec, { storage: { storageClassName } }));
const found = (name = 'blocks', field = 'spec.storage.storageClassName'): Verdict => [RULE, field, `class ${name} for scratch space, which provisions Block`];

test.each<[title: string, manifests: Json[], ...found: Verdict[]]>([
  ['an import over HTTP, which streams', [dataVolume()]],
  ['an image that the node pulls', [dataVolume(image({ pullMethod: 'node' }))]],
  ['a class with file systems', [on('files', image())]],
  ['a class of which it is not known', [on('unsaid', image())]],
  ['a class that is not known', [on('other', image())]],
  ['a scratch class with file systems', [dataVolume(image()), cdi('files')]],
  ['a scratch class that is not known', [dataVolume(image()), cdi('other')]],
  ['an image of a registry', [dataVolume(image())], found()],
  ['an image that is pulled by a pod', [dataVolume(image({ pullMethod: 'pod' }))], found()],
  ['an upload', [dataVolume(from({ upload: {} }))], found()],
  ['a scratch class with block devices', [on('files', image()), cdi('blocks')], found()],
  ['a DataImportCron', [importCron()], found('blocks', 'spec.template.spec.storage.storageClassName')],
  ['a template of a VM', [withTemplate(image())], found('blocks', 'spec.dataVolumeTemplates[0].spec.storage.storageClassName')],
])('%s', (_, manifests, ...expected) => {
  const judged = judge(manifests, { storageClasses: [blocks, files, unsaid] } as AdmissionProfile);
  expect(judged.filter(([rule]) => rule === RULE || rule === 'rule/failed')).toEqual(expected);
});

test('nothing is said where no class says its volume modes', () => {
  expect(judge([dataVolume(image())], { storageClasses: [{ name: 'a', isDefault: true }] }).filter(([rule]) => rule === RULE)).toEqual([]);
});
