import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import * as fc from 'fast-check';
import { build, recipes } from './random-app';
import { PlatformApp } from '../../src/platform/platform-app';
import { parseShard, shareOf } from '../../src/synth/shard';

test.each([['1/1', 1, 1], ['1/4', 1, 4], ['4/4', 4, 4], ['12/100', 12, 100]])('%s is a shard', (notation, index, count) => {
  expect(parseShard(notation, 'shard')).toEqual({ index, count });
});

test.each(['', '0/4', '5/4', '1/0', '1', '1/', '/4', '-1/4', '1.5/4', ' 1/4', '1/4 ', '01/4', 'a/b', '1/2/3'])('%j is no shard', (notation) => {
  expect(() => parseShard(notation, 'shard')).toThrow(
    `shard: got ${JSON.stringify(notation)}; allowed: \`i/n\`, the i-th of n, counted from 1. Write 1/4 for the first of four.`);
});

/** What is in which shard, by the number of objects of each chart. */
function shares(sizes: number[], count: number): number[][] {
  const app = new App();
  const charts = sizes.map((size, number) => {
    const chart = new Chart(app, `c${number}`);
    const objects = Array.from({ length: size }, (_, object) => new ApiObject(chart, `o${object}`, { apiVersion: 'v1', kind: 'A' }));
    return { chart, objects };
  });
  return Array.from({ length: count }, (_, index) => shareOf(charts, { index: index + 1, count }).map(({ objects }) => objects.length));
}

test.each<[number[], number[][]]>([
  [[1, 1, 1, 1], [[1, 1], [1, 1]]],
  [[1, 1, 1], [[1, 1], [1]]],
  [[10, 1, 1], [[10], [1, 1]]],
  [[1, 1, 10], [[1, 1, 10], []]],
  [[0, 0], [[0, 0], []]],
  [[0, 2, 2, 0], [[0, 2], [2, 0]]],
  [[], [[], []]],
])('charts with %j objects are shared as %j', (sizes, expected) => {
  expect(shares(sizes, 2)).toEqual(expected);
});

let scratch: string;
beforeAll(() => { scratch = mkdtempSync(join(tmpdir(), 'shard-')); });
afterAll(() => rmSync(scratch, { recursive: true }));
afterEach(() => { delete process.env.CDK8S_SHARD; });

function filesOf(folder: string): { [file: string]: string } {
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.endsWith('.yaml')).sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

test.each([
  YamlOutputType.FILE_PER_CHART, YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
])('the shards of random apps are the whole: output type %i', (yamlOutputType) => {
  fc.assert(fc.property(recipes, fc.integer({ min: 1, max: 5 }), (recipe, count) => {
    const [whole, parts] = [mkdtempSync(join(scratch, 'whole-')), mkdtempSync(join(scratch, 'parts-'))];
    const app = build(new PlatformApp({ outdir: whole, yamlOutputType }), recipe);
    try {
      app.synth();
    } catch {
      fc.pre(false);
    }
    for (let index = 1; index <= count; index++) build(new PlatformApp({ outdir: parts, yamlOutputType, shard: `${index}/${count}` }), recipe).synth();
    expect(filesOf(parts)).toEqual(filesOf(whole));
  }), { numRuns: 100, seed: yamlOutputType });
});

function fourCharts(props: { shard?: string } = {}): PlatformApp {
  const created = new PlatformApp({ outdir: mkdtempSync(join(scratch, 'app-')), recordConstructMetadata: true, ...props });
  for (const id of ['a', 'b', 'c', 'd']) new ApiObject(new Chart(created, id), 'object', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id } });
  return created;
}

test('the environment chooses the shard, the prop comes first', () => {
  process.env.CDK8S_SHARD = '2/4';
  expect(fourCharts().synthYaml()).toMatch(/name: b\n$/);
  expect(fourCharts({ shard: '3/4' }).synthYaml()).toMatch(/name: c\n$/);
  process.env.CDK8S_SHARD = '';
  expect(fourCharts().synthYaml().match(/name: ./g)).toHaveLength(4);
  process.env.CDK8S_SHARD = '5/4';
  expect(() => fourCharts()).toThrow(/^CDK8S_SHARD: got "5\/4"/);
});

test('every shard records all constructs and runs all validators', () => {
  const shard = fourCharts({ shard: '1/4' });
  shard.synth();
  expect(Object.keys(JSON.parse(readFileSync(join(shard.outdir, 'construct-metadata.json'), 'utf8')).resources)).toEqual(['a', 'b', 'c', 'd']);
  shard.node.findChild('d').node.addValidation({ validate: () => ['no'] });
  expect(() => shard.synth()).toThrow('[d] no');
});

test('a single file is not shared', () => {
  const yamlOutputType = YamlOutputType.FILE_PER_APP;
  expect(() => new PlatformApp({ yamlOutputType, shard: '1/2' })).toThrow(/^shard: got "1\/2"; allowed: an output type with a file per chart or resource/);
  expect(() => new PlatformApp({ yamlOutputType, shard: '1/1' })).not.toThrow();
});
