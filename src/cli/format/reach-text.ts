import type { Answer } from '../../analysis/reachability/ask';
import { forgedWays, waysOf } from '../../analysis/reachability/listing';
import type { Way } from '../../analysis/reachability/listing';
import type { Plane, Reachability } from '../../analysis/reachability/model';
import { isNoPort, portsText } from '../../analysis/reachability/port-set';
import { whyLines } from '../../analysis/reachability/why';
import { groupBy } from '../../kubernetes/group-by';

/** All that is reached, plane by plane, then what is exposed, then what forged pods would reach. */
export function renderReach(reach: Reachability, isExplained: boolean): string {
  const sections = [
    ...reach.planes.map((plane) => section(planeTitle(plane), wayLines(waysOf(reach, plane), reach, isExplained))),
    section('exposed', reach.exposures.map(exposureLine(reach))),
    section('with other labels, or without the NetworkPolicies of its namespace, a pod would reach more', wayLines(forgedWays(reach), reach, false)),
  ];
  return `${sections.filter((text) => text).join('\n')}`;
}

/** What was asked: a line a pair, and why. */
export function renderReachAnswers(reach: Reachability, answers: readonly Answer[], isExplained: boolean): string {
  const lines = answers.flatMap(({ from, to, asked, open }) => [
    `${reach.classes[from].name} → ${reach.classes[to].name}: ${portsText(open)}`,
    ...isExplained ? whyLines(reach, from, to, asked).map((line) => `    ${line}`) : [],
  ]);
  return `${lines.join('\n') || 'nothing is reached'}\n`;
}

/** A plane in a title: what it is, and what decides on it. */
export function planeTitle({ name, kind, policies, namespaces }: Plane): string {
  if (kind !== 'secondary') return `${name}, ${policies.length} ${policies.length === 1 ? 'policy' : 'policies'}`;
  const shared = namespaces.length > 1 ? ` of namespaces ${namespaces.join(', ')}` : '';
  return `${name}${shared}, ${policies.length ? `${policies.length} MultiNetworkPolicies` : 'to which NetworkPolicies do not apply'}`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length ? `${title}\n${lines.map((line) => `  ${line}\n`).join('')}` : '';
}

function wayLines(ways: readonly Way[], reach: Reachability, isExplained: boolean): string[] {
  return [...groupBy(ways, ({ from }) => from)].flatMap(([from, group]) => [from, ...group.flatMap(({ to, ports, pair }) => [
    `  → ${to === from ? 'itself' : to}: ${portsText(ports)}`,
    ...isExplained && pair ? whyLines(reach, pair.from, pair.to).map((line) => `      ${line}`) : [],
  ])]);
}

function exposureLine({ classes }: Reachability): (exposure: Reachability['exposures'][number]) => string {
  return ({ by, type, to, ports, open }) => {
    const name = `${by.namespace}/${by.kind} ${by.name}`;
    const what = type === by.kind ? name : `${name} (${type})`;
    return `${what} → ${classes[to].name}: ${portsText(ports)}${isNoPort(open) ? ', which policies close' : ''}`;
  };
}
