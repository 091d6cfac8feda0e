import type { FindingReport, NamespaceReport, ReportData, WorkloadReport } from './report-data';
import { LEVELS } from '../admission/report';
import { counted } from '../kubernetes/counted';
import { printable } from '../kubernetes/printable';

/** How many rows a table has: a comment on a pull request is read, not searched. */
const ROWS = 10;

/** The report for a pull request: what is full, what cannot move, what was found. */
export function renderMarkdown(data: ReportData): string {
  const { title, summary: { objects, guests, pods }, cluster: { kubevirt, kubernetes } } = data;
  return [
    `## ${cell(title)}`,
    `${counted(objects, 'object')}, ${counted(guests, 'running VM')} and ${counted(pods, 'pod')} of containers, judged for KubeVirt ${kubevirt} and Kubernetes ${kubernetes}.`,
    ...pending(data),
    ...quotas(data),
    ...reached(data),
    ...stuck(data),
    ...findings(data),
  ].join('\n\n') + '\n';
}

function pending({ changes }: ReportData): string[] {
  if (!changes) return [];
  const { against, effects, objects, unchanged } = changes;
  const rows = objects.filter(({ consequences }) => consequences.length).map(({ kind, namespace, name, consequences: [{ word, why }] }) => (
    [word, `${kind} ${namespace ? `${namespace}/` : ''}${name}`, why]
  ));
  const said = [...effects.map(({ word, objects: count }) => `${count} ${word}`), `${unchanged} unchanged`].join(', ');
  return [`### Pending change, compared with ${cell(against)}`, `${said}.`, ...rows.length ? [table(['effect', 'object', 'why'], rows)] : []];
}

function quotas({ namespaces }: ReportData): string[] {
  const rows = namespaces.flatMap(quotaRow);
  return rows.length ? ['### Quotas, the fullest first', table(['namespace', 'resource', 'used', 'of', 'with a migration', 'headroom'], rows)] : [];
}

function quotaRow({ name, quotas: [first] }: NamespaceReport): string[][] {
  if (!first || first.hard.amount === 0) return [];
  const { resource, used, hard, share, pressure, free } = first;
  return [[name, `\`${resource}\``, `${used.text} (${percent(share)})`, hard.text, percent(pressure), free.amount < 0 ? `**${free.text}**` : free.text]];
}

/** Who reaches workloads of other namespaces, and which rule lets it in. Where no policy restricts anybody, everybody does. */
function reached({ reachability: { endpoints, connections, policies } }: ReportData): string[] {
  const isMade = (place: number) => ['workload', 'namespace'].includes(endpoints[place].kind);
  const isAcross = (from: number, to: number) => isMade(from) && isMade(to) && endpoints[from].namespace !== endpoints[to].namespace;
  const open = connections.filter(({ from, to, ports }) => ports && isAcross(from, to));
  if (!open.length) return [];
  const title = '### Who reaches another namespace';
  if (!policies) return [title, 'Everybody: no policy restricts pods.'];
  return [title, table(['from', 'to', 'on', 'by'], open.map(({ from, to, ports, reasons }) => {
    const by = reasons.filter(({ side, isAllowed }) => isAllowed && side === 'ingress').map(({ text }) => text.replace(/, allows .*$/, ''));
    return [endpoints[from].name, endpoints[to].name, ports, by.join('; ')];
  }))];
}

function stuck({ workloads }: ReportData): string[] {
  const rows = workloads.filter(({ migration }) => migration?.isMigratable === false).map(stuckRow);
  return rows.length ? ['### VMs that cannot migrate', table(['VM', 'why', 'when its node is drained'], rows)] : [];
}

const ON_DRAIN = { moves: 'moves', stops: 'stops', blocks: '**blocks the drain**', external: 'something else decides' };

function stuckRow({ namespace, name, migration }: WorkloadReport): string[] {
  const { obstacles, onDrain } = migration!;
  return [`${namespace}/${name}`, obstacles.map(({ text }) => text).join('; '), ON_DRAIN[onDrain]];
}

function findings({ findings: found, rules }: ReportData): string[] {
  const open = found.filter(({ acknowledged }) => acknowledged === undefined);
  const counts = LEVELS.map((level) => [level, open.filter((finding) => finding.level === level).length] as const).filter(([, count]) => count > 0);
  const rows = open.map(({ level, object, rule, got = '' }: FindingReport) => [
    level, object, Object.hasOwn(rules, rule) ? rules[rule].summary : rule, got,
  ]);
  const accepted = found.length - open.length;
  const said = [...counts.map(([level, count]) => `${count} ${level}`), ...accepted ? [`${accepted} acknowledged`] : []].join(', ');
  return ['### Findings', said ? `${said}.` : 'None.', ...rows.length ? [table(['level', 'object', 'rule', 'is'], rows)] : []];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const shown = rows.slice(0, ROWS).map((row) => line(row.map(cell)));
  const more = rows.length > ROWS ? [`\n${rows.length - ROWS} more.`] : [];
  return [line(head), line(head.map(() => '---')), ...shown, ...more].join('\n');
}

/** A text of a manifest, which writes no Markdown and no HTML but what is ours: emphasis around numbers and words without any. */
function cell(text: string): string {
  const plain = printable(text);
  if (/^(?:\*\*[\w .-]+\*\*|`[\w./-]+`)$/.test(plain)) return plain;
  return plain.replace(/[\\`*_{}[\]<>|#~&@]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
