import { CheckRun } from './check-run';
import { THRESHOLDS } from './check-settings';
import type { CheckSettings } from './check-settings';
import type { Command } from './command';
import { counted } from '../kubernetes/counted';
import type * as baselines from './config/baseline';
import { CONFIG, CONFIG_OPTIONS } from './config/find-config';
import type * as github from './format/github';
import type * as gitlab from './format/gitlab';
import type * as json from './format/json';
import type * as junit from './format/junit';
import type { Render } from './format/render';
import type * as sarif from './format/sarif';
import type * as ruleSummary from './format/summary';
import { renderSummary, renderText } from './format/text';
import { FORMATS } from './formats';
import { INTERNAL_ERROR, tellFailures } from './internal-error';
import type { Io } from './io';
import { isColoured, OUTPUT, writeReport } from './output';
import { PLATFORM } from './profile';
import { findingsOf } from './report';
import type * as watching from './watch/watch';
import { ACKNOWLEDGE } from '../admission/acknowledgement';
import { isInternalError } from '../admission/check';
import type { CheckedObject, Sources } from '../admission/check';
import { LEVELS } from '../admission/report';
import { printable } from '../kubernetes/printable';
import { FindingLevel } from '../rules/finding-level';

/* eslint-disable @typescript-eslint/no-require-imports -- loaded when they are asked for, as commands are */
const RENDERERS: { readonly [format in typeof FORMATS[number]]: () => Render } = {
  text: () => renderText,
  summary: () => (require('./format/summary') as typeof ruleSummary).renderRuleSummary,
  json: () => (require('./format/json') as typeof json).renderJson,
  sarif: () => (require('./format/sarif') as typeof sarif).renderSarif,
  junit: () => (require('./format/junit') as typeof junit).renderJunit,
  github: () => (require('./format/github') as typeof github).renderGithub,
  gitlab: () => (require('./format/gitlab') as typeof gitlab).renderGitlab,
};

/** How many stale entries of a baseline are told one by one. */
const TOLD = 5;

export const check: Command = {
  takes: '[PATH…]',
  description: `\
Judges all objects in files of YAML and JSON together, as those of one cluster. Of a directory it reads
*.yaml, *.yml and *.json, also in directories below, except node_modules and those whose names begin with a
dot; what holds no Kubernetes object is skipped there, and links to directories are not followed. A file that
cannot be read is a finding. - is standard input. Without a PATH it judges the paths that ${CONFIG}
names. Patches, kustomizations, Helm templates and what else is known to be no whole object are skipped, and
told; charts and overlays are checked by what they render to:

  helm template demo ./chart | cdk8s-kubevirt check -
  kustomize build overlays/prod | cdk8s-kubevirt check -
  cdk8s-kubevirt check --render overlays/prod`,
  options: {
    'platform': PLATFORM,
    'format': { value: 'FORMAT', words: FORMATS, help: `${FORMATS.join(', ')} (default: text)` },
    'output': OUTPUT,
    'fail-on': { value: 'LEVEL', words: THRESHOLDS, help: `the level from which findings fail:\n${THRESHOLDS.join(', ')} (default: ${FindingLevel.UNSTARTABLE})` },
    'min-level': { value: 'LEVEL', words: LEVELS, help: `the least grave level to report (default: ${LEVELS.at(-1)})` },
    'watch': { help: 'judge again whenever a file changes, and tell what is new and what is gone' },
    'all': { help: 'show every finding in full, where text would group them by rule' },
    'baseline': { value: 'FILE', help: 'only what is not in this baseline fails' },
    'write-baseline': { help: 'write all that is found now into the baseline, and succeed' },
    ...CONFIG_OPTIONS,
  },
  notes: `\
What the annotation ${ACKNOWLEDGE} of an object accepts, one "<rule>: <reason>" a
line, or an entry of acknowledge in ${CONFIG}, is reported and never fails. An entry expires
by the day in UTC, or that of SOURCE_DATE_EPOCH. There are colours on a terminal, or where FORCE_COLOR is set,
unless NO_COLOR is. --watch writes text, and no file; what others change on a network drive may escape it.`,

  run(parsed, io) {
    if (parsed.flags.has('watch')) return (require('./watch/watch') as typeof watching).watch(parsed, io);
    const run = new CheckRun(parsed, io);
    const { settings, sources } = run;
    if (parsed.flags.has('write-baseline')) return writeBaseline(run.found, sources, settings, io);
    const { report, stale } = run.reported();
    const { format, output, baseline } = settings;
    tellStale(stale, baseline, io);
    writeReport(RENDERERS[format]()(report, { isColoured: isColoured(output, io), showsAll: parsed.flags.has('all'), io }), output, io);
    if (output !== undefined) io.stderr.write(`${renderSummary(report)}\n`);
    const findings = findingsOf(report);
    const failures = findings.filter(isInternalError);
    if (failures.length) tellFailures(failures, io);
    return failures.length ? INTERNAL_ERROR : findings.some(report.fails) ? 1 : 0;
  },
};

function tellStale(stale: readonly string[], file = '', io: Io): void {
  const lines = [...stale.slice(0, TOLD), ...stale.length > TOLD ? [`and ${stale.length - TOLD} more`] : []];
  for (const line of lines) io.stderr.write(`cdk8s-kubevirt: no longer found, of ${printable(file)}: ${printable(line)}\n`);
  if (stale.length) io.stderr.write('cdk8s-kubevirt: --write-baseline leaves out what is no longer found\n');
}

function writeBaseline(found: readonly CheckedObject[], { files }: Sources, { baseline: file = '' }: CheckSettings, io: Io): number {
  const { Baseline } = require('./config/baseline') as typeof baselines;
  const baseline = Baseline.of(file, found, files, io);
  baseline.write();
  const failures = findingsOf({ subjects: found }).filter(isInternalError);
  if (failures.length) tellFailures(failures, io);
  io.stdout.write(`${file} has ${counted(baseline.size, 'finding')} that will not fail. Check with --baseline ${file}, or write baseline: ${file} into ${CONFIG}.\n`);
  return failures.length ? INTERNAL_ERROR : 0;
}
