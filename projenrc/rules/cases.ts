import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CASES_FOLDER } from '../../test/rules/rule-case';
import type { RuleCase } from '../../test/rules/rule-case';

const ROOT = resolve(__dirname, '..', '..');

/** Runs the tests of the rules and returns what they have judged, in no order that means anything. */
export function casesOfTests(): RuleCase[] {
  const folder = mkdtempSync(join(tmpdir(), 'rule-cases-'));
  try {
    const { status } = spawnSync('npx', ['jest', '--ci', '--findRelatedTests', 'test/rules/rule-case.ts'], {
      cwd: ROOT, env: { ...process.env, [CASES_FOLDER]: folder }, stdio: 'inherit',
    });
    if (status !== 0) throw new Error('the tests of the rules fail');
    return readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as RuleCase));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
