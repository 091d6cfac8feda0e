import type { StartReport } from './report-data';
import { workloadId } from './workload-id';
import type { WorkloadStart } from '../analysis/start/model';
import { startLatencies } from '../analysis/start/start-latencies';
import { groupBy } from '../kubernetes/group-by';
import type { Cluster, Manifest } from '../manifests/manifest';

/** How many workloads are named of those that are alike. */
const EXAMPLES = 5;

/** How long workloads take to start, those that are alike together, the slowest first. */
export function startReports(manifests: readonly Manifest[], cluster: Cluster): StartReport[] {
  const groups = groupBy(startLatencies(manifests, cluster), keyOf);
  const reports = [...groups.values()].map((starts): StartReport => {
    const ids = starts.map(({ manifest }) => workloadId(manifest)).sort();
    return {
      workloads: starts.length,
      instances: starts.reduce((sum, { instances }) => sum + instances, 0),
      examples: ids.slice(0, EXAMPLES),
      ...factsOf(starts[0]),
    };
  });
  return reports.sort((a, b) => b.total.max - a.total.max || b.total.min - a.total.min || (a.examples[0] < b.examples[0] ? -1 : 1));
}

/** What is told of a start but for the names in it. */
function keyOf({ isGuest, phases, cold, handOver, levers, advice, notes }: WorkloadStart): string {
  const times = Object.values(phases).map(({ time }) => time);
  const said = [levers.map(({ lever }) => lever), advice.map(({ id }) => id), notes.map(({ phase, effect }) => [phase, effect])];
  return JSON.stringify([isGuest, times, cold, handOver?.time, said]);
}

function factsOf(start: WorkloadStart): Omit<StartReport, 'workloads' | 'instances' | 'examples'> {
  const { isGuest, phases: { prepare, start: starting, ready }, total, cold, handOver, levers, advice, notes } = start;
  return {
    isGuest,
    phases: { prepare: prepare.time, start: starting.time, ready: ready.time },
    total,
    cold,
    ...handOver && { handOver: handOver.time },
    levers: levers.map(({ why }) => why),
    advice: advice.map(({ text, total: then }) => ({ text, total: then })),
    notes: notes.map(({ text }) => text),
  };
}
