import { judge, merged, pool, virtualMachine } from './judge';
import type { Json, Verdict } from './judge';

const STORAGE = { resources: { requests: { storage: '1Gi' } } };

/** A DataVolume that CDI v1.66.0 admits, with a fragment merged into its spec. */
export function dataVolume(spec: Json = {}, metadata: Json = {}): Json {
  return {
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataVolume',
    metadata: merged({ name: 'a', namespace: 'x' }, metadata),
    spec: merged({ source: { http: { url: 'http://h/a.img', checksum: `md5:${'0'.repeat(32)}` } }, storage: STORAGE }, spec),
  };
}

/** A source in place of the usual one. */
export function from(source: Json, more: Json = {}): Json {
  return { source: { http: undefined, ...source }, ...more };
}

/** A target in place of the usual one. */
export function into(target: Json): Json {
  return { storage: undefined, ...target };
}

export function importCron(spec: Json = {}, metadata: Json = {}): Json {
  return {
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataImportCron',
    metadata: merged({ name: 'i', namespace: 'y' }, metadata),
    spec: merged({
      schedule: '0 0 * * *',
      managedDataSource: 'd',
      template: { spec: { source: { registry: { url: 'docker://q/i:latest' } }, storage: { resources: { requests: { storage: '1Gi' } } } } },
    }, spec),
  };
}

export function importSource(spec: Json = {}, metadata: Json = {}): Json {
  return {
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'VolumeImportSource',
    metadata: merged({ name: 'v', namespace: 'x' }, metadata),
    spec: merged({ source: { http: { url: 'http://h/a' } } }, spec),
  };
}

/** A VM with one template of a DataVolume, which is also its disk. */
export function withTemplate(spec: Json = {}, metadata: Json = {}): Json {
  const vm = virtualMachine({ volumes: [{ name: 'root', dataVolume: { name: 'a' } }] });
  return merged(vm, { spec: { dataVolumeTemplates: [{ metadata: { name: 'a', ...metadata }, spec: templateOf(spec) }] } });
}

/** KubeVirt knows no checksums. */
function templateOf(spec: Json): Json {
  return merged({ source: { http: { url: 'http://h/a.img' } }, storage: STORAGE }, spec);
}

export function poolWithTemplate(spec: Json = {}): Json {
  const vms = pool({ volumes: [{ name: 'root', dataVolume: { name: 'a' } }] });
  return merged(vms, { spec: { virtualMachineTemplate: { spec: { dataVolumeTemplates: [{ metadata: { name: 'a' }, spec: templateOf(spec) }] } } } });
}

/** The fragment of a DataVolume's spec, and what is found, with fields relative to the manifest. */
export type VolumeRow = [title: string, fragment: Json, ...found: Verdict[]];

/** Tests a table of fragments; a row without findings is accepted. */
export function volumeTable(rows: VolumeRow[], manifest: (fragment: Json) => Json = dataVolume): void {
  test.each(rows.map(([title, fragment, ...found]) => ({ title, fragment, found })))('$title', ({ fragment, found }) => {
    expect(judge(manifest(fragment))).toEqual(found);
  });
}
