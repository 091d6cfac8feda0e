import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import { PlatformApp, PlatformAppProps } from '../../src/platform/platform-app';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'prune-'));
  for (const file of THERE) {
    mkdirSync(dirname(join(outdir, file)), { recursive: true });
    writeFileSync(join(outdir, file), '');
  }
});
afterEach(() => rmSync(outdir, { recursive: true }));

const THERE = [
  'app.k8s.yaml', 'old.k8s.yaml', '0000-old.k8s.yaml', 'ConfigMap.old.k8s.yaml', 'README.md', 'values.yaml', 'Upper.k8s.yaml', 'folder.k8s.yaml/file',
  'construct-metadata.json', 'old/ConfigMap.old.k8s.yaml', 'other/ConfigMap.old.k8s.yaml', 'other/notes.txt', 'Docs/ConfigMap.old.k8s.yaml', 'old/deep/ConfigMap.old.k8s.yaml',
];

function synth(props: PlatformAppProps): string[] {
  const app = new PlatformApp({ ...props, outdir });
  new ApiObject(new Chart(app, 'new'), 'object', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'new' } });
  app.synth();
  const left = (readdirSync(outdir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  return left.map(({ parentPath, name }) => join(parentPath, name).slice(outdir.length + 1));
}

test.each<[YamlOutputType, string, string[]]>([
  [YamlOutputType.FILE_PER_APP, 'app.k8s.yaml', []],
  [YamlOutputType.FILE_PER_CHART, 'new.k8s.yaml', ['app.k8s.yaml', 'old.k8s.yaml', '0000-old.k8s.yaml']],
  [YamlOutputType.FILE_PER_RESOURCE, 'ConfigMap.new.k8s.yaml', ['ConfigMap.old.k8s.yaml']],
  [YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE, 'new/ConfigMap.new.k8s.yaml', ['old/ConfigMap.old.k8s.yaml', 'other/ConfigMap.old.k8s.yaml']],
])('output type %i writes %s and removes what only an earlier synthesis can have made', (yamlOutputType, made, removed) => {
  const expected = [...new Set([...THERE, made])].filter((file) => !removed.includes(file)).sort();
  expect(synth({ yamlOutputType, prune: true }).sort()).toEqual(expected);
});

test('folders that become empty are removed', () => {
  rmSync(join(outdir, 'old/deep'), { recursive: true });
  synth({ yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE, prune: true });
  expect(readdirSync(outdir).sort()).not.toContain('old');
  expect(readdirSync(outdir).sort()).toContain('other');
});

test.each<[string, PlatformAppProps]>([['not asked', {}], ['a shard', { prune: true, shard: '1/2' }]])('nothing is removed when %s', (_, props) => {
  expect(synth(props).sort()).toEqual([...THERE, 'new.k8s.yaml'].sort());
});
