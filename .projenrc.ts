import { cdk, javascript, typescript } from 'projen';
import { addLintRules } from './projenrc/lint';
import { addTasks } from './projenrc/tasks';

const project = new cdk.JsiiProject({
  name: 'cdk8s-kubevirt',
  description: 'KubeVirt virtual machines as first-class cdk8s workloads: typed, checked before they reach a cluster',
  author: 'cdk8s-kubevirt maintainers',
  authorAddress: 'maintainers@cdk8s-kubevirt.dev',
  repositoryUrl: 'https://github.com/cdk8s-kubevirt/cdk8s-kubevirt.git',
  license: 'Apache-2.0',
  stability: 'experimental',
  copyrightOwner: 'cdk8s-kubevirt maintainers',
  keywords: ['cdk8s', 'constructs', 'kubernetes', 'kubevirt', 'virtual-machines', 'cdi', 'sr-iov', 'gitops'],
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.0.0',
  jsiiVersion: '~5.9.0',
  typescriptVersion: '~5.9.0',
  runner: typescript.TypeScriptRunner.tsx(),
  projenrcTs: true,
  sampleCode: false,
  // The publishing pipeline is the maintainers' own; CI is the one script .ci/run.
  github: false,
  buildWorkflow: false,
  release: false,
  depsUpgrade: false,
  npmignoreEnabled: false,
  // API.md is our own, see projenrc/api; it lands in a commit of its own, never as a side effect of a build.
  docgen: false,
  bin: { 'cdk8s-kubevirt': 'lib/cli/main.js' },

  publishToPypi: { distName: 'cdk8s-kubevirt', module: 'cdk8s_kubevirt' },
  publishToMaven: { mavenGroupId: 'io.github.cdk8s-kubevirt', mavenArtifactId: 'cdk8s-kubevirt', javaPackage: 'io.github.cdk8s_kubevirt' },
  publishToGo: { moduleName: 'github.com/cdk8s-kubevirt/cdk8s-kubevirt-go', packageName: 'kubevirt' },
  publishToNuget: { packageId: 'Cdk8sKubevirt', dotNetNamespace: 'Cdk8sKubevirt' },

  peerDeps: ['cdk8s@^2.70.0', 'cdk8s-plus-28@^2.5.0', 'constructs@^10.4.2'],
  peerDependencyOptions: { pinnedDevDependency: false },
  devDeps: [
    'cdk8s@2.70.106', 'cdk8s-plus-28@2.5.6', 'constructs@10.8.1',
    'ajv@^8.20.0', 'cdk8s-cli@^2.207.60', 'esbuild@0.28.2', 'expect@^30.5.2', 'fast-check@^4.10.2', 'eslint-import-resolver-typescript@^4.4.5', 'jest-each@^30.5.2',
    // The page of a report and its test in a browser.
    '@types/d3-scale@^4', '@types/d3-shape@^3', 'axe-core@^4.14.1', 'd3-scale@^4', 'd3-shape@^3', 'preact@^11.2.0', 'puppeteer-core@^24',
    // Puts the command line into an executable; it has no other releases than these.
    'postject@1.0.0-alpha.6',
  ],
  bundledDeps: ['@dagrejs/dagre@^3.1.3', 'ignore@^7.0.5', 'js-yaml@^5.5.0'],

  // No source maps: the sources are not in the package, and reading the maps doubles the time to load it.
  tsconfig: { compilerOptions: { inlineSourceMap: false, inlineSources: false } },
  tsconfigDev: { include: ['../imports/**/*.d.ts'] },
  eslintOptions: { dirs: ['src'], devdirs: ['test', 'examples', 'projenrc', 'bench', 'page'] },
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    junitReporting: false,
    jestConfig: {
      collectCoverage: false,
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      moduleNameMapper: { '^cdk8s-kubevirt$': '<rootDir>/src' },
      setupFiles: ['<rootDir>/test/without-advice.ts'],
      // Jest leaves one core free for watching; on two cores that is half of the machine.
      maxWorkers: '100%',
    },
  },
});

project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './package.json': './package.json',
  './.jsii': './.jsii',
  './platform.schema.json': './platform.schema.json',
  './config.schema.json': './config.schema.json',
  // The types of what is on the wire, for ApiObject and patches; nothing is there at run time.
  './imports/*': { types: './imports/*.d.ts' },
});
project.package.addField('files', [
  'lib', 'imports', 'docs/platform-readers.md', 'docs/rule-examples.json', 'platform.schema.json', 'config.schema.json', '.jsii', 'CHANGELOG.md', '!**/*.tsbuildinfo',
]);

for (const folder of ['examples', 'bench']) {
  new javascript.TypescriptConfig(project, {
    fileName: `${folder}/tsconfig.json`, extends: javascript.TypescriptConfigExtends.fromTypescriptConfigs([project.tsconfigDev]), include: ['**/*.ts'],
  });
}

// Of 1.13.0 not every platform's binary was published, and npm cannot install from a lock file that misses one.
project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });

addLintRules(project);
addTasks(project);

for (const path of ['/API.md', '/docs/**', '/imports/*.d.ts', '/imports/**/*.json']) project.annotateGenerated(path);
project.gitignore.exclude('/dist/', '/coverage/', '/.scratch/', '/.jsii.tabl.json', '/site/pages/', '/site/.vitepress/cache/');
project.synth();
