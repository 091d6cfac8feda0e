import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

const level = FindingLevel.ADVISED;
says({
  'cdi/has-known-gates': { level, allowed: 'HonorWaitForFirstConsumer, DataVolumeClaimAdoption, WebhookPvcRendering' },
  'cdi/requires-first-consumer-gate': { level, allowed: 'HonorWaitForFirstConsumer, as class local waits for its first consumer' },
  'cdi/has-valid-registries': { level, allowed: 'a host and port, without a scheme and a path' },
  'cdi/is-unique': { level: FindingLevel.UNSTARTABLE, allowed: 'one CDI CR: cdi is there' },
  'cdi/references-storage-class': { level, allowed: 'fast, local' },
});

const HONOR = 'HonorWaitForFirstConsumer';
const cdi = (config?: Json) => ({ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'CDI', metadata: { name: 'cdi' }, spec: { config } });
const storageClass = (volumeBindingMode: string) => (
  { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'local' }, provisioner: 'csi.example.com', volumeBindingMode }
);
const storageClasses = [{ name: 'fast' }, { name: 'local', waitsForFirstConsumer: true }];
const GATES = 'spec.config.featureGates';
const missing = (got: string): Verdict => ['cdi/requires-first-consumer-gate', GATES, got];

test.each<[string, Json[], object, ...Verdict[]]>([
  ['gates that CDI has', [cdi({ featureGates: [HONOR, 'DataVolumeClaimAdoption', 'WebhookPvcRendering'] })], {}],
  ['a gate that it does not have', [cdi({ featureGates: ['HotplugVolumes'] })], {}, ['cdi/has-known-gates', `${GATES}[0]`, 'HotplugVolumes']],
  ['a gate that is misspelt', [cdi({ featureGates: [HONOR, 'DataVolumeClaimAdoptions'] })], {},
    ['cdi/has-known-gates', `${GATES}[1]`, 'DataVolumeClaimAdoptions', { fix: 'Did you mean DataVolumeClaimAdoption?' }]],
  ['classes that are not known', [cdi({})], {}],
  ['a class that is bound at once', [cdi({}), storageClass('Immediate')], {}],
  ['a class that waits, and the gate', [cdi({ featureGates: [HONOR] }), storageClass('WaitForFirstConsumer')], { storageClasses }],
  ['a class that waits', [cdi({ preallocation: true }), storageClass('WaitForFirstConsumer')], {}, missing('nothing')],
  ['a class of the Platform that waits', [cdi(undefined)], { storageClasses }, missing('nothing')],
  ['an insecure registry', [cdi({ featureGates: [HONOR], insecureRegistries: ['registry.example.com:5000', '10.0.0.1'] })], {}],
  ['an insecure registry as URL', [cdi({ featureGates: [HONOR], insecureRegistries: ['https://registry.example.com:5000'] })], {},
    ['cdi/has-valid-registries', 'spec.config.insecureRegistries[0]', 'https://registry.example.com:5000']],
  ['a second CR', [cdi({ featureGates: [HONOR] }), { ...cdi({ featureGates: [HONOR] }), metadata: { name: 'other' } }], {}, ['cdi/is-unique', 'metadata.name', 'other']],
  ['a class for scratch space', [cdi({ featureGates: [HONOR], scratchSpaceStorageClass: 'fast' })], { storageClasses }],
  ['a class for scratch space, where none is known', [cdi({ scratchSpaceStorageClass: 'fats' })], {}],
  ['a class for scratch space that there is not', [cdi({ featureGates: [HONOR], scratchSpaceStorageClass: 'fats' })], { storageClasses },
    ['cdi/references-storage-class', 'spec.config.scratchSpaceStorageClass', 'fats']],
])('%s', (_, manifests, profile, ...found) => {
  expect(judge(manifests, profile).filter(([rule]) => rule.startsWith('cdi/'))).toEqual(found);
});
