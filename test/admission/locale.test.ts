import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { synthesize } from '../../projenrc/examples/synthesize';

const scratch = mkdtempSync(join(tmpdir(), 'locale-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function run(locale: string): { files: string[]; findings: unknown[] } {
  const args = ['--import', 'tsx', join(__dirname, 'locale-app.ts'), join(scratch, locale)];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, LANG: locale, LC_ALL: locale } });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const usual = run('de_DE.UTF-8');

test('nothing is found in a usual locale', () => {
  expect(usual.findings).toEqual([]);
  expect(usual.files.filter((file) => file.startsWith('pricing-'))).toHaveLength(1);
});

test.each(['tr_TR.UTF-8', 'az_AZ.UTF-8', 'lt_LT.UTF-8', 'C'])('PlatformApp names the same files under %s', (locale) => {
  expect(run(locale).files).toEqual(usual.files);
});

test.each(['tr_TR.UTF-8', 'az_AZ.UTF-8'])('names of objects that change under %s are one finding', (locale) => {
  expect(run(locale).findings).toEqual([{
    rule: 'name/avoids-locale',
    level: 'advised',
    constructPath: '',
    got: expect.stringMatching(/^ConfigMap web-allowngress-[0-9a-f]{8} of web\/AllowIngress→ and 1 more$/),
  }]);
});

test('an example with names from cdk8s says so', () => {
  const { output } = synthesize('three-tenants', join(scratch, 'tenants'), { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', CDK8S_KUBEVIRT_ADVICE: 'on' });
  expect(output).toMatch(/^cdk8s-kubevirt: 1 finding: 1 advised; [^]*name\/avoids-locale \(1\)/);
});
