import { relative } from 'path';
import type { Command } from './command';
import { Configured } from './config/configured';
import { CONFIG_OPTIONS } from './config/find-config';
import { judgeSide, readArgument } from './diff-sides';
import { INTERNAL_ERROR, tellFailures } from './internal-error';
import type { Io } from './io';
import { judge } from './judge';
import type { Judged } from './judge';
import { choice } from './options';
import { OUTPUT, writeReport } from './output';
import { PLATFORM } from './profile';
import { isInternalError } from '../admission/check';
import type { Sources } from '../admission/check';
import { USUAL_SITUATION } from '../analysis/changes/situation';
import { reviewOf, withUnreadable } from '../changes/review';
import type { JudgedSet, Review } from '../changes/review';
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
    ...CONFIG_OPTIONS,
  },
  notes: 'It exits with 0 whatever is found: check is what fails.',

  run(parsed, io) {
    const { values } = parsed;
    const { output, against } = values;
    const format = choice('format', values.format ?? 'html', FORMATS);
    const configured = new Configured(parsed, io);
    const paths = configured.paths('report on');
    const { title = paths.join(' ') } = values;
    configured.refuseReplacing(output);
    const { sources, ...checked } = judge(configured, paths, output, io);
    const findings = configured.applied(checked.subjects, sources.objects).flatMap((subject) => subject.findings);
    const pending = against === undefined ? undefined : { against, review: reviewAgainst(against, paths, sources, checked, configured, io) };
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
  against: string, [path, ...more]: readonly string[], sources: Sources, checked: Judged, configured: Configured, io: Io,
): Review {
  const { set: before } = judgeSide(
    readArgument(against, more.length ? undefined : path, configured, io), configured.clusterOf(sources.objects).profile, configured,
  );
  const root = more.length ? '' : path;
  const after: JudgedSet = {
    objects: sources.objects.map(({ manifest, document }) => ({ manifest, place: relative(root, document.file) })),
    findings: configured.accepted(checked.judged, sources.objects).map((object) => object.findings),
    manifests: checked.manifests,
    cluster: checked.cluster,
  };
  return withUnreadable(reviewOf(before, after, { situation: USUAL_SITUATION, prunes: true, remakes: false }), sources.unreadable);
}
