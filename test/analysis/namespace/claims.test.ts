import { claimsOf } from '../../../src/analysis/namespace/claims';
import { clusterOf } from '../../../src/manifests/cluster';
import { Catalog } from '../../../src/manifests/effective/catalog';
import type { Manifest } from '../../../src/manifests/manifest';

const BYTE = 10n ** 9n;
const GIBIBYTE = 2n ** 30n;
const disk = {
  apiVersion: 'cdi.kubevirt.io/v1beta1',
  kind: 'DataVolume',
  metadata: { name: 'd', namespace: 'x' },
  spec: { source: { registry: { url: 'docker://registry.example/d' } }, storage: { storageClassName: 'fast', resources: { requests: { storage: '10Gi' } } } },
} as Manifest;
const cdi = (config: object) => ({ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'CDI', metadata: { name: 'cdi' }, spec: { config } }) as Manifest;

function claimWith(...manifests: Manifest[]) {
  const [claim] = claimsOf(disk, { least: 1n, usual: 1n, most: 1n } as never, clusterOf({}, new Catalog([]), manifests));
  return claim;
}

test('an import as CDI is by default', () => {
  const { inflated, filling } = claimWith();
  expect(inflated).toBe(11381663335n * BYTE);
  expect(filling?.get('requests.storage')).toBe((11381663335n + 11382292480n) * BYTE);
  expect(filling?.get('fast.storageclass.storage.k8s.io/requests.storage')).toBe((11381663335n + 11382292480n) * BYTE);
  expect(filling?.get('limits.cpu')).toBe(750_000_000n);
});

test('an import as the CR in the input configures CDI', () => {
  const config = { filesystemOverhead: { global: '0.5', storageClass: { fast: '0' } }, scratchSpaceStorageClass: 'slow', podResourceRequirements: { limits: { cpu: '2' } } };
  const { inflated, filling } = claimWith(cdi(config));
  expect(inflated).toBe(10n * GIBIBYTE * BYTE);
  expect(filling?.get('fast.storageclass.storage.k8s.io/requests.storage')).toBe(10n * GIBIBYTE * BYTE);
  expect(filling?.get('slow.storageclass.storage.k8s.io/requests.storage')).toBe(15n * GIBIBYTE * BYTE);
  expect(filling?.get('requests.storage')).toBe(25n * GIBIBYTE * BYTE);
  expect(filling?.get('limits.cpu')).toBe(2n * BYTE);
});
