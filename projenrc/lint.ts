import { cdk } from 'projen';

/** The rooms with a public face, on which patterns are built. */
const PUBLIC = [
  'admission', 'platform', 'cluster', 'storage', 'network', 'compute', 'instancetype', 'tenancy', 'scaling', 'resilience', 'observability', 'logging',
  'security', 'gitops', 'workflows',
];

/** What every room of constructs may import. */
const CONSTRUCTS = [
  'kubernetes', 'resource', 'usage-error.ts', 'format-quantity.ts', 'name-from-id.ts', 'virtual-machine-reference.ts', 'wire-forms.ts',
  'cdk8s-plus-internals.ts',
];

/** The rooms of which programs that are written by `adopt` use constructs; it imports types only. */
const ROOMS_OF_PROPS = ['storage', 'network', 'compute', 'instancetype'];

/** What each layer may import besides itself and the layers listed; everything else of src/ is above it. See ARCHITECTURE.md. */
const LAYERS: { [room: string]: string[] } = {
  kubernetes: [],
  manifests: ['kubernetes'],
  analysis: ['kubernetes', 'manifests'],
  rules: ['kubernetes', 'manifests', 'analysis'],
  admission: ['kubernetes', 'manifests', 'rules', 'analysis', 'render-api-object.ts'],
  shape: ['kubernetes', 'usage-error.ts'],
  synth: ['kubernetes', 'manifests', 'admission', 'usage-error.ts', 'render-api-object.ts'],
  platform: ['kubernetes', 'manifests', 'admission', 'synth', 'usage-error.ts', 'format-quantity.ts', 'write-whole.ts'],
  resource: ['admission', 'platform', 'name-from-id.ts', 'render-api-object.ts', 'usage-error.ts'],
  storage: ['manifests/disk-access.ts', 'admission', 'platform', ...CONSTRUCTS],
  network: ['admission', 'platform', ...CONSTRUCTS],
  cluster: ['manifests', 'admission', 'platform', ...CONSTRUCTS],
  observability: ['admission', 'platform', 'compute', ...CONSTRUCTS],
  logging: ['admission', 'platform', ...CONSTRUCTS],
  gitops: ['admission', 'platform', ...CONSTRUCTS],
  scaling: ['analysis', 'admission', 'platform', 'compute', ...CONSTRUCTS],
  testing: ['kubernetes', 'analysis', 'admission', 'usage-error.ts'],
  validation: ['rules', 'admission', 'platform', 'cli', 'usage-error.ts'],
  upgrade: ['kubernetes', 'manifests', 'rules', 'analysis', 'admission', 'platform', 'usage-error.ts'],
  changes: ['kubernetes', 'manifests', 'rules', 'analysis', 'admission', 'platform', 'upgrade/comparison.ts', 'usage-error.ts'],
  diagram: ['kubernetes', 'analysis'],
  report: ['kubernetes', 'manifests', 'rules', 'analysis', 'admission', 'platform', 'changes', 'diagram', 'package.ts', 'usage-error.ts', 'write-whole.ts'],
  adopt: ['kubernetes', 'manifests', 'index.ts', ...ROOMS_OF_PROPS],
  cli: [
    'kubernetes', 'manifests', 'rules', 'analysis', 'admission', 'platform', 'upgrade', 'changes', 'diagram', 'report', 'adopt', 'package.ts', 'usage-error.ts',
    'write-whole.ts', 'synth/output-directory.ts',
  ],
  compute: ['manifests/disk-access.ts', 'admission', 'platform', 'storage', 'network', ...CONSTRUCTS],
  tenancy: ['manifests', 'analysis', 'admission', 'platform', ...CONSTRUCTS],
  instancetype: ['manifests', 'admission', 'platform', 'storage', 'network', 'compute', ...CONSTRUCTS],
  security: ['admission', 'platform', 'storage', 'network', 'compute', 'tenancy', ...CONSTRUCTS],
  resilience: ['admission', 'platform', 'network', 'compute', 'scaling', ...CONSTRUCTS],
  workflows: ['admission', 'platform', 'storage', 'compute', ...CONSTRUCTS],
  patterns: ['kubernetes', 'resource/references.ts', 'usage-error.ts', ...PUBLIC.map((room) => `${room}/index.ts`)],
  edge: ['kubernetes', 'manifests/source', 'usage-error.ts', ...PUBLIC.map((room) => `${room}/index.ts`)],
};

const CONSTANT = 'VariableDeclarator[id.name=/^[A-Z][A-Z_0-9]*$/]';
/**
 * Constants that TypeScript lets one ask for any word: `OBJECT[word]` finds `constructor` and `toString`, too. Where the keys are a closed set
 * TypeScript refuses other words by itself.
 */
const WORD_LOOKUPS = [
  `${CONSTANT} > Identifier.id > TSTypeAnnotation > TSTypeLiteral > TSIndexSignature > Identifier.parameters TSStringKeyword`,
  `${CONSTANT} > Identifier.id > TSTypeAnnotation TSTypeReference[typeName.name="Record"] > TSTypeParameterInstantiation > TSStringKeyword.params:first-child`,
  `${CONSTANT} > CallExpression.init[callee.object.name="Object"][callee.property.name="fromEntries"]`,
].map((selector) => ({ selector, message: 'Look words up in a Map, or type the keys: { readonly [word in Word]: … }.' }));

const PLUS_INTERNALS = {
  selector: 'MemberExpression[property.name=/^_to(Kube|PodSpec)$/]',
  message: 'What is internal to cdk8s-plus is read in src/cdk8s-plus-internals.ts only',
};

/** Selectors that are errors in some files, on top of those that are everywhere: ESLint takes only the last list for a file. */
function restricted(...more: readonly { readonly selector: string; readonly message: string }[]): unknown[] {
  return ['error', ...WORD_LOOKUPS, ...more];
}

/** House rules on top of projen's, beside cycles/, which finds files that import each other: no imports from a layer above, no lookups in objects, one dialect. */
export function addLintRules(project: cdk.JsiiProject): void {
  project.eslint!.addRules({
    // JSON is required where it is needed, by a literal path: nothing is read on import, and bundlers find it.
    '@typescript-eslint/no-require-imports': ['error', { allow: ['\\.json$'] }],
    'import/no-restricted-paths': ['error', {
      zones: Object.entries(LAYERS).map(([room, below]) => ({
        target: `./src/${room}`,
        from: './src',
        except: [room, ...below].map((path) => `./${path}`),
        message: `src/${room} may import only itself${below.length > 0 ? ' and ' : ''}${below.join(', ')}`,
      })),
    }],
  });
  project.eslint!.addOverride({
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-syntax': restricted(PLUS_INTERNALS),
      '@typescript-eslint/explicit-member-accessibility': ['error', {
        accessibility: 'explicit', overrides: { constructors: 'no-public', parameterProperties: 'off' },
      }],
    },
  });
  project.eslint!.addOverride({
    files: ['src/{kubernetes,manifests,rules,analysis}/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: ['cdk8s', 'cdk8s-plus-28', 'constructs'] }] },
  });
  project.eslint!.addOverride({
    files: ['src/patterns/**/*.ts'],
    rules: {
      // `_attach` is the one internal member of the room itself.
      'no-restricted-syntax': restricted({
        selector: 'MemberExpression[property.name=/^_(?!attach$)/], ObjectPattern > Property[key.name=/^_/]',
        message: 'A pattern reads the public members of other rooms only',
      }),
    },
  });
  project.eslint!.addOverride({
    files: ['test/scenarios/*/*.ts'],
    excludedFiles: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': restricted(
        { selector: 'ImportSpecifier[imported.name=/^(ApiObject|JsonPatch|Include)$/]', message: 'A scenario is made of L2s and L3s' },
        { selector: 'MemberExpression[property.name=/^(override|patch)/]', message: 'A scenario needs no patch and no override: where it does, a prop is missing' },
      ),
    },
  });
  project.eslint!.addOverride({
    files: ['page/**'],
    rules: {
      // What is built into the page is no dependency of the library, and parts of it (preact/hooks) are packages by their names only.
      'import/no-extraneous-dependencies': ['off'],
      // The page is a program of its own: of the library it has the types of what it shows.
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ group: ['**/src/**'], allowTypeImports: true, message: 'The page takes only types from src' }] }],
    },
  });
  project.eslint!.addOverride({
    files: ['src/cdk8s-plus-internals.ts'],
    rules: { 'no-restricted-syntax': restricted() },
  });
}
