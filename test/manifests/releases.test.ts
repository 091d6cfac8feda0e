import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UPSTREAM } from '../../src/manifests/releases';

const ROOT = join(__dirname, '..', '..');

test.each([
  ['kubevirt', UPSTREAM.kubevirt],
  ['containerized-data-importer', UPSTREAM.cdi],
  ['kubernetes', UPSTREAM.kubernetes],
])('the schemas of %s are of the same release', (project, version) => {
  const { upstream } = JSON.parse(readFileSync(join(ROOT, 'imports', 'schemas', `${project}.json`), 'utf8'));
  expect(upstream.release).toBe(`v${version}`);
});

test('the code of KubeVirt that rules are compared with is of the same release', () => {
  expect(readFileSync(join(ROOT, 'conformance', 'go.mod'), 'utf8')).toContain(`\tkubevirt.io/kubevirt v${UPSTREAM.kubevirt}\n`);
});
