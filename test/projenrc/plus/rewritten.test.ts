import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../projenrc/assembly';
import { packageName, rewrittenPackage, rewrittenText } from '../../../projenrc/plus/rewritten';

test.each([
  ['import * as kplus from \'cdk8s-plus-28\';', 'import * as kplus from \'cdk8s-plus-34\';'],
  ['import { Disk } from \'cdk8s-kubevirt\';', 'import { Disk } from \'cdk8s-kubevirt-34\';'],
  ['"^cdk8s-kubevirt$": "<rootDir>/src"', '"^cdk8s-kubevirt-34$": "<rootDir>/src"'],
  ['npx cdk8s-kubevirt check dist', 'npx cdk8s-kubevirt check dist'],
  ['\'admission.cdk8s-kubevirt.dev/acknowledge\'', '\'admission.cdk8s-kubevirt.dev/acknowledge\''],
])('%s becomes %s', (text, expected) => {
  expect(rewrittenText(text, 34)).toBe(expected);
});

test('the package for the reference has no number', () => {
  expect([28, 34].map(packageName)).toEqual(['cdk8s-kubevirt', 'cdk8s-kubevirt-34']);
});

test('the package says what it is built for, in all languages, and keeps its command', () => {
  const { name, bin, peerDependencies, devDependencies, jsii } = JSON.parse(rewrittenPackage(readFileSync(join(ROOT, 'package.json'), 'utf8'), 34, '2.0.54'));
  expect({ name, bin, plus: [peerDependencies['cdk8s-plus-34'], devDependencies['cdk8s-plus-34'], peerDependencies['cdk8s-plus-28']], targets: jsii.targets }).toEqual({
    name: 'cdk8s-kubevirt-34',
    bin: { 'cdk8s-kubevirt': 'lib/cli/main.js' },
    plus: ['^2.0.0', '2.0.54', undefined],
    targets: {
      java: { package: 'io.github.cdk8s_kubevirt_34', maven: { groupId: 'io.github.cdk8s-kubevirt', artifactId: 'cdk8s-kubevirt-34' } },
      python: { distName: 'cdk8s-kubevirt-34', module: 'cdk8s_kubevirt_34' },
      dotnet: { namespace: 'Cdk8sKubevirt34', packageId: 'Cdk8sKubevirt34' },
      go: { moduleName: 'github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/cdk8s-kubevirt-34', packageName: 'kubevirt' },
    },
  });
});
