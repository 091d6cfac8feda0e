import { CDI_CONFIGURATION } from '../../src/manifests/cdi-configuration';
import { cdiConfigurationOf } from '../../src/manifests/cdi-cr';

const GATES = { featureGates: ['HonorWaitForFirstConsumer'] };
const cdi = (config: object, name = 'cdi') => ({ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'CDI', metadata: { name }, spec: { config: { ...GATES, ...config } } });
const { podResources: { requests, limits } } = CDI_CONFIGURATION;

test.each<[string, object[]]>([
  ['no CR', []],
  ['a CR that says nothing', [cdi({})]],
  ['two CRs, which may be alternatives', [cdi({ scratchSpaceStorageClass: 'a' }), cdi({ scratchSpaceStorageClass: 'b' }, 'other')]],
  ['another kind', [{ ...cdi({ scratchSpaceStorageClass: 'a' }), kind: 'CDIConfig' }]],
  ['values that CDI refuses', [cdi({ filesystemOverhead: { global: '1.1', storageClass: { a: '0.0001', b: 'x' } }, scratchSpaceStorageClass: '' })]],
  ['values of other types', [cdi({ filesystemOverhead: { global: 0.1, storageClass: 'a' }, scratchSpaceStorageClass: 5, podResourceRequirements: { limits: [], requests: { cpu: {} } } })]],
  ['resources that CDI does not take', [cdi({ podResourceRequirements: { limits: { 'ephemeral-storage': '1Gi' } } })]],
])('%s leaves the defaults', (_, manifests) => expect(cdiConfigurationOf(manifests as any)).toEqual(CDI_CONFIGURATION));

const STATED = {
  filesystemOverhead: { global: 0.1, storageClass: new Map([['fast', 0], ['full', 1], ['exact', 0.055]]) },
  honorsWaitForFirstConsumer: true,
  adoptsClaims: false,
  scratchSpaceStorageClass: 'scratch',
  podResources: { requests: { ...requests, cpu: '1' }, limits: { ...limits, memory: '2Gi' } },
};
const filesystemOverhead = { global: '0.1', storageClass: { fast: '0', full: '1', exact: '0.055' } };
const resources = { requests: { cpu: '1' }, limits: { memory: '2Gi' } };

test('what the CR of CDI says', () => {
  const manifest = cdi({ filesystemOverhead, scratchSpaceStorageClass: 'scratch', podResourceRequirements: resources });
  expect(cdiConfigurationOf([manifest])).toEqual(STATED);
});

test.each([
  ['v1beta1', { filesystemOverhead, scratchSpaceStorageClass: 'scratch', resourceRequirements: { storageWorkloads: resources } }],
  ['v1', { storage: { filesystemOverhead, scratchSpaceStorageClass: 'scratch', workloadResourceRequirements: resources } }],
])('what HyperConverged says in %s', (version, spec) => {
  expect(cdiConfigurationOf([{ apiVersion: `hco.kubevirt.io/${version}`, kind: 'HyperConverged', metadata: { name: 'h' }, spec }])).toEqual(STATED);
});

test.each<[string, object]>([
  ['a CR without spec', { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'CDI', metadata: { name: 'cdi' } }],
  ['a CR without the gate', cdi({ featureGates: ['WebhookPvcRendering'] })],
  ['gates of another type', cdi({ featureGates: 'HonorWaitForFirstConsumer' })],
])('%s has CDI wait for no consumer', (_, manifest) => {
  expect(cdiConfigurationOf([manifest] as any)).toEqual({ ...CDI_CONFIGURATION, honorsWaitForFirstConsumer: false });
});

test('a CR with the gate has DataVolumes adopt claims', () => {
  expect(cdiConfigurationOf([cdi({ featureGates: ['HonorWaitForFirstConsumer', 'DataVolumeClaimAdoption'] })])).toEqual({ ...CDI_CONFIGURATION, adoptsClaims: true });
});
