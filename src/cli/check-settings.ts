import { join, relative, resolve, sep } from 'path';
import type { ConfigFile } from './config/config';
import { configOf } from './config/find-config';
import { FORMATS } from './formats';
import { isSameFile } from './inputs';
import { absolute, UsageError } from './io';
import type { Io } from './io';
import { choice } from './options';
import type { Parsed } from './options';
import { LEVELS, levelsFrom } from '../admission/report';
import { FindingLevel } from '../rules/finding-level';

/** Where a baseline is written unless another file is named. */
export const BASELINE = '.cdk8s-kubevirt-baseline.json';
export const THRESHOLDS = [...LEVELS, 'never'] as const;

/** What one call of `check` is to do, by its command line, then by its config. */
export interface CheckSettings {
  readonly config: ConfigFile;
  readonly paths: readonly string[];
  readonly platform?: string;
  readonly format: typeof FORMATS[number];
  readonly output?: string;
  readonly failing: readonly FindingLevel[];
  readonly reported: readonly FindingLevel[];
  readonly baseline?: string;
}

/** @throws UsageError for what contradicts itself, and where there is nothing to judge */
export function settingsOf(parsed: Parsed, io: Io): CheckSettings {
  const { values, flags, positionals } = parsed;
  const config = configOf(parsed, io);
  const { config: said } = config;
  const pathIn = (path: string | undefined) => path && (relative(io.cwd, resolve(config.directory, path)) || '.');
  const format = choice('format', values.format ?? said.format ?? 'text', FORMATS);
  const failOn = choice('fail-on', values['fail-on'] ?? said.failOn ?? FindingLevel.UNSTARTABLE, THRESHOLDS);
  const minLevel = choice('min-level', values['min-level'] ?? said.minLevel ?? FindingLevel.ADVISED, LEVELS);
  const failing = failOn === 'never' ? [] : levelsFrom(failOn);
  const reported = levelsFrom(minLevel);
  if (failing.length > reported.length) {
    throw new UsageError(`with --min-level ${minLevel} findings would fail that are not reported; write --fail-on ${minLevel} or a graver level`);
  }
  const paths = positionals.length ? positionals : (said.paths ?? []).flatMap((path) => pathIn(path) ?? []);
  if (!paths.length) throw new UsageError('nothing to check; name files or directories, or - for standard input');
  const baseline = values.baseline ?? pathIn(said.baseline) ?? (flags.has('write-baseline') ? pathIn(BASELINE) : undefined);
  const output = values.output ?? pathIn(said.output);
  refuseReplacing(output, new Map([[values.platform, 'describes the cluster'], [baseline, 'is the baseline'], [config.document?.file, 'is the config']]), io);
  return { config, paths, platform: values.platform, format, output, failing, reported, baseline };
}

function refuseReplacing(output: string | undefined, files: ReadonlyMap<string | undefined, string>, io: Io): void {
  for (const [file, what] of files) {
    if (output === undefined || file === undefined) continue;
    if (absolute(output, io) === absolute(file, io) || isSameFile(output, file, io)) throw new UsageError(`--output ${output} would replace ${file}, which ${what}`);
  }
}

/** Whether all files below a directory are judged. */
export function judgesAllOf(directory: string, { paths }: CheckSettings, { positionals }: Parsed, config: ConfigFile, io: Io): boolean {
  if (!positionals.length && directory === config.directory) return true;
  return paths.some((path) => path !== '-' && `${directory}${sep}`.startsWith(join(absolute(path, io), sep)));
}
