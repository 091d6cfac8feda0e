import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { ManifestSet } from '../../src/changes';
import { Platform } from '../../src/platform/platform';
import { PlatformApp } from '../../src/platform/platform-app';
import { Report } from '../../src/report/report';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function outdir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  folders.push(folder);
  return folder;
}

function configMap(chart: Chart, name: string): ApiObject {
  return new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
}

describe.each([['App', App], ['PlatformApp', PlatformApp]])('of %s', (_, Kind) => {
  test('a report is written beside the manifests', () => {
    const app = new Kind({ outdir: outdir() });
    configMap(new Chart(app, 'chart'), 'a');
    new Report(app, 'report', { title: 'Ours' });
    app.synth();
    const html = readFileSync(join(app.outdir, 'report.html'), 'utf8');
    expect(html).toContain('<title>Ours</title>');
    expect(html).toContain('"objects":1');
  });

  test('where synthesis fails, an earlier report stays', () => {
    const app = new Kind({ outdir: outdir() });
    const chart = new Chart(app, 'chart');
    configMap(chart, 'a');
    new Report(app, 'report', { file: 'report.md' });
    app.synth();
    const before = readFileSync(join(app.outdir, 'report.md'), 'utf8');
    configMap(chart, 'B');
    expect(() => app.synth()).toThrow('metadata/has-valid-name');
    expect(readFileSync(join(app.outdir, 'report.md'), 'utf8')).toBe(before);
  });

  test('where synthesis fails at once, none is written', () => {
    const app = new Kind({ outdir: outdir() });
    configMap(new Chart(app, 'chart'), 'B');
    new Report(app, 'report');
    expect(() => app.synth()).toThrow();
    expect(existsSync(join(app.outdir, 'report.html'))).toBe(false);
  });
});

test('it is about the cluster of its scope', () => {
  const app = new App({ outdir: outdir() });
  const [east, west] = ['east', 'west'].map((name) => new Chart(app, name));
  new Platform(east, 'Platform', { kubevirtVersion: '1.8' });
  new Platform(west, 'Platform', { kubevirtVersion: '1.9' });
  configMap(east, 'a');
  configMap(west, 'b');
  configMap(west, 'c');
  expect([east, west].map((chart) => JSON.parse(new Report(chart, 'report').toJson()))).toMatchObject([
    { title: 'report', cluster: { kubevirt: '1.8' }, summary: { objects: 1 } }, { cluster: { kubevirt: '1.9' }, summary: { objects: 2 } },
  ]);
});

test('of a tree for one cluster it is about all, wherever it stands', () => {
  const app = new App({ outdir: outdir() });
  const chart = new Chart(app, 'chart');
  new Platform(chart, 'Platform', { kubevirtVersion: '1.8' });
  configMap(chart, 'a');
  const report = new Report(app, 'report');
  expect(JSON.parse(report.toJson())).toMatchObject({ cluster: { kubevirt: '1.8' }, summary: { objects: 1 } });
  expect(report.toMarkdown()).toContain('## report');
  expect(report.toHtml()).toContain('<title>report</title>');
});

test('a file of another kind is refused', () => {
  expect(() => new Report(new App({ outdir: outdir() }), 'report', { file: 'report.json' })).toThrow('file: got "report.json"; allowed: a name that ends in .html or .md');
});

describe('what is applied now', () => {
  const claim = (app: App, storage: string) => new ApiObject(new Chart(app, 'chart'), 'data', {
    apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
  });

  test('what was synthesized before, into the same directory', () => {
    const folder = outdir();
    const before = new App({ outdir: folder });
    claim(before, '2Gi');
    before.synth();
    const app = new App({ outdir: folder });
    claim(app, '1Gi');
    new Report(app, 'report', { file: 'report.md', against: ManifestSet.fromDirectory(folder) });
    app.synth();
    expect(readFileSync(join(folder, 'report.md'), 'utf8')).toContain('### Pending change, compared with what is applied now\n\n1 refused, 0 unchanged.');
  });

  test('another tree', () => {
    const [before, app] = [new App(), new App()];
    claim(before, '1Gi');
    claim(app, '1Gi');
    expect(JSON.parse(new Report(app, 'report', { against: ManifestSet.of(before) }).toJson()).changes).toMatchObject({ objects: [], unchanged: 1 });
    expect(JSON.parse(new Report(app, 'other').toJson())).not.toHaveProperty('changes');
  });
});
