import type { FindingReport, RuleReport } from './report-data';
import type { Finding } from '../admission/finding';
import { LEVELS, objectName } from '../admission/report';
import { RULE_BOOK } from '../admission/rule-book';
import { ruleUrl } from '../package';

/** A finding, and where in a file its field stands if it comes from one. */
export interface PlacedFinding extends Finding {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** Findings as a report has them, the gravest first; those of one rule together, in their order. */
export function findingReports(findings: readonly PlacedFinding[]): FindingReport[] {
  const rank = ({ level }: FindingReport) => LEVELS.indexOf(level);
  const isAccepted = ({ acknowledged }: FindingReport) => Number(acknowledged !== undefined);
  const byRule = (a: FindingReport, b: FindingReport) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
  return findings.map(reportOf).sort((a, b) => isAccepted(a) - isAccepted(b) || rank(a) - rank(b) || byRule(a, b));
}

/** The text of rules. */
export function ruleReports(ids: Iterable<string>): { [id: string]: RuleReport } {
  return Object.fromEntries([...new Set(ids)].sort().flatMap((id) => {
    const rule = RULE_BOOK.get(id);
    if (!rule) return [];
    const { level, summary, why, fix } = rule;
    return [[id, { level, summary, why, fix, url: ruleUrl(rule) }]];
  }));
}

function reportOf(finding: PlacedFinding): FindingReport {
  const { rule, level, kind, namespace = '', name, constructPath, field, got, allowed, calculation, fix, acknowledged, file, line, column } = finding;
  const place = file === undefined ? constructPath : `${file}:${line}:${column}`;
  return {
    rule,
    level,
    object: objectName({ kind, namespace, name }),
    kind,
    namespace,
    name,
    field,
    ...got === undefined ? {} : { got },
    ...allowed === undefined ? {} : { allowed },
    ...calculation ? { calculation } : {},
    fix,
    ...acknowledged === undefined ? {} : { acknowledged },
    ...place === undefined ? {} : { place },
  };
}
