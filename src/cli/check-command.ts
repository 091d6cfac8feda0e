import type { Command } from './command';
import type * as json from './format/json';
import type * as junit from './format/junit';
import type * as sarif from './format/sarif';
import { renderSummary, renderText } from './format/text';
import { isSameFile } from './inputs';
import { INTERNAL_ERROR, tellFailures } from './internal-error';
import { UsageError } from './io';
import { judge } from './judge';
import { choice } from './options';
import { isColoured, OUTPUT, writeReport } from './output';
import { PLATFORM, profileOf } from './profile';
import { findingsOf } from './report';
import type { Report } from './report';
import { ACKNOWLEDGE } from '../admission/acknowledgement';
import { isInternalError } from '../admission/check';
import { LEVELS, levelsFrom } from '../admission/report';
import { FindingLevel } from '../rules/finding-level';

type Render = (report: Report, isColoured: boolean) => string;

/* eslint-disable @typescript-eslint/no-require-imports -- loaded when they are asked for, as commands are */
const RENDERERS = {
  text: (): Render => renderText,
  json: (): Render => (require('./format/json') as typeof json).renderJson,
  sarif: (): Render => (require('./format/sarif') as typeof sarif).renderSarif,
  junit: (): Render => (require('./format/junit') as typeof junit).renderJunit,
};
/* eslint-enable @typescript-eslint/no-require-imports */
const FORMATS = Object.keys(RENDERERS) as (keyof typeof RENDERERS)[];
const THRESHOLDS = [...LEVELS, 'never'] as const;

export const check: Command = {
  takes: 'PATH…',
  description: `\
Judges all objects in files of YAML and JSON together, as those of one cluster. Of a directory it reads
*.yaml, *.yml and *.json, also in directories below, except node_modules and those whose names begin with a
dot; what holds no Kubernetes object is skipped there, and links to directories are not followed. A file that
cannot be read is a finding. - is standard input. Patches, kustomizations, Helm templates and what else is
known to be no whole object are skipped, and told; charts and overlays are checked by what they render to:

  helm template demo ./chart | cdk8s-kubevirt check -
  kustomize build overlays/prod | cdk8s-kubevirt check -
  cdk8s-kubevirt check --render overlays/prod`,
  options: {
    'platform': PLATFORM,
    'format': { value: 'FORMAT', words: FORMATS, help: `${FORMATS.join(', ')} (default: text)` },
    'output': OUTPUT,
    'fail-on': { value: 'LEVEL', words: THRESHOLDS, help: `the level from which findings fail:\n${THRESHOLDS.join(', ')} (default: ${FindingLevel.UNSTARTABLE})` },
    'render': { help: 'run kustomize or kubectl for kustomizations and helm for charts, and judge what they\nwrite in place of what they read' },
  },
  notes: `\
What the annotation ${ACKNOWLEDGE} of an object accepts, one "<rule>: <reason>" a
line, is reported and never fails. There are colours on a terminal, unless NO_COLOR is set.`,

  run({ values, flags, positionals }, io) {
    const { platform, output } = values;
    const format = choice('format', values.format ?? 'text', FORMATS);
    const failOn = choice('fail-on', values['fail-on'] ?? FindingLevel.UNSTARTABLE, THRESHOLDS);
    if (!positionals.length) throw new UsageError('nothing to check; name files or directories, or - for standard input');
    if (output !== undefined && platform !== undefined && isSameFile(output, platform, io)) {
      throw new UsageError(`--output ${output} would replace ${platform}, which describes the cluster`);
    }
    const failing = failOn === 'never' ? [] : levelsFrom(failOn);
    const report: Report = {
      ...judge(positionals, profileOf(platform, io), output, io, { render: flags.has('render') }),
      fails: ({ level, acknowledged }) => acknowledged === undefined && failing.includes(level),
    };
    writeReport(RENDERERS[format]()(report, isColoured(output, io)), output, io);
    if (output !== undefined) io.stderr.write(`${renderSummary(report)}\n`);
    const findings = findingsOf(report);
    const failures = findings.filter(isInternalError);
    if (failures.length) tellFailures(failures, io);
    return failures.length ? INTERNAL_ERROR : findings.some(report.fails) ? 1 : 0;
  },
};
