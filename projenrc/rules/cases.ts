import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CASES_FOLDER } from '../../test/rules/rule-case';
import type { RuleCase } from '../../test/rules/rule-case';

const ROOT = resolve(__dirname, '..', '..');

/** What the tests of the rules have judged, in no order that means anything. They are run, unless a run has kept its cases already. */
export function casesOfTests(): RuleCase[] {
  const kept = process.env[CASES_FOLDER];
  if (kept) return casesIn(kept);
  const folder = mkdtempSync(join(tmpdir(), 'rule-cases-'));
  try {
    const { status } = spawnSync('npx', ['jest', '--ci', '--findRelatedTests', 'test/rules/rule-case.ts'], {
      cwd: ROOT, env: { ...process.env, [CASES_FOLDER]: folder }, stdio: 'inherit',
    });
    if (status !== 0) throw new Error('the tests of the rules fail');
    return casesIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function casesIn(folder: string): RuleCase[] {
  return readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as RuleCase));
}
