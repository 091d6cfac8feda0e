import { keep } from '../../../projenrc/package/keep';

test.each([
  'lib/index.js', 'lib/testing/index.js', 'imports/kubevirt.io.d.ts', '.jsii', 'package.json',
  'node_modules/js-yaml/dist/js-yaml.cjs.js', 'node_modules/js-yaml/dist/js-yaml.d.ts', 'node_modules/js-yaml/LICENSE',
  'node_modules/js-yaml/package.json', 'node_modules/argparse/lib/sub.js', 'node_modules/contest/index.js',
])('%s is packed', (path) => {
  expect(keep(path)).toBe(true);
});

test.each([
  'node_modules/js-yaml/dist/js-yaml.cjs.js.map', 'node_modules/js-yaml/dist/browser/js-yaml.umd.min.js', 'node_modules/other/lib/core.ts',
  'node_modules/fast-uri/test/parse.test.js', 'node_modules/fast-uri/types/index.test-d.ts',
  'node_modules/fast-uri/tsconfig.json', 'node_modules/fast-uri/.gitattributes', 'node_modules/fast-uri/.github/workflows/ci.yml',
  'node_modules/fast-uri/benchmark/equal.mjs', 'node_modules/json-schema-traverse/spec/index.spec.js', 'node_modules/json-schema-traverse/.eslintrc.yml',
])('%s is not', (path) => {
  expect(keep(path)).toBe(false);
});
