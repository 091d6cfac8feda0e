import { readFileSync, writeFileSync } from 'fs';
import { resolve } from 'path';
import { renderJson } from './format/json';
import { renderJunit } from './format/junit';
import { renderSarif } from './format/sarif';
import { renderSummary, renderText } from './format/text';
import { inputsOf } from './inputs';
import type { Input } from './inputs';
import { fileError, Io, UsageError } from './io';
import { choice, parse } from './options';
import { Progress } from './progress';
import { findingsOf } from './report';
import type { Report } from './report';
import { check } from '../admission/check';
import type { Checked } from '../admission/check';
import { LEVELS, levelsFrom } from '../admission/report';
import type { AdmissionProfile } from '../manifests/profile';
import type * as platformFile from '../platform/platform-file';
import { FindingLevel } from '../rules/finding-level';

const RENDERERS = { text: renderText, json: renderJson, sarif: renderSarif, junit: renderJunit };
const FORMATS = Object.keys(RENDERERS) as (keyof typeof RENDERERS)[];
const NEVER = 'never';

/** `cdk8s-kubevirt check`. */
export function checkCommand(args: string[], io: Io): number {
  const { values, positionals } = parse(args, ['platform', 'format', 'output', 'fail-on']);
  const { platform, output } = values;
  const format = choice('format', values.format ?? 'text', FORMATS);
  const failOn = choice('fail-on', values['fail-on'] ?? FindingLevel.UNSTARTABLE, [...LEVELS, NEVER]);
  if (!positionals.length) throw new UsageError('nothing to check; name files or directories, or - for standard input');
  const profile = platform === undefined ? {} : profileOf(platform, io);
  const inputs = inputsOf(positionals, io);
  const checked = checkWithProgress(inputs, profile, io);
  refuseEmpty(inputs, checked, positionals);

  const failing = failOn === NEVER ? [] : levelsFrom(failOn);
  const report: Report = {
    ...checked,
    files: inputs.length,
    fails: ({ level, acknowledged }) => acknowledged === undefined && failing.includes(level),
  };
  const coloured = output === undefined && io.stdout.isTTY === true && !io.env.NO_COLOR;
  const text = RENDERERS[format](report, coloured);
  if (output === undefined) {
    io.stdout.write(text);
  } else {
    attempt(output, () => writeFileSync(resolve(io.cwd, output), text));
    io.stderr.write(`${renderSummary(report)}\n`);
  }
  return findingsOf(report).some(report.fails) ? 1 : 0;
}

function checkWithProgress(inputs: readonly Input[], profile: AdmissionProfile, io: Io): Checked {
  const progress = new Progress(io);
  const checked = check(inputs, profile, (share) => progress.show(share, share < 1 ? 'reading' : 'judging'));
  progress.end();
  return checked;
}

function refuseEmpty(inputs: readonly Input[], { subjects }: Checked, paths: readonly string[]): void {
  const filled = new Set(subjects.map(({ file }) => file));
  const empty = inputs.filter(({ named, file }) => named && !filled.has(file)).map(({ file }) => file);
  if (empty.length) throw new UsageError(`no Kubernetes object in ${empty.join(', ')}`);
  if (!subjects.length) throw new UsageError(`no Kubernetes object in *.yaml, *.yml and *.json of ${paths.join(', ')}`);
}

function profileOf(file: string, io: Io): AdmissionProfile {
  // Platform loads cdk8s and cdk8s-plus, which nobody else needs.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { readPlatform } = require('../platform/platform-file') as typeof platformFile;
  const text = attempt(file, () => readFileSync(resolve(io.cwd, file), 'utf8'));
  try {
    return readPlatform(file, text)._admissionProfile;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function attempt<T>(file: string, access: () => T): T {
  try {
    return access();
  } catch (error) {
    throw fileError(file, error);
  }
}
