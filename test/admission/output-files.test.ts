import { mkdtempSync, readdirSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, JsonPatch, Names, Size, YamlOutputType } from 'cdk8s';
import { Admission, FindingLevel } from '../../src/admission';
import { VirtualMachine } from '../../src/compute';
import { PlatformApp } from '../../src/platform';
import { TenantNamespace } from '../../src/tenancy';
import { contents } from '../synth/contents';

const { FILE_PER_APP, FILE_PER_CHART, FILE_PER_RESOURCE, FOLDER_PER_CHART_FILE_PER_RESOURCE } = YamlOutputType;
const ID = 'output/has-unique-file';
const scratch = mkdtempSync(join(tmpdir(), 'output-files-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function config(chart: Chart, id: string, name: string, kind = 'ConfigMap'): ApiObject {
  const role = kind === 'ConfigMap' ? {} : { rules: [] };
  return new ApiObject(chart, id, { apiVersion: kind === 'ConfigMap' ? 'v1' : 'rbac.authorization.k8s.io/v1', kind, metadata: { name }, ...role });
}

/** Two charts whose files have one name: the id of the second is what cdk8s makes of the path of the first. */
function chartsOfOneName(app: App): void {
  const first = new Chart(app, 'Web');
  config(first, 'a', 'one');
  config(new Chart(app, Names.toDnsLabel(first)), 'a', 'two');
}

const oneName = (app: App) => ['a', 'b'].forEach((namespace) => config(new Chart(app, namespace, { namespace }), 'object', 'shared'));
const oneChart = (app: App) => {
  const chart = new Chart(app, 'c');
  for (const namespace of ['a', 'b']) {
    new ApiObject(chart, namespace, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'shared', namespace } });
  }
};
const differInCase = (app: App) => {
  const chart = new Chart(app, 'c', { namespace: 'c' });
  config(chart, 'a', 'Reader', 'Role');
  config(chart, 'b', 'reader', 'Role');
};
const differInColon = (app: App) => {
  const chart = new Chart(app, 'c', { namespace: 'c' });
  config(chart, 'a', 'system:view', 'Role');
  config(chart, 'b', 'systemview', 'Role');
};
const patched = (app: App) => {
  const chart = new Chart(app, 'c', { namespace: 'c' });
  config(chart, 'a', 'one');
  config(chart, 'b', 'two').addJsonPatch(JsonPatch.replace('/metadata/name', 'one'), JsonPatch.replace('/metadata/namespace', 'd'));
};
const numbered = (app: App) => {
  chartsOfOneName(app);
  app.node.children[1].node.addDependency(app.node.children[0]);
};
const nested = (app: App) => {
  chartsOfOneName(app);
  new Chart(app.node.children[0] as Chart, 'inner');
};
const nestedPair = (app: App) => (
  [app, new Chart(app, 'a')].forEach((scope, i) => config(new Chart(scope, 'b', { namespace: `n${i}` }), 'object', 'shared'))
);

const label = Names.toDnsLabel(new Chart(new App(), 'Web'));
const SHARED = 'ConfigMap.shared.k8s.yaml, the file of';
type Row = [name: string, build: (app: App) => void, found: { [type: number]: [at: string, got: string] }];
const ROWS: Row[] = [
  ['one kind and name in two charts', oneName, { [FILE_PER_RESOURCE]: ['b/object', `${SHARED} a/object`] }],
  ['one kind and name in one chart', oneChart, {
    [FILE_PER_RESOURCE]: ['c/b', `${SHARED} c/a`], [FOLDER_PER_CHART_FILE_PER_RESOURCE]: ['c/b', `${SHARED} c/a`],
  }],
  ['names that differ in case', differInCase, {
    [FILE_PER_RESOURCE]: ['c/b', 'Role.reader.k8s.yaml, the file of c/a (Role.Reader.k8s.yaml) where the file system ignores case'],
    [FOLDER_PER_CHART_FILE_PER_RESOURCE]: ['c/b', 'Role.reader.k8s.yaml, the file of c/a (Role.Reader.k8s.yaml) where the file system ignores case'],
  }],
  ['names that differ in what a file name may not have', differInColon, {
    [FILE_PER_RESOURCE]: ['c/b', 'Role.systemview.k8s.yaml, the file of c/a'],
    [FOLDER_PER_CHART_FILE_PER_RESOURCE]: ['c/b', 'Role.systemview.k8s.yaml, the file of c/a'],
  }],
  // With a folder for each chart, cdk8s names files after the objects as they are without patches.
  ['a name from a patch', patched, { [FILE_PER_RESOURCE]: ['c/b', 'ConfigMap.one.k8s.yaml, the file of c/a'] }],
  ['two charts of one file name', chartsOfOneName, { [FILE_PER_CHART]: [label, `${label}.k8s.yaml, the file of Web`] }],
  ['charts with numbers, one waiting for the other', numbered, {}],
  ['charts with numbers, one in the other', nested, {}],
  ['charts of one id at two levels', nestedPair, { [FILE_PER_RESOURCE]: ['b/object', `${SHARED} a/b/object`] }],
];

const TYPES = [FILE_PER_APP, FILE_PER_CHART, FILE_PER_RESOURCE, FOLDER_PER_CHART_FILE_PER_RESOURCE];
const CASES = ROWS.flatMap(([name, build, found]) => TYPES.map((type) => [name, YamlOutputType[type], build, type, found[type]] as const));

/** Files that a file system without case keeps, of an app that nobody judges. */
function survivors(build: (app: App) => void, yamlOutputType: YamlOutputType): string[] {
  const app = new App({ outdir: mkdtempSync(join(scratch, 'out-')), yamlOutputType });
  build(app);
  app.synth();
  const text = Object.entries(contents(app.outdir)).filter(([, content]) => content !== undefined);
  return [...new Map(text.map(([path, content]) => [path.toLowerCase(), content ?? ''])).values()].flatMap((content) => content.split('---\n')).filter(Boolean);
}

test.each(CASES)('%s, %s', (_, __, build, yamlOutputType, expected) => {
  const app = new App({ outdir: mkdtempSync(join(scratch, 'out-')), yamlOutputType });
  build(app);
  Admission.guard(app);
  const findings = Admission.of(app).findings().filter(({ rule }) => rule === ID);
  expect(findings.map(({ constructPath, got }) => [constructPath, got])).toEqual(expected ? [expected] : []);
  expect(app.synthYaml()).not.toBe('');
  // What is said is what cdk8s does.
  const lost = app.synthYaml().split('---\n').length - survivors(build, yamlOutputType).length;
  expect(lost).toBe(expected ? 1 : 0);
  if (!expected) return app.synth();
  expect(findings[0].level).toBe(FindingLevel.REJECTED);
  expect(() => app.synth()).toThrow(ID);
  expect(readdirSync(app.outdir)).toEqual([]);
});

test.each(CASES)('%s, %s, with PlatformApp', (_, __, build, yamlOutputType) => {
  const app = new PlatformApp({ outdir: mkdtempSync(join(scratch, 'out-')), yamlOutputType });
  build(app);
  Admission.guard(app);
  app.synth();
  expect(Admission.of(app).findings().filter(({ rule }) => rule === ID)).toEqual([]);
});

function threeTenants(app: App): void {
  for (const name of ['coop', 'butcher', 'bakery']) {
    const chart = new Chart(app, name, { namespace: name });
    new TenantNamespace(chart, name);
    new VirtualMachine(chart, 'till', { memory: Size.gibibytes(1) });
  }
}

test('three tenants lose nothing', () => {
  const app = new App({ outdir: mkdtempSync(join(scratch, 'out-')), yamlOutputType: FILE_PER_RESOURCE });
  threeTenants(app);
  expect(() => app.synth()).toThrow(/till.k8s.yaml, the file of coop\/till/);
  expect(readdirSync(app.outdir)).toEqual([]);
  const ours = new PlatformApp({ outdir: app.outdir, yamlOutputType: FILE_PER_RESOURCE });
  threeTenants(ours);
  ours.synth();
  expect(readdirSync(ours.outdir)).toHaveLength(ours.synthYaml().split('---\n').length);
});

test('a chart that makes its own manifests is left alone', () => {
  class Own extends Chart {
    public toJson() { return []; }
  }
  const app = new App({ yamlOutputType: FILE_PER_RESOURCE });
  for (const id of ['a', 'b']) config(new Own(app, id, { namespace: id }), 'object', 'shared');
  expect(Admission.of(app).findings()).toEqual([]);
});
