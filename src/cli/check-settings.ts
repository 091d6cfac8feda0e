import type { Configured } from './config/configured';
import { FORMATS } from './formats';
import { UsageError } from './io';
import { choice } from './options';
import type { Parsed } from './options';
import { LEVELS, levelsFrom } from '../admission/report';
import { FindingLevel } from '../rules/finding-level';

export const THRESHOLDS = [...LEVELS, 'never'] as const;

/** What one call of `check` is to do, by its command line, then by its config. */
export interface CheckSettings {
  readonly paths: readonly string[];
  readonly format: typeof FORMATS[number];
  readonly output?: string;
  readonly failing: readonly FindingLevel[];
  readonly reported: readonly FindingLevel[];
  readonly baseline?: string;
}

/** @throws UsageError for what contradicts itself, and where there is nothing to judge */
export function settingsOf({ values }: Parsed, configured: Configured): CheckSettings {
  const { config: said } = configured.file;
  const format = choice('format', values.format ?? said.format ?? 'text', FORMATS);
  const failing = failingFrom(values['fail-on'] ?? said.failOn);
  const minLevel = choice('min-level', values['min-level'] ?? said.minLevel ?? FindingLevel.ADVISED, LEVELS);
  const reported = levelsFrom(minLevel);
  if (failing.length > reported.length) {
    throw new UsageError(`with --min-level ${minLevel} findings would fail that are not reported; write --fail-on ${minLevel} or a graver level`);
  }
  const paths = configured.paths('check');
  const baseline = configured.baseline();
  const output = values.output ?? (said.output === undefined ? undefined : configured.pathOf(said.output));
  configured.refuseReplacing(output, new Map([[baseline, 'is the baseline']]));
  return { paths, format, output, failing, reported, baseline };
}

/** The levels from one on, which fail. */
export function failingFrom(written: string | undefined): readonly FindingLevel[] {
  const failOn = choice('fail-on', written ?? FindingLevel.UNSTARTABLE, THRESHOLDS);
  return failOn === 'never' ? [] : levelsFrom(failOn);
}
