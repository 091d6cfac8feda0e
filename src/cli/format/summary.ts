import type { Render } from './render';
import { renderSummary } from './text';
import { LEVELS, objectName } from '../../admission/report';
import { counted } from '../../kubernetes/counted';
import { groupBy } from '../../kubernetes/group-by';
import { printable } from '../../kubernetes/printable';
import { openFindings } from '../report';

/** For people: a line for each rule, the gravest first, then the most frequent. */
export const renderRuleSummary: Render = (report) => {
  const rows = [...groupBy(openFindings(report), ({ level, rule }) => `${level} ${rule}`).values()].map((findings) => {
    const [{ level, rule, summary }] = findings;
    const objects = new Set(findings.map((finding) => `${finding.file} ${objectName(finding)}`)).size;
    return { level, rule, summary, count: findings.length, objects };
  });
  rows.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || b.count - a.count || (a.rule < b.rule ? -1 : 1));
  const width = Math.max(0, ...rows.map(({ count }) => String(count).length));
  const lines = rows.map(({ level, rule, summary, count, objects }) => (
    `${String(count).padStart(width)}  ${level.toUpperCase().padEnd(11)}  ${rule} in ${counted(objects, 'object')}: ${summary}`
  ));
  return `${[...lines.map(printable), ...lines.length ? [''] : [], renderSummary(report)].join('\n')}\n`;
};
