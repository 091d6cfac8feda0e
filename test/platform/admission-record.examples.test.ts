import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { examples, ROOT } from '../../projenrc/examples/catalog';
import type { Finding } from '../../src/admission/finding';
import { directory, invoke } from '../cli/invoke';

/** What a synthesis and a check say alike of a finding; a synthesis tells constructs beside. */
function brief({ level, rule, apiVersion, kind, namespace = '', name, field, acknowledged }: Finding): string {
  return [level, rule, apiVersion, kind, namespace, name, field, acknowledged].join(' ');
}

/** Synthesizes an example with a record, and gives what was found in its objects. */
function synthesize(example: string, outdir: string): string[] {
  const { stdout, status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join('test', 'platform', 'record-example.ts'), example], {
    cwd: ROOT, encoding: 'utf8', env: { ...process.env, CDK8S_OUTDIR: outdir, CDK8S_KUBEVIRT_ADVICE: 'off' },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const [, json = ''] = /^FINDINGS (.*)$/m.exec(stdout) ?? [];
  const findings = JSON.parse(json) as Finding[];
  return findings.filter(({ apiVersion }) => apiVersion !== '').map(brief).sort();
}

test.each(examples())('%s: check finds in what was written what synthesis found', (example) => {
  const root = directory({});
  const found = synthesize(example, root);
  const { code, stdout, stderr } = invoke(root, ['check', '.', '--format', 'json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect((JSON.parse(stdout).findings as Finding[]).map(brief).sort()).toEqual(found);
});
