import { isInternalError } from '../../admission/check';
import { LEVELS } from '../../admission/report';
import { version } from '../package';
import { findingsOf } from '../report';
import type { Report } from '../report';

/** For programs: every finding with its place, and how many there are. */
export function renderJson(report: Report): string {
  const findings = findingsOf(report);
  const { objects, files, skipped, foreign, notJudged, unfollowed } = report;
  const open = findings.filter(({ acknowledged }) => acknowledged === undefined);
  const summary = {
    files,
    objects,
    skipped,
    skippedAs: Object.fromEntries([...foreign].map(([{ one }, found]) => [one, found])),
    notJudged: Object.fromEntries(notJudged),
    unfollowedLinks: unfollowed,
    ...Object.fromEntries(LEVELS.map((level) => [level, open.filter((finding) => finding.level === level).length])),
    acknowledged: findings.length - open.length,
    failing: findings.filter(report.fails).length,
    internalErrors: findings.filter(isInternalError).length,
  };
  return `${JSON.stringify({ version: version(), summary, findings }, null, 2)}\n`;
}
