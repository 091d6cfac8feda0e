import { keep } from '../../../projenrc/package/keep';

test.each([
  'lib/index.js', 'lib/testing/index.js', 'imports/kubevirt.io.d.ts', '.jsii', 'package.json',
  'node_modules/js-yaml/dist/js-yaml.cjs.js', 'node_modules/js-yaml/dist/js-yaml.d.ts', 'node_modules/js-yaml/LICENSE',
  'node_modules/js-yaml/package.json', 'node_modules/argparse/lib/sub.js', 'node_modules/contest/index.js',
  'node_modules/@dagrejs/dagre/dist/dagre.cjs', 'node_modules/@dagrejs/dagre/dist/dagre.cjs.LEGAL.txt', 'node_modules/@dagrejs/graphlib/package.json',
])('%s is packed', (path) => {
  expect(keep(path)).toBe(true);
});

test.each([
  'node_modules/js-yaml/dist/js-yaml.cjs.js.map', 'node_modules/js-yaml/dist/browser/js-yaml.umd.min.js', 'node_modules/other/lib/core.ts',
  'node_modules/fast-uri/test/parse.test.js', 'node_modules/fast-uri/types/index.test-d.ts',
  'node_modules/fast-uri/tsconfig.json', 'node_modules/fast-uri/.gitattributes', 'node_modules/fast-uri/.github/workflows/ci.yml',
  'node_modules/fast-uri/benchmark/equal.mjs', 'node_modules/json-schema-traverse/spec/index.spec.js', 'node_modules/json-schema-traverse/.eslintrc.yml',
  'node_modules/@dagrejs/dagre/dist/dagre.esm.js', 'node_modules/@dagrejs/dagre/dist/dagre.min.js', 'node_modules/@dagrejs/graphlib/dist/types/index.d.ts',
])('%s is not', (path) => {
  expect(keep(path)).toBe(false);
});
