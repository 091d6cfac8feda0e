import { relative } from 'path';
import type { Command } from './command';
import { judgeSide, readArgument } from './diff-sides';
import { isSameFile } from './inputs';
import { INTERNAL_ERROR, tellFailures } from './internal-error';
import { UsageError } from './io';
import type { Io } from './io';
import { judgeForEach } from './judge';
import { choice } from './options';
import { OUTPUT, writeReport } from './output';
import { PLATFORM, profileOf } from './profile';
import { isInternalError } from '../admission/check';
import type { Checked, Sources } from '../admission/check';
import { USUAL_SITUATION } from '../analysis/changes/situation';
import { reviewOf, withUnreadable } from '../changes/review';
import type { JudgedSet, Review } from '../changes/review';
import type { AdmissionProfile } from '../manifests/profile';
import { FORMATS, render } from '../report/render';
import { reportOf } from '../report/report-of';

export const report: Command = {
  takes: 'PATH…',
  description: `\
Writes a report on the objects in files, which are read as check reads them: quotas with what is charged to
them, workloads and what their pods request, which guests can migrate, who reaches whom, how long starts take,
which nodes take which pods, all findings, and what a pending change does to what runs. HTML is one file that
loads nothing; md is for a pull request, json for programs.

  cdk8s-kubevirt report dist/ --platform platform.yaml --output report.html
  cdk8s-kubevirt report dist/ --against main --format md`,
  options: {
    platform: PLATFORM,
    format: { value: 'FORMAT', words: FORMATS, help: `${FORMATS.join(', ')} (default: html)` },
    title: { value: 'TEXT', help: 'the heading of the report (default: the paths)' },
    against: { value: 'OLD', help: 'what is applied now, as diff takes it: tells what applying PATH does there' },
    output: OUTPUT,
  },
  notes: 'It exits with 0 whatever is found: check is what fails.',

  run({ values, positionals }, io) {
    const { platform, output, against, title = positionals.join(' ') } = values;
    const format = choice('format', values.format ?? 'html', FORMATS);
    if (!positionals.length) throw new UsageError('nothing to report on; name files or directories, or - for standard input');
    if (output !== undefined && platform !== undefined && isSameFile(output, platform, io)) {
      throw new UsageError(`--output ${output} would replace ${platform}, which describes the cluster`);
    }
    const profile = profileOf(platform, io);
    const { sources, checked: [checked] } = judgeForEach(positionals, [profile], output, io);
    const findings = checked.subjects.flatMap((subject) => subject.findings);
    const pending = against === undefined ? undefined : { against, review: reviewAgainst(against, positionals, sources, checked, profile, io) };
    const { objects, notJudged, cluster, manifests = [] } = checked;
    const read = manifests.flatMap((manifest) => manifest ?? []);
    if (cluster) writeReport(render(reportOf({ title, objects, findings, cluster, manifests: read, notJudged, pending }), format), output, io);
    const failures = findings.filter(isInternalError);
    if (failures.length) tellFailures(failures, io);
    return failures.length ? INTERNAL_ERROR : 0;
  },
};

/** What applying the objects does where others are applied: files, or a revision of git. */
function reviewAgainst(
  against: string, [path, ...more]: readonly string[], sources: Sources, checked: Checked, profile: AdmissionProfile, io: Io,
): Review {
  const { set: before } = judgeSide(readArgument(against, more.length ? undefined : path, io), profile);
  const root = more.length ? '' : path;
  const after: JudgedSet = {
    objects: sources.objects.map(({ manifest, document }) => ({ manifest, place: relative(root, document.file) })),
    findings: checked.judged.map((object) => object.findings),
    manifests: checked.manifests,
    cluster: checked.cluster,
  };
  return withUnreadable(reviewOf(before, after, { situation: USUAL_SITUATION, prunes: true, remakes: false }), sources.unreadable);
}
