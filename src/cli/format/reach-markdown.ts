import { planeTitle } from './reach-text';
import type { Answer } from '../../analysis/reachability/ask';
import { forgedWays, waysOf } from '../../analysis/reachability/listing';
import type { Way } from '../../analysis/reachability/listing';
import type { Reachability } from '../../analysis/reachability/model';
import { portsText } from '../../analysis/reachability/port-set';
import { whyLines } from '../../analysis/reachability/why';

/** How many columns a matrix has at most; more become a row each. */
const MOST_COLUMNS = 8;

/** For a pull request: a matrix of each plane, or a list where it is large. */
export function renderReachMarkdown(reach: Reachability, answers: readonly Answer[] | undefined): string {
  if (answers) {
    return table(['from', 'to', 'ports', 'why'], answers.map(({ from, to, asked, open }) => (
      [reach.classes[from].name, reach.classes[to].name, portsText(open), whyLines(reach, from, to, asked).join('<br>')]
    )));
  }
  const sections = [
    ...reach.planes.map((plane) => ({ title: planeTitle(plane), text: waysText(waysOf(reach, plane)) })),
    {
      title: 'exposed',
      text: table(['by', 'type', 'to', 'ports', 'open'], reach.exposures.map(({ by, type, to, ports, open }) => (
        [`${by.namespace}/${by.kind} ${by.name}`, type, reach.classes[to].name, portsText(ports), portsText(open)]
      ))),
    },
    { title: 'with other labels, or without the NetworkPolicies of its namespace, a pod would reach more', text: listText(forgedWays(reach)) },
  ];
  return sections.filter(({ text }) => text).map(({ title, text }) => `### ${escaped(title)}\n\n${text}`).join('\n');
}

function waysText(ways: readonly Way[]): string {
  const sources = [...new Set(ways.map(({ from }) => from))];
  const targets = [...new Set(ways.map(({ to }) => to))];
  if (targets.length > MOST_COLUMNS) return listText(ways);
  const ports = new Map(ways.map((way) => [JSON.stringify([way.from, way.to]), portsText(way.ports)]));
  return table(['from \\ to', ...targets], sources.map((from) => [from, ...targets.map((to) => ports.get(JSON.stringify([from, to])) ?? '')]));
}

function listText(ways: readonly Way[]): string {
  return table(['from', 'to', 'ports'], ways.map(({ from, to, ports }) => [from, to, portsText(ports)]));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (!rows.length) return '';
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(escaped).join(' | ')} |\n`).join('');
}

function escaped(text: string): string {
  return text.replace(/[|\\`*_[\]]/g, '\\$&').replace(/\n/g, ' ');
}
