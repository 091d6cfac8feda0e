import { judge, merged, pool, virtualMachine } from './judge';
import type { Json, Verdict } from './judge';

/** A DataVolume that CDI v1.66.0 admits, with a fragment merged into its spec. */
export function dataVolume(spec: Json = {}, metadata: Json = {}): Json {
  return {
    apiVersion: 'cdi.kubevirt.io/v1beta1',
    kind: 'DataVolume',
    metadata: merged({ name: 'a', namespace: 'x' }, metadata),
    spec: merged({ source: { http: { url: 'http://h/a.img' } }, storage: { resources: { requests: { storage: '1Gi' } } } }, spec),
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
  const { spec: base } = dataVolume(spec);
  const vm = virtualMachine({ volumes: [{ name: 'root', dataVolume: { name: 'a' } }] });
  return merged(vm, { spec: { dataVolumeTemplates: [{ metadata: { name: 'a', ...metadata }, spec: base }] } });
}

export function poolWithTemplate(spec: Json = {}): Json {
  const { spec: base } = dataVolume(spec);
  const vms = pool({ volumes: [{ name: 'root', dataVolume: { name: 'a' } }] });
  return merged(vms, { spec: { virtualMachineTemplate: { spec: { dataVolumeTemplates: [{ metadata: { name: 'a' }, spec: base }] } } } });
}

/** The fragment of a DataVolume's spec, and what is found, with fields relative to the manifest. */
export type VolumeRow = [title: string, fragment: Json, ...found: Verdict[]];

/** Tests a table of fragments; a row without findings is accepted. */
export function volumeTable(rows: VolumeRow[], manifest: (fragment: Json) => Json = dataVolume): void {
  test.each(rows.map(([title, fragment, ...found]) => ({ title, fragment, found })))('$title', ({ fragment, found }) => {
    expect(judge(manifest(fragment))).toEqual(found);
  });
}
