import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf, formatCatalog, groupKind, parseRef, readCatalogs } from '../../../projenrc/import/catalog';
import { emitTypes } from '../../../projenrc/import/emit-types';
import { references } from '../../../projenrc/import/references';

const IMPORTS = join(__dirname, '..', '..', '..', 'imports');
const catalogs = readCatalogs(join(IMPORTS, 'schemas'));
const entries = Object.entries(catalogs);

test('the committed types are what the committed schemas give', () => {
  const files = readdirSync(IMPORTS).filter(file => file.endsWith('.d.ts'));
  const committed = Object.fromEntries(files.map(file => [file, readFileSync(join(IMPORTS, file), 'utf8')]));
  expect(Object.fromEntries(emitTypes(catalogs))).toEqual(committed);
});

test.each(entries)('%s is named after its repository and formatted as it would be written', (file, catalog) => {
  expect(file).toBe(fileOf(catalog));
  expect(formatCatalog(catalog)).toBe(readFileSync(join(IMPORTS, 'schemas', file), 'utf8'));
});

test.each(entries)('every reference of %s leads to a definition', (file, { kinds, definitions }) => {
  const targets = Object.values(definitions).flatMap(references).map(parseRef);
  expect(targets.filter(target => catalogs[target.file ?? file]?.definitions[target.definition] === undefined)).toEqual([]);
  expect(kinds.filter(({ definition }) => definitions[definition] === undefined)).toEqual([]);
});

test('the schemas are of the releases this library targets', () => {
  expect(entries.map(([, { upstream }]) => `${upstream.repository} ${upstream.release}`)).toEqual([
    'kubevirt/application-aware-quota v1.8.0',
    'kubevirt/containerized-data-importer v1.66.0',
    'kubernetes-csi/external-snapshotter v8.6.0',
    'kubernetes/kubernetes v1.34.0',
    'kubevirt/kubevirt v1.9.0',
    'k8snetworkplumbingwg/network-attachment-definition-client v1.7.7',
    'ovn-kubernetes/ovn-kubernetes v1.3.0',
    'prometheus-operator/prometheus-operator v0.93.0',
    'k8snetworkplumbingwg/sriov-network-operator v1.6.0',
  ]);
});

test('no kind is described twice', () => {
  const kinds = entries.flatMap(([, catalog]) => catalog.kinds.map(kind => `${groupKind(kind)}/${kind.version}`));
  expect(kinds.filter((kind, index) => kinds.indexOf(kind) !== index)).toEqual([]);
});
