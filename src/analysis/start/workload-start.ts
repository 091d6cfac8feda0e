import { adviceOn } from './advice';
import type { Advised } from './advice';
import type { Phase, Seconds } from './claims';
import { LEVER_CLAIMS, PHASES } from './claims';
import { leversOf } from './levers';
import type { PhaseEstimate, PhaseEstimates, ProbeWait, WorkloadStart } from './model';
import { preparationTime } from './preparation';
import { phasesOf, probeWait, totalOf, withoutLevers } from './start-facts';
import type { StartFacts } from './start-facts';

type Known = Advised & Pick<WorkloadStart, 'manifest' | 'instances' | 'notes'>;

/** All that is said of the start of a workload. */
export function workloadStart(known: Known): WorkloadStart {
  const { manifest, isGuest, instances, facts, handOver, notes } = known;
  const probe = waitFor(facts);
  return {
    manifest,
    isGuest,
    instances,
    phases: estimatesOf(facts, isGuest),
    ...probe ? { probe } : {},
    total: totalOf(facts),
    cold: totalOf(withoutLevers(facts)),
    ...handOver ? { handOver } : {},
    levers: leversOf(facts),
    advice: adviceOn(known),
    notes,
  };
}

function estimatesOf(facts: StartFacts, isGuest: boolean): PhaseEstimates {
  const [times, cold] = [phasesOf(facts), phasesOf(withoutLevers(facts))];
  const why = { prepare: () => prepareReasons(facts), start: () => startReasons(facts, isGuest), ready: () => readyReasons(isGuest) };
  return Object.fromEntries(PHASES.map((phase): [Phase, PhaseEstimate] => (
    [phase, { time: times[phase], cold: cold[phase], why: why[phase]() }]
  ))) as { [phase in Phase]: PhaseEstimate };
}

/** A sentence for each disk or image, the slowest first. */
function prepareReasons({ preparations, claims: { prepare } }: StartFacts): string[] {
  if (!preparations.length) return ['There is no disk or image to be fetched.'];
  const timed = preparations.map(({ way, why }) => ({ why, time: preparationTime(way, prepare) }));
  timed.sort((a, b) => b.time.max - a.time.max || b.time.min - a.time.min);
  return timed.map(({ why, time }) => (timed.length > 1 ? `${why} ${rangeText(time)}.` : why));
}

function startReasons({ claims: { start }, pinned }: StartFacts, isGuest: boolean): string[] {
  const what = isGuest ? 'QEMU and firmware start' : 'A process is forked';
  return pinned === undefined ? [`${what}.`] : [`${what}: ${rangeText(start)}.`, `CPUs of its own: ${LEVER_CLAIMS.pinning.percent} % less.`];
}

function readyReasons(isGuest: boolean): string[] {
  return [isGuest ? 'The guest boots and its application answers.' : 'The application answers.'];
}

function waitFor(facts: StartFacts): ProbeWait | undefined {
  if (!facts.probe) return undefined;
  const { field, seconds, since } = facts.probe;
  const { min: toShortest, max: toLongest } = probeWait(facts, phasesOf(facts));
  if (!toShortest && !toLongest) return undefined;
  const clock = since === 'start' ? 'the launcher pod runs' : 'the container runs';
  return { field, seconds, toShortest, toLongest, why: `The probe does not succeed before ${seconds} s after ${clock}.` };
}

/** Shortest and longest time for people: `30–180 s`; of savings the lower first. */
export function rangeText({ min, max }: Seconds): string {
  const [shortest, longest] = [min, max].map((time) => Math.round(time * 10) / 10).sort((a, b) => a - b);
  return shortest === longest ? `${shortest} s` : `${shortest}–${longest} s`;
}
