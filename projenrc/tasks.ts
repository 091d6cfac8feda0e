import { cdk } from 'projen';
import { LANGUAGES } from './languages/bindings';

/** The commands of README.md and CONTRIBUTING: everything that is not projen's own. */
export function addTasks(project: cdk.JsiiProject): void {
  project.compileTask.exec('tsx projenrc/bundle/main.ts');
  project.compileTask.exec('tsx projenrc/shapes/main.ts');
  project.compileTask.exec('tsx projenrc/lazy-index.ts');
  project.compileTask.exec('tsx projenrc/platform-schema/main.ts');
  project.compileTask.exec('tsx projenrc/config-schema/main.ts');
  project.compileTask.exec('tsx projenrc/page/main.ts');
  project.compileTask.exec('tsx projenrc/templates/main.ts');

  const typecheck = project.addTask('typecheck', {
    description: 'Type-check tests, examples, benchmarks and tooling',
    steps: ['test', 'examples', 'bench', 'conformance', 'projenrc', 'page'].map((folder) => ({ exec: `tsc --noEmit -p ${folder}/tsconfig.json` })),
  });

  project.testTask.reset();
  project.testTask.spawn(project.compileTask);
  project.testTask.spawn(typecheck);
  project.testTask.exec('jest --ci', { receiveArgs: true });

  project.addTask('lint', {
    description: 'Lint without fixing, and look for files that import each other',
    steps: [
      { exec: 'eslint --ext .ts,.tsx --max-warnings 0 src test examples projenrc bench conformance page .projenrc.ts' },
      { exec: 'tsx projenrc/cycles/main.ts' },
    ],
    env: { ESLINT_USE_FLAT_CONFIG: 'false' },
  });

  const page = project.addTask('test:page', { description: 'Open reports in a headless Chromium, which CHROMIUM says the place of, and look at what is shown' });
  page.spawn(project.compileTask);
  page.exec('jest --ci --config test/page/jest.config.json page.browser', { receiveArgs: true });

  const site = project.addTask('site', { description: 'Build the documentation site from docs/ into dist/site; dead links are refused' });
  site.exec('npm ci --prefix site');
  site.exec('tsx projenrc/site/main.ts');

  const lookAtSite = project.addTask('test:site', { description: 'Build the documentation site and look at it in a headless Chromium, as test:page does' });
  lookAtSite.spawn(site);
  lookAtSite.exec('jest --ci --config test/page/jest.config.json site.browser', { receiveArgs: true });

  const screenshots = project.addTask('screenshots', { description: 'Take the pictures of reports in docs/report; needs Chromium, as test:page does' });
  screenshots.spawn(project.compileTask);
  screenshots.exec('tsx projenrc/page/screenshots.ts');

  project.addTask('single-file', {
    description: 'Write the command line with all that it requires into dist/cli/cdk8s-kubevirt.cjs, which Node.js runs without node_modules; '
      + 'with -- --binary into an executable as well, which needs no Node.js',
    exec: 'tsx projenrc/single-file/main.ts',
    receiveArgs: true,
  });

  const synth = project.addTask('synth', { description: 'Build the library and synthesize every example into dist/<example>/' });
  synth.spawn(project.compileTask);
  synth.exec('tsx projenrc/examples/main.ts', { receiveArgs: true });

  const golden = project.addTask('golden', { description: 'Take the output of the examples as the new golden files' });
  golden.spawn(synth);
  golden.exec('tsx projenrc/examples/golden.ts');

  project.addTask('scenarios', {
    description: 'Write the manifests of test/scenarios into dist/scenarios/<scenario>/<section>/',
    exec: 'tsx projenrc/scenarios/main.ts',
  });

  project.addTask('import', {
    description: 'Regenerate the types of imports/, after taking a release (see imports/README.md): -- SOURCE --repository OWNER/NAME --release TAG [--beside]',
    exec: 'tsx projenrc/import/main.ts',
    receiveArgs: true,
  });

  const docgen = project.addTask('docgen', {
    description: 'Regenerate docs/rules.md, docs/rules from the rules and their tests, who reads each prop of Platform, API.md, docs/api, and docs/distributions.md',
    steps: ['rules', 'readers'].map((folder) => ({ exec: `tsx projenrc/${folder}/main.ts` })),
  });
  docgen.spawn(project.compileTask);
  docgen.exec('tsx projenrc/api/main.ts');
  docgen.exec('tsx projenrc/distributions/main.ts');

  project.tasks.tryFind('package:js')?.reset('tsx projenrc/package/main.ts', { receiveArgs: true });
  // `npm run build` asks for no toolchain but that of npm; each of the others is built from the package that is published there.
  project.packageTask.reset('tsx projenrc/package/main.ts', { receiveArgs: true });
  for (const language of LANGUAGES) project.tasks.tryFind(`package:${language}`)?.reset(`tsx projenrc/languages/package.ts ${language}`, { receiveArgs: true });
  project.package.setScript('prepublishOnly', 'echo "publish what npm run package:js writes: npm publish dist/js/*.tgz" >&2; exit 1');

  const languages = project.addTask('languages', {
    description: 'Build the packages of Python, Go and Java, or of those named, run what is ported to each, and compare it with the golden files; needs their toolchains',
  });
  languages.spawn(project.compileTask);
  languages.exec('tsx projenrc/languages/main.ts', { receiveArgs: true });

  project.addTask('docs', {
    description: 'Compile the code of README.md, of CONTRIBUTING.md and of all docstrings',
    steps: [{ exec: 'jsii-rosetta extract --strict .' }, { exec: 'tsx projenrc/docs/main.ts' }],
  });

  project.addTask('conformance', {
    description: 'Apply the goldens, or other YAML, to a real API server with KubeVirt\'s own webhooks; needs Go',
    exec: 'tsx conformance/run.ts',
    receiveArgs: true,
  });

  const tenancy = project.addTask('conformance:tenancy', {
    description: 'Try on a real API server what tenants and their members could, and compare docs/tenant-access.md, or -- --write it; needs Go',
  });
  tenancy.spawn(project.compileTask);
  tenancy.exec('tsx conformance/tenancy.ts', { receiveArgs: true });

  const differential = project.addTask('conformance:differential', {
    description: 'Compare our verdicts with those of KubeVirt\'s and CDI\'s own code on generated manifests; needs Go',
  });
  differential.spawn(project.compileTask);
  differential.exec('tsx conformance/differential.ts', { receiveArgs: true });

  const releases = project.addTask('conformance:releases', {
    description: 'The same for each release of KubeVirt that there is a judge of; needs Go',
  });
  releases.spawn(project.compileTask);
  releases.exec('tsx conformance/each-release.ts --all', { receiveArgs: true });

  project.addTask('fuzz', {
    description: 'Judge manifests that are broken in any way: -- --count N --seed S; no rule may crash, hang or take much memory',
    exec: 'tsx --max-old-space-size=512 projenrc/fuzz/main.ts',
    receiveArgs: true,
  });

  project.addTask('mutation', {
    description: 'Change rules one way at a time and list the changes that no test notices: -- src/rules/AREA, or a file',
    exec: 'tsx projenrc/mutation/main.ts',
    receiveArgs: true,
  });

  project.addTask('bench', { description: 'Measure; see bench/README.md', exec: 'tsx bench/main.ts', receiveArgs: true });
}
