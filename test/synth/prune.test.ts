import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import { PlatformApp, PlatformAppProps } from '../../src/platform/platform-app';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'prune-'));
});
afterEach(() => rmSync(outdir, { recursive: true }));

/** Files of others, named as ours might be. */
const FOREIGN = ['kustomization.yaml', 'values.yaml', '.gitlab-ci.yaml', 'app.k8s.yaml', 'other.k8s.yaml', 'ConfigMap.other.k8s.yaml', 'other/ConfigMap.a.k8s.yaml'];
const TYPES = [
  YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_CHART, YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

function synth(charts: readonly string[], props: PlatformAppProps = {}): string[] {
  const app = new PlatformApp({ prune: true, ...props, outdir });
  for (const name of charts) new ApiObject(new Chart(app, name), 'object', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
  app.synth();
  return files();
}

function files(): string[] {
  const left = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.startsWith('.cdk8s-'));
  return left.map(({ parentPath, name }) => join(parentPath, name).slice(outdir.length + 1)).sort();
}

function add(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(outdir, path)), { recursive: true });
    writeFileSync(join(outdir, path), '');
  }
}

test.each(TYPES)('what an earlier synthesis wrote is removed, and nothing else: output type %i', (yamlOutputType) => {
  const foreign = FOREIGN.filter((path) => yamlOutputType !== YamlOutputType.FILE_PER_APP || path !== 'app.k8s.yaml');
  add(...foreign);
  synth(['a', 'b'], { yamlOutputType });
  const left = synth(['b'], { yamlOutputType });
  rmSync(outdir, { recursive: true });
  expect(left).toEqual([...foreign, ...synth(['b'], { yamlOutputType })].sort());
});

test.each(['.yaml', '.k8s.yaml', ''])('with the extension "%s" an app without charts removes only its own files', (outputFileExtension) => {
  add(...FOREIGN);
  synth(['a'], { outputFileExtension });
  expect(synth([], { outputFileExtension })).toEqual([...FOREIGN].sort());
});

test('a change of the output type or the extension is followed', () => {
  synth(['a'], { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
  expect(synth(['a'], { outputFileExtension: '.yaml' })).toEqual(['a.yaml']);
  expect(readdirSync(outdir).sort()).toEqual(['.cdk8s-files', 'a.yaml']);
});

test('without prune nothing is removed, and no list is kept', () => {
  synth(['a'], { prune: false });
  expect(synth(['b'], { prune: false })).toEqual(['a.k8s.yaml', 'b.k8s.yaml']);
  expect(existsSync(join(outdir, '.cdk8s-files'))).toBe(false);
});

test('what a failed synthesis announced is not ours to remove', () => {
  synth(['a']);
  add('b.k8s.yaml', 'c.k8s.yaml/in-the-way');
  expect(() => synth(['b', 'c'])).toThrow(/c\.k8s\.yaml is not a file/);
  rmSync(join(outdir, 'c.k8s.yaml'), { recursive: true });
  expect(synth([])).toEqual(['b.k8s.yaml']);
});

test('the list is the sorted paths of the files', () => {
  synth(['b', 'a']);
  expect(readFileSync(join(outdir, '.cdk8s-files'), 'utf8')).toBe('a.k8s.yaml\nb.k8s.yaml\n');
});

test('a list cannot lead out of the directory', () => {
  const victim = `${outdir}-victim`;
  writeFileSync(victim, '');
  writeFileSync(join(outdir, '.cdk8s-files'), `../${victim.split('/').pop()}\n${victim}\n`);
  synth(['a']);
  expect(existsSync(victim)).toBe(true);
  rmSync(victim);
});

describe('shards', () => {
  const shards = (charts: readonly string[], count: number, order = [...Array(count).keys()]) => (
    order.map((i) => synth(charts, { shard: `${i + 1}/${count}` })).pop()
  );

  test.each([[[0, 1, 2]], [[2, 1, 0]], [[1, 2, 0]]])('that run in the order %j remove what no shard writes', (order) => {
    shards(['a', 'b', 'c', 'd', 'e'], 3);
    expect(shards(['b', 'c', 'e'], 3, order)).toEqual(['b.k8s.yaml', 'c.k8s.yaml', 'e.k8s.yaml']);
  });

  test('of another number take over', () => {
    shards(['a', 'b', 'c', 'd'], 4);
    expect(shards(['a', 'b'], 2)).toEqual(['a.k8s.yaml', 'b.k8s.yaml']);
    expect(synth(['b'])).toEqual(['b.k8s.yaml']);
    expect(readdirSync(outdir).sort()).toEqual(['.cdk8s-files', 'b.k8s.yaml']);
  });
});
