import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Catalog, formatCatalog } from '../../../projenrc/import/catalog';
import { Difference, withDifference } from '../../../projenrc/import/difference';
import { runImport } from '../../../projenrc/import/import-release';

type Json = { [key: string]: any };
const OF = ['--repository', 'example/harbour', '--release'];

/** A folder with files. */
function folder(files: { [path: string]: string }): string {
  const root = mkdtempSync(join(tmpdir(), 'import-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
const KUBERNETES = { upstream: { repository: 'kubernetes/kubernetes', release: 'v1.30.0' }, kinds: [], definitions: { [META]: { type: 'object' } } };
const emptyImports = (kubernetes: object = { 'schemas/kubernetes.json': formatCatalog(KUBERNETES) }) => folder({
  'schemas/.keep': '',
  ...kubernetes,
  'releases/feature-gates.json': '{ "releases": [], "gates": {} }',
  'releases/api-lifecycles.json': '{ "release": "1.0", "versions": {} }',
});
const read = (imports: string, file: string) => JSON.parse(readFileSync(join(imports, file), 'utf8')) as Json;
const filesOf = (imports: string) => readdirSync(join(imports, 'releases')).filter((file) => !/gates|lifecycles/.test(file)).sort();

const crd = (fields: string[], { kind = 'Boat', group = 'harbour.example', versions = ['v1'] } = {}) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  spec: {
    group,
    scope: 'Namespaced',
    names: { kind, plural: `${kind.toLowerCase()}s` },
    versions: versions.map((name) => ({
      name,
      served: true,
      schema: {
        openAPIV3Schema: {
          type: 'object',
          properties: { spec: { type: 'object', properties: Object.fromEntries(fields.map((field) => [field, { type: 'string' }])) } },
        },
      },
    })),
  },
});
/** A file of facts. */
const facts = (gates: { [gate: string]: string }, ...crds: object[]) => (
  join(folder({ 'facts.json': JSON.stringify({ crds, gates: Object.fromEntries(Object.entries(gates).map(([gate, state]) => [gate, { state }])) }) }), 'facts.json')
);
const RELEASES: { [release: string]: string } = {
  'v1.8.0': facts({ Anchor: 'Alpha' }, crd(['sail'], { versions: ['v1beta1'] })),
  'v1.9.0': facts({ Anchor: 'Beta' }, crd(['sail', 'keel'])),
  'v1.10.0': facts({}, crd(['keel', 'motor']), crd([], { kind: 'Crew' })),
};
const take = (imports: string, release: string, ...more: string[]) => runImport(imports, [RELEASES[release], ...OF, release, ...more]);
/** A release as its files have it. */
function rebuilt(imports: string, release: string): Catalog {
  const newest = read(imports, 'schemas/harbour.json') as Catalog;
  return withDifference(newest, read(imports, `releases/harbour-${release}.json`) as Difference);
}

test('facts of a release: schemas, gates and types', () => {
  const imports = emptyImports();
  take(imports, 'v1.9.0');
  expect(read(imports, 'schemas/harbour.json')).toMatchObject({ upstream: { release: 'v1.9.0' }, kinds: [{ kind: 'Boat', version: 'v1' }] });
  expect(read(imports, 'releases/feature-gates.json')).toMatchObject({ releases: ['1.9'], gates: { Anchor: { 1.9: 'Beta' } } });
  expect(readFileSync(join(imports, 'harbour.example.d.ts'), 'utf8')).toContain('keel?: string;');
  expect(filesOf(imports)).toEqual([]);
});

test('an older release beside it', () => {
  const imports = emptyImports();
  take(imports, 'v1.9.0');
  const before = readFileSync(join(imports, 'schemas/harbour.json'), 'utf8');
  take(imports, 'v1.8.0', '--beside');
  expect(readFileSync(join(imports, 'schemas/harbour.json'), 'utf8')).toBe(before);
  expect(filesOf(imports)).toEqual(['harbour-1.8.json']);
  expect(rebuilt(imports, '1.8')).toMatchObject({
    upstream: { release: 'v1.8.0' },
    kinds: [{ kind: 'Boat', version: 'v1beta1', served: ['v1beta1'] }],
    definitions: { 'v1.BoatSpec': { properties: { sail: { type: 'string' } } } },
  });
  expect(rebuilt(imports, '1.8').definitions['v1.BoatSpec'].properties).not.toHaveProperty('keel');
  expect(read(imports, 'releases/feature-gates.json').gates).toEqual({ Anchor: { 1.8: 'Alpha', 1.9: 'Beta' } });
});

test('versions of different shapes, beside a release that serves one of them', () => {
  const imports = emptyImports();
  const shape = (version: string, field: string) => crd([field], { versions: [version] }).spec.versions;
  const both = crd([]);
  both.spec.versions = [...shape('v1beta1', 'sail'), ...shape('v1', 'motor')];
  runImport(imports, [facts({}, both), ...OF, 'v1.9.0']);
  runImport(imports, [RELEASES['v1.8.0'], ...OF, 'v1.8.0', '--beside']);
  expect(read(imports, 'schemas/harbour.json')).toMatchObject({
    kinds: [{ served: ['v1'], definition: 'v1.Boat' }, { served: ['v1beta1'], definition: 'v1beta1.Boat' }],
    definitions: { 'v1.BoatSpec': { properties: { motor: { type: 'string' } } }, 'v1beta1.BoatSpec': { properties: { sail: { type: 'string' } } } },
  });
  expect(readFileSync(join(imports, 'harbour.example.d.ts'), 'utf8')).toContain('export interface V1beta1BoatSpec {');
  expect(read(imports, 'releases/harbour-1.8.json')).toMatchObject({
    kinds: { 'harbour.example/Boat/v1': null }, definitions: { 'v1.Boat': null, 'v1.BoatSpec': null },
  });
});

test('a newer release takes the place, and what was known stays known', () => {
  const imports = emptyImports();
  take(imports, 'v1.9.0');
  take(imports, 'v1.8.0', '--beside');
  const [nine, eight] = [read(imports, 'schemas/harbour.json') as Catalog, rebuilt(imports, '1.8')];
  take(imports, 'v1.10.0');
  expect(filesOf(imports)).toEqual(['harbour-1.8.json', 'harbour-1.9.json']);
  expect(formatCatalog(rebuilt(imports, '1.9'))).toBe(formatCatalog(nine));
  expect(formatCatalog(rebuilt(imports, '1.8'))).toBe(formatCatalog(eight));
  expect(read(imports, 'releases/harbour-1.9.json').kinds).toEqual({ 'harbour.example/Crew/v1': null });
  expect(read(imports, 'releases/feature-gates.json').gates).toEqual({ Anchor: { '1.8': 'Alpha', '1.9': 'Beta', '1.10': null } });
});

test('a patch of the newest takes its place, without a difference', () => {
  const imports = emptyImports();
  take(imports, 'v1.9.0');
  runImport(imports, [RELEASES['v1.10.0'], ...OF, 'v1.9.1']);
  expect(read(imports, 'schemas/harbour.json').upstream.release).toBe('v1.9.1');
  expect(filesOf(imports)).toEqual([]);
});

test('the newest beside itself has no difference', () => {
  const imports = emptyImports();
  take(imports, 'v1.9.0');
  take(imports, 'v1.9.0', '--beside');
  expect(filesOf(imports)).toEqual([]);
});

test('of a known project only its groups are taken, and no kind that is not judged', () => {
  const imports = emptyImports();
  take(imports, 'v1.9.0');
  runImport(imports, [facts({}, crd(['keel']), crd([], { group: 'lighthouse.example', kind: 'Lamp' })), ...OF, 'v1.11.0']);
  expect(read(imports, 'schemas/harbour.json').kinds.map(({ kind }: Json) => kind)).toEqual(['Boat']);
  runImport(imports, [facts({}, crd(['keel']), crd([], { group: 'lighthouse.example', kind: 'Lamp' })), ...OF, 'v1.12.0', '--group', 'lighthouse.example']);
  expect(read(imports, 'schemas/harbour.json').kinds.map(({ kind }: Json) => kind)).toEqual(['Boat', 'Lamp']);
  const cdi = emptyImports();
  runImport(cdi, [facts({}, crd([], { group: 'cdi.kubevirt.io', kind: 'CDIConfig' }), crd([], { group: 'cdi.kubevirt.io', kind: 'CDI' })), ...OF, 'v1.0.0']);
  expect(read(cdi, 'schemas/harbour.json').kinds.map(({ kind }: Json) => kind)).toEqual(['CDI']);
});

test('CRDs in the text of a Go file, with back quotes', () => {
  const yaml = [
    'apiVersion: apiextensions.k8s.io/v1', 'kind: CustomResourceDefinition', 'spec:', '  group: harbour.example', '  scope: Cluster',
    '  names: { kind: Pier, plural: piers }', '  versions:', '  - name: v1', '    served: true',
    '    schema: { openAPIV3Schema: { type: object, description: "a ` + "`" + `pier` + "`" + `", properties: { spec: { type: object } } } }',
  ].join('\n');
  const imports = emptyImports();
  const source = folder({ 'crds.go': `package a\n\nvar A = map[string]string{\n\t"pier": \`${yaml}\n\`,\n\t"b": \`kind: Pod\`,\n}\n`, 'crds_test.go': 'package a' });
  runImport(imports, [source, ...OF, 'v1.0.0']);
  expect(read(imports, 'schemas/harbour.json').kinds).toEqual([expect.objectContaining({ kind: 'Pier', scope: 'Cluster' })]);
});

describe('Kubernetes', () => {
  const swagger = (versions: string[]) => JSON.stringify({
    definitions: Object.fromEntries(versions.map((version) => [`${version}.Boat`, { type: 'object', properties: { kind: { type: 'string' } } }])),
    paths: Object.fromEntries(versions.map((version) => [`/apis/harbour.example/${version}/boats`, {
      get: {},
      post: {
        'parameters': [{ in: 'body', schema: { $ref: `#/definitions/${version}.Boat` } }],
        'x-kubernetes-group-version-kind': { group: 'harbour.example', version, kind: 'Boat' },
      },
    }])),
  });
  const api = folder({
    'v1beta1/register.go': 'const GroupName = "harbour.example"\n',
    'v1beta1/zz_generated.prerelease-lifecycle.go': [['Deprecated', '1, 33'], ['Removed', '1, 36']]
      .map(([name, value]) => `func (in *Boat) APILifecycle${name}() (major, minor int) {\n\treturn ${value}\n}\n`).join(''),
  });
  const kubernetes = (imports: string, release: string, versions: string[], ...more: string[]) => (
    runImport(imports, [folder({ 'swagger.json': swagger(versions) }), '--repository', 'kubernetes/kubernetes', '--release', release, '--lifecycles', api, ...more])
  );

  test('what its types say is deprecated is', () => {
    const imports = emptyImports({});
    kubernetes(imports, 'v1.34.0', ['v1', 'v1beta1']);
    kubernetes(imports, 'v1.32.0', ['v1beta1'], '--beside');
    const deprecated = (of: Json) => of.kinds.map((kind: Json) => [kind.version, kind.deprecated]);
    expect(deprecated(read(imports, 'schemas/kubernetes.json'))).toEqual([['v1', []], ['v1beta1', ['v1beta1']]]);
    expect(read(imports, 'releases/kubernetes-1.32.json').kinds).toEqual({ 'harbour.example/Boat/v1': null, 'harbour.example/Boat/v1beta1': { deprecated: [] } });
    expect(read(imports, 'releases/api-lifecycles.json')).toMatchObject({
      release: '1.34', versions: { 'harbour.example/Boat/v1beta1': { deprecated: '1.33', removed: '1.36' } },
    });
  });

  test('what cannot be imported', () => {
    const imports = emptyImports();
    const needs = 'Kubernetes, and nothing else, needs --lifecycles';
    expect(() => runImport(imports, [folder({ 'swagger.json': swagger(['v1']) }), '--repository', 'kubernetes/kubernetes', '--release', 'v1.34.0'])).toThrow(needs);
    expect(() => take(imports, 'v1.9.0', '--lifecycles', api)).toThrow(needs);
    expect(() => take(imports, 'v1.9.0', '--beside')).toThrow('schemas/harbour.json does not exist: import without --beside');
    take(imports, 'v1.9.0');
    expect(() => runImport(imports, [RELEASES['v1.10.0'], ...OF, 'v1.9.3', '--beside'])).toThrow('is of v1.9.0: import v1.9.3 without --beside');
    expect(() => runImport(imports, [RELEASES['v1.9.0']])).toThrow('a source needs --repository OWNER/NAME and --release TAG');
    expect(() => runImport(imports, [folder({ 'a.txt': '' }), ...OF, 'v1.9.0'])).toThrow('has neither swagger.json nor a CustomResourceDefinition in a YAML or Go file');
  });
});

describe('common instancetypes', () => {
  const bundle = (version: string, specs: { [name: string]: Json }) => folder({
    'common-clusterinstancetypes-bundle.yaml': Object.entries(specs).map(([name, spec]) => JSON.stringify({
      kind: 'VirtualMachineClusterInstancetype',
      metadata: { name, labels: { 'instancetype.kubevirt.io/common-instancetypes-version': version } },
      spec,
    })).join('\n---\n'),
    'common-clusterpreferences-bundle.yaml': '---\n',
  });

  test('of the newest release, of one beside it, and of one that takes its place', () => {
    const imports = emptyImports();
    runImport(imports, [bundle('v2', { 'u1.small': { cpu: { guest: 1 }, memory: { guest: '1Gi' } } }), ...OF, 'v1.9.0']);
    runImport(imports, [bundle('v1', { 'u1.tiny': {}, 'u1.small': { memory: { guest: '1Gi' } } }), ...OF, 'v1.8.0', '--beside']);
    runImport(imports, [bundle('v2', { 'u1.small': { cpu: { guest: 1 }, memory: { guest: '1Gi' } } }), ...OF, 'v1.7.0', '--beside']);
    expect(filesOf(imports)).toEqual(['common-instancetypes-1.8.json']);
    const { upstream, VirtualMachineClusterInstancetype: specs } = read(imports, 'releases/common-instancetypes-1.8.json');
    expect(upstream).toEqual({ repository: 'example/harbour', tag: 'v1.8.0', bundles: { repository: 'kubevirt/common-instancetypes', version: 'v1' } });
    expect(specs).toEqual({ 'u1.small': { cpu: null }, 'u1.tiny': {} });
    runImport(imports, [bundle('v3', { 'u1.small': { memory: { guest: '2Gi' } } }), ...OF, 'v1.10.0']);
    expect(filesOf(imports)).toEqual(['common-instancetypes-1.8.json', 'common-instancetypes-1.9.json']);
    expect(read(imports, 'releases/common-instancetypes-1.8.json').VirtualMachineClusterInstancetype).toEqual({ 'u1.small': { memory: { guest: '1Gi' } }, 'u1.tiny': {} });
  });
});

test('without a source only the types are written anew', () => {
  const imports = emptyImports();
  take(imports, 'v1.9.0');
  const copy = mkdtempSync(join(tmpdir(), 'import-'));
  cpSync(imports, copy, { recursive: true });
  writeFileSync(join(copy, 'gone.example.d.ts'), '');
  writeFileSync(join(copy, 'harbour.example.d.ts'), '');
  runImport(copy, []);
  expect(existsSync(join(copy, 'gone.example.d.ts'))).toBe(false);
  expect(readFileSync(join(copy, 'harbour.example.d.ts'), 'utf8')).toBe(readFileSync(join(imports, 'harbour.example.d.ts'), 'utf8'));
});
