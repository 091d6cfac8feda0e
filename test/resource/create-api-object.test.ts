import { ApiObjectMetadata, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Admission } from '../../src/admission';
import { Platform } from '../../src/platform';
import { createApiObject } from '../../src/resource/create-api-object';
import { ResourceType } from '../../src/resource/resource-type';

const EXPORT: ResourceType = { apiGroup: 'export.kubevirt.io', version: 'v1', kind: 'VirtualMachineExport', resourceType: 'virtualmachineexports' };
const SOURCE = { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'db' };

function synth({ type = EXPORT, metadata, kubevirtVersion }: { type?: ResourceType; metadata?: ApiObjectMetadata; kubevirtVersion?: string } = {}) {
  const chart = new Chart(new App(), 'chart', { namespace: 'apps' });
  if (kubevirtVersion) new Platform(chart, 'Platform', { kubevirtVersion });
  const made = createApiObject(new Construct(chart, 'nightly'), 'nightly', type, { metadata, spec: { source: SOURCE } });
  return { chart, object: made.toJson() };
}

test('an object is named by the id of its resource', () => {
  expect(synth().object).toEqual({
    apiVersion: 'export.kubevirt.io/v1', kind: 'VirtualMachineExport', metadata: { name: 'nightly', namespace: 'apps' }, spec: { source: SOURCE },
  });
  expect(synth({ metadata: { name: 'weekly', labels: { tier: 'gold' } } }).object.metadata).toEqual({
    name: 'weekly', namespace: 'apps', labels: { tier: 'gold' },
  });
});

test.each([['1.8', 'export.kubevirt.io/v1beta1'], ['1.9', 'export.kubevirt.io/v1']])('on KubeVirt %s it is %s', (kubevirtVersion, apiVersion) => {
  expect(synth({ kubevirtVersion }).object.apiVersion).toBe(apiVersion);
});

test('outside of a chart it says where it belongs', () => {
  const make = (scope: Construct) => () => createApiObject(new Construct(scope, 'nightly'), 'nightly', EXPORT, {});
  expect(make(new App())).toThrow('[nightly] scope: got a construct without a Chart above it; allowed: a Chart, or a construct in one. '
    + "Make one, `new Chart(app, 'vms', { namespace: 'demo' })`, and give it in place of the app.");
  expect(make(new Construct(new Chart(new App(), 'chart'), 'group'))).not.toThrow();
});

test('the core group has no name', () => {
  const type: ResourceType = { apiGroup: '', version: 'v1', kind: 'PersistentVolumeClaim', resourceType: 'persistentvolumeclaims' };
  expect(synth({ type }).object.apiVersion).toBe('v1');
});

test('what it says is judged', () => {
  const { chart } = synth({ type: { ...EXPORT, kind: 'VirtualMachineExprt' } });
  expect(Admission.of(chart).findings().map(({ rule, got }) => `${rule}: ${got}`)).toEqual(['object/has-known-kind: VirtualMachineExprt']);
});
