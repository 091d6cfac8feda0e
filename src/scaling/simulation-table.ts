import { columns } from './columns';
import type { ScalingTrace } from './simulated-workload';

/** The most lines of changes; a longer run is told by the summary. */
const CHANGES = 40;

/** What each workload came to, then when replicas changed, as lines of equal columns. */
export function simulationTable(traces: readonly ScalingTrace[]): string {
  const summary = [
    ['', 'peak', 'changes', 'unmet', 'longest unmet', 'replicas × hours'],
    ...traces.map((trace) => [
      trace.name, String(trace.peakReplicas), String(trace.changes), `${round(trace.unmetCpuSeconds)} CPU·s`, `${longestUnmet(trace)} s`,
      round(trace.replicaSeconds / 3600),
    ]),
  ];
  const times = traces[0].samples.map((_, index) => index).filter((index) => index === 0 || traces.some((trace) => differs(trace, index)));
  const history = [
    ['', 'demand', ...traces.map(({ name }) => `${name} ready/all`)],
    ...times.slice(0, CHANGES).map((index) => [
      `${traces[0].samples[index].seconds} s`, `${round(traces[0].samples[index].demandCpus)} CPUs`,
      ...traces.map(({ samples }) => `${samples[index].readyReplicas}/${samples[index].replicas}`),
    ]),
  ];
  const more = times.length > CHANGES ? [`and ${times.length - CHANGES} more`] : [];
  return [...columns(summary), '', ...columns(history), ...more].join('\n');
}

function differs({ samples }: ScalingTrace, index: number): boolean {
  const [before, now] = [samples[index - 1], samples[index]];
  return before.replicas !== now.replicas || before.readyReplicas !== now.readyReplicas;
}

function longestUnmet({ samples }: ScalingTrace): number {
  const period = samples.length > 1 ? samples[1].seconds - samples[0].seconds : 0;
  let [longest, run] = [0, 0];
  for (const { unmetCpus } of samples) {
    run = unmetCpus > 0 ? run + period : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
