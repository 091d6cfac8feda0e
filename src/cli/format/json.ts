import type { Render } from './render';
import { isInternalError } from '../../admission/check';
import { LEVELS } from '../../admission/report';
import { RULE_BOOK } from '../../admission/rule-book';
import { groupBy } from '../../kubernetes/group-by';
import { ruleUrl, version } from '../package';
import { findingsOf, openFindings } from '../report';

/** For programs: every finding with its place, why it matters and a link to its rule, and how many there are. */
export const renderJson: Render = (report) => {
  const findings = findingsOf(report);
  const { objects, files, skipped, foreign, notJudged, unfollowed, ignored } = report;
  const open = openFindings(report);
  const ofRules = [...groupBy(open, ({ rule }) => rule)].sort(([a], [b]) => (a < b ? -1 : 1));
  const summary = {
    files,
    objects,
    skipped,
    skippedAs: Object.fromEntries([...foreign].map(([{ one }, found]) => [one, found])),
    notJudged: Object.fromEntries(notJudged),
    unfollowedLinks: unfollowed,
    ignored,
    ...Object.fromEntries(LEVELS.map((level) => [level, open.filter((finding) => finding.level === level).length])),
    acknowledged: findings.filter(({ acknowledged }) => acknowledged !== undefined).length,
    baseline: findings.filter(({ baseline }) => baseline).length,
    failing: findings.filter(report.fails).length,
    internalErrors: findings.filter(isInternalError).length,
    rules: Object.fromEntries(ofRules.map(([rule, { length }]) => [rule, length])),
  };
  const explained = findings.map((finding) => {
    const rule = RULE_BOOK.get(finding.rule);
    return { ...finding, ...rule && { why: rule.why, link: ruleUrl(rule) } };
  });
  return `${JSON.stringify({ version: version(), summary, findings: explained }, null, 2)}\n`;
};
