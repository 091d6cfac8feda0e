import type { Command } from './command';
import { isSameFile } from './inputs';
import { INTERNAL_ERROR, tellFailures } from './internal-error';
import { UsageError } from './io';
import { judge } from './judge';
import type { Judged } from './judge';
import { choice } from './options';
import { OUTPUT, writeReport } from './output';
import { PLATFORM, profileOf } from './profile';
import { findingsOf } from './report';
import { isInternalError } from '../admission/check';
import { FORMATS, render } from '../report/render';
import { reportOf } from '../report/report-of';

export const report: Command = {
  takes: 'PATH…',
  description: `\
Writes a report on the objects in files, which are read as check reads them: quotas with what is charged to
them, workloads and what their pods request, which guests can migrate, which nodes take which pods, and all
findings. HTML is one file that loads nothing; md is for a pull request, json for programs.

  cdk8s-kubevirt report dist/ --platform platform.yaml --output report.html`,
  options: {
    platform: PLATFORM,
    format: { value: 'FORMAT', help: `${FORMATS.join(', ')} (default: html)` },
    title: { value: 'TEXT', help: 'the heading of the report (default: the paths)' },
    output: OUTPUT,
  },
  notes: 'It exits with 0 whatever is found: check is what fails.',

  run({ values, positionals }, io) {
    const { platform, output, title = positionals.join(' ') } = values;
    const format = choice('format', values.format ?? 'html', FORMATS);
    if (!positionals.length) throw new UsageError('nothing to report on; name files or directories, or - for standard input');
    if (output !== undefined && platform !== undefined && isSameFile(output, platform, io)) {
      throw new UsageError(`--output ${output} would replace ${platform}, which describes the cluster`);
    }
    const judged = judge(positionals, profileOf(platform, io), output, io);
    const failures = findingsOf(judged).filter(isInternalError);
    if (judged.cluster) writeReport(render(dataOf(title, judged), format), output, io);
    if (failures.length) tellFailures(failures, io);
    return failures.length ? INTERNAL_ERROR : 0;
  },
};

function dataOf(title: string, judged: Judged): ReturnType<typeof reportOf> {
  const { objects, notJudged, cluster, manifests = [] } = judged;
  const read = manifests.flatMap((manifest) => manifest ?? []);
  return reportOf({ title, objects, findings: findingsOf(judged), cluster: cluster!, manifests: read, notJudged });
}
