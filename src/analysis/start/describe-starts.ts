import { PHASES } from './claims';
import type { WorkloadStart } from './model';
import { rangeText } from './workload-start';
import { groupBy } from '../../kubernetes/group-by';
import { printable } from '../../kubernetes/printable';

/** How many of those that start alike are named. */
const NAMED = 3;

/** How long workloads take to start, as text: those that do it alike, for the same reasons, stand together. */
export function describeStarts(starts: readonly WorkloadStart[]): string {
  const texts = starts.map((start) => ({ start, text: textOf(start) }));
  const groups = groupBy(texts, ({ start, text }) => {
    const { kind, metadata: { namespace } } = start.manifest;
    return JSON.stringify([kind, namespace, withoutName(text, nameOf(start))]);
  });
  return [...groups.values()].map((group) => `${titleOf(group.map(({ start }) => start))}\n${group[0].text}`).join('\n');
}

/** The disks of a VM have mostly its name. */
function withoutName(text: string, name: string): string {
  return name ? text.replaceAll(name, '*') : text;
}

function titleOf(starts: readonly WorkloadStart[]): string {
  const [{ manifest: { kind, metadata: { namespace } } }] = starts;
  const names = starts.slice(0, NAMED).map(nameOf);
  const more = starts.length > NAMED ? ` and ${starts.length - NAMED} more` : '';
  return printable(`${kind} ${namespace === undefined ? '' : `${namespace}/`}${names.join(', ')}${more}`);
}

function nameOf({ manifest: { metadata: { name, generateName = '' } } }: WorkloadStart): string {
  return name ?? `${generateName}*`;
}

function textOf({ phases, total, cold, probe, handOver, levers, advice, notes }: WorkloadStart): string {
  const lines = [
    `  a new one takes ${rangeText(total)}${levers.length ? `, without levers ${rangeText(cold)}` : ''}`,
    ...PHASES.flatMap((phase) => phases[phase].why.map((why, i) => `    ${i ? '' : `${phase} ${rangeText(phases[phase].time)}`}`.padEnd(24) + why)),
    ...probe ? [`    ${'probe'.padEnd(20)}${probe.why}`] : [],
    ...handOver ? [`  one that waits ${handOver.state} takes ${rangeText(handOver.time)}: ${handOver.why}`] : [],
    ...advice.length ? ['  shorter:'] : [],
    ...advice.map(({ text, saves }) => `    ${`by ${rangeText(saves)}`.padEnd(20)}${text}`),
    ...notes.length ? ['  not in these figures:'] : [],
    ...notes.map(({ phase, text }) => `    ${phase.padEnd(20)}${text}`),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}
