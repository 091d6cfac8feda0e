import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { Distribution, Platform } from '../../src/platform';

const folder = mkdtempSync(join(tmpdir(), 'platform-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('a platform from a file counts for its scope', () => {
  const app = new App();
  const path = file('platform.yaml', '# yaml-language-server: $schema=x\ndistribution: openshift\nnodes:\n  - {count: 2, cpus: 4, memory: 8Gi}\n');
  const platform = Platform.fromFile(app, 'Platform', path);
  expect(Platform.of(new Chart(app, 'chart'))).toBe(platform);
  expect([platform.distribution, platform.nodes[0].memory.toGibibytes(), platform.identitySalt]).toEqual([Distribution.OPENSHIFT, 8, '']);
});

test('props count before the file', () => {
  const path = file('old.json', '{"$schema": "node_modules/cdk8s-kubevirt/platform.schema.json", "kubernetesVersion": "1.33", "kubevirtVersion": "1.8.0"}');
  const platform = Platform.fromFile(new App(), 'Platform', path, { identitySalt: 'berlin', kubevirtVersion: '1.9.0' });
  expect([platform.kubernetesVersion, platform.kubevirtVersion, platform.identitySalt]).toEqual(['1.33', '1.9.0', 'berlin']);
});

test('mistakes are told with their place', () => {
  const path = file('wrong.yaml', 'a: 1\nnodes: []\nnetwork: {multus: maybe}\n');
  expect(() => Platform.fromFile(new App(), 'Platform', path)).toThrow(/wrong\.yaml:1:1: a: got 1; allowed: architecture, .*\n.*wrong\.yaml:3:11: network\.multus: got "maybe"/);
});

test('what contradicts itself is told with the construct', () => {
  const path = file('contradiction.yaml', 'featureGates: [Snapshot]\ndisabledFeatureGates: [Snapshot]\n');
  expect(() => Platform.fromFile(new Chart(new App(), 'chart'), 'Platform', path)).toThrow('[chart/Platform] featureGates: got "Snapshot"; allowed: a gate in one of the two lists');
});

test('a file that is not there', () => {
  expect(() => Platform.fromFile(new App(), 'Platform', 'no/such.yaml')).toThrow(
    "Platform.fromFile: got \"no/such.yaml\"; allowed: a file that can be read: ENOENT: no such file or directory, open 'no/such.yaml'. Write the path",
  );
});
