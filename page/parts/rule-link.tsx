import type { ReportData } from '../../src/report/report-data';

/** A rule by its id, which leads to where it is documented. */
export function RuleLink({ id, rules }: { id: string; rules: ReportData['rules'] }) {
  const url = Object.hasOwn(rules, id) ? rules[id].url : undefined;
  return url ? <a href={url} rel="noreferrer"><code>{id}</code></a> : <code>{id}</code>;
}
