import { join } from 'node:path';

import { ValidationContext } from 'cdk8s-cli/plugins';
import { FailOn, KubeVirtValidation } from '../../src/validation';
import type { KubeVirtValidationProps } from '../../src/validation';
import { ACKNOWLEDGED, ADVISED, ALLOWED_NAME, directory, GOOD, REJECTED, UNSTARTABLE } from '../cli/invoke';

const BIOS = UNSTARTABLE.replace('"labels":{"a":"/"}', '"labels":{}').replace('"devices":{}', '"firmware":{"bootloader":{"bios":{}}},"devices":{}');
const files = directory({
  'a.k8s.yaml': `${GOOD}---\n${REJECTED}---\n${ADVISED}`,
  'b.k8s.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: b}\ndta: {}\nstringdata: {}\n',
  'good.k8s.yaml': GOOD,
  'advised.k8s.yaml': ADVISED,
  'acknowledged.k8s.yaml': ACKNOWLEDGED,
  'arm.k8s.yaml': BIOS,
  'platform.yaml': 'architecture: arm64\n',
});
const path = (file: string) => join(files, file);

/** The report of the validation in the hands of cdk8s-cli's own classes. */
async function validate(manifests: string[], props?: KubeVirtValidationProps, constructs = {}) {
  const context = new ValidationContext(manifests.map(path), 'cdk8s-kubevirt', '0.0.0', constructs, false);
  // jsii knows no lists that are read-only; but for that the types must agree.
  await new KubeVirtValidation(props).validate(context as ValidationContext & { readonly manifests: string[] });
  return { success: context.report.success, ...context.report.toJson() };
}

test('a violation for each rule, with the construct of each resource', async () => {
  const { success, summary, violations } = await validate(['a.k8s.yaml', 'b.k8s.yaml'], {}, { A: { path: 'app/a' } });
  expect(success).toBe(false);
  expect(summary.metadata).toEqual({ Objects: '4', Findings: '4 findings: 3 rejected, 1 advised' });
  expect(violations.map(({ ruleName }) => ruleName)).toEqual(['metadata/fits-scope', 'metadata/has-valid-name', 'schema/has-known-field']);
  expect(violations[1]).toEqual({
    ruleName: 'metadata/has-valid-name',
    recommendation: 'The name of an object must have the form that its kind demands. '
      + 'The API server refuses other names: most kinds want a DNS subdomain, namespaces and services a DNS label.',
    fix: 'Write another name.',
    violatingConstructs: [{
      resourceName: 'A',
      constructPath: 'app/a',
      manifestPath: path('a.k8s.yaml'),
      locations: [`REJECTED line 9; metadata.name; got A; allowed: ${ALLOWED_NAME}`],
    }],
  });
  expect(violations[2].violatingConstructs.map(({ locations }) => locations)).toEqual([
    ['REJECTED line 4; dta; got {}; allowed: apiVersion, data, immutable, kind, metadata, stringData, type; Did you mean data?'],
    ['REJECTED line 5; stringdata; got {}; allowed: apiVersion, data, immutable, kind, metadata, stringData, type; Did you mean stringData?'],
  ]);
});

test.each<[string, KubeVirtValidationProps | undefined, boolean]>([
  ['good.k8s.yaml', undefined, true],
  ['advised.k8s.yaml', undefined, true],
  ['advised.k8s.yaml', { failOn: FailOn.ADVISED }, false],
  ['acknowledged.k8s.yaml', { failOn: FailOn.ADVISED }, true],
  ['a.k8s.yaml', { failOn: FailOn.NEVER }, true],
  ['arm.k8s.yaml', undefined, true],
  ['arm.k8s.yaml', { platform: path('platform.yaml') }, false],
])('%s %j: %s', async (file, props, success) => {
  expect(await validate([file], props)).toMatchObject({ success });
});

test('a level that there is not', () => {
  expect(() => new KubeVirtValidation({ failOn: 'error' as FailOn })).toThrow('failOn: got "error"; allowed: rejected, unstartable, warned, advised, never.');
});

test('a platform file that is not there', async () => {
  await expect(validate(['good.k8s.yaml'], { platform: path('none.yaml') })).rejects.toThrow(
    `platform: got "${path('none.yaml')}"; allowed: a file that can be read: ENOENT: no such file or directory, open '${path('none.yaml')}'. Write its path `);
});

describe('the config of the folder in which cdk8s synth runs', () => {
  afterEach(() => jest.restoreAllMocks());

  test.each<[string, KubeVirtValidationProps, boolean, string]>([
    ['{}', {}, false, '1 finding: 1 rejected'],
    ['failOn: never', {}, true, '1 finding: 1 rejected'],
    ['failOn: never', { failOn: FailOn.REJECTED }, false, '1 finding: 1 rejected'],
    ['rules: {metadata/has-valid-name: advised}', {}, true, '1 finding: 1 advised'],
    ['ignore: [dist/bad.k8s.yaml]', {}, true, 'no findings'],
    ['acknowledge: [{rule: metadata/has-valid-name, reason: The vendor names it so.}]', {}, true, 'no findings'],
  ])('%s with %j', async (config, props, success, findings) => {
    const root = directory({ '.cdk8s-kubevirt.yaml': config, 'dist/bad.k8s.yaml': REJECTED });
    jest.spyOn(process, 'cwd').mockReturnValue(root);
    const context = new ValidationContext([join(root, 'dist/bad.k8s.yaml')], 'cdk8s-kubevirt', '0.0.0', {}, false);
    await new KubeVirtValidation(props).validate(context as ValidationContext & { readonly manifests: string[] });
    expect({ success: context.report.success, findings: context.report.toJson().summary.metadata?.Findings }).toEqual({ success, findings });
  });

  test('what a synthesis recorded beside its output', async () => {
    const root = directory({ 'dist/.cdk8s-admission': 'platform: {architecture: arm64}\n', 'dist/arm.k8s.yaml': BIOS });
    const context = new ValidationContext([join(root, 'dist/arm.k8s.yaml')], 'cdk8s-kubevirt', '0.0.0', {}, false);
    await new KubeVirtValidation().validate(context as ValidationContext & { readonly manifests: string[] });
    expect(context.report.toJson().violations.map(({ ruleName }) => ruleName)).toContain('firmware/excludes-bios-on-arm64');
  });
});
