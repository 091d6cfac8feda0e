import type { Seconds } from './claims';
import { LEVER_CLAIMS, reduced, sumOf } from './claims';
import { handOverTime } from './hand-over';
import { ADVICE } from './model';
import type { HandOver, StartAdvice } from './model';
import type { Preparation } from './preparation';
import { phasesOf, probeWait, plus, savedBetween, totalOf, withWays } from './start-facts';
import type { StartFacts } from './start-facts';

/** What advice depends on beside the facts of the start. */
export interface Advised {
  readonly facts: StartFacts;
  /** The path of the spec of the guest or the pod. */
  readonly path: string;
  readonly isGuest: boolean;
  /** Whether its instances are alike and come and go: a replica set of guests. */
  readonly isReplicaSet: boolean;
  readonly isPool: boolean;
  readonly handOver?: HandOver;
}

/** What would shorten a start: what saves most first, in the middle between shortest and longest start. Nothing that saves nothing. */
export function adviceOn(advised: Advised): StartAdvice[] {
  const found = [...changes(advised)].filter(({ saves: { min, max } }) => min > 0 || max > 0);
  const middle = ({ saves: { min, max } }: StartAdvice) => (min + max) / 2;
  return found.sort((a, b) => middle(b) - middle(a) || ADVICE.indexOf(a.id) - ADVICE.indexOf(b.id));
}

function* changes({ facts, path, isGuest, isReplicaSet, isPool, handOver }: Advised): Generator<StartAdvice> {
  const before = totalOf(facts);
  const advice = (id: StartAdvice['id'], field: string, text: string, total: Seconds, from = before): StartAdvice => (
    { id, field, text, saves: savedBetween(from, total), total }
  );
  const first = (way: Preparation['way']) => facts.preparations.find((each) => each.way === way);
  const [imported, copied, pulled, asked] = [first('import'), first('copy'), first('pull'), first('asked-again')];

  if (imported) {
    yield advice('golden-image', imported.field, 'Import the image once, into a golden image, and clone the disk from its DataSource.',
      totalOf(withWays(facts, ({ way }) => (way === 'import' ? 'clone' : way))));
  }
  if (copied) {
    yield advice('clone-strategy', copied.field,
      'Let the storage clone: put the golden image on a class of the same driver that takes snapshots, or keep it as a VolumeSnapshot.',
      totalOf(withWays(facts, ({ way }) => (way === 'copy' ? 'clone' : way))));
  }
  if (pulled) {
    yield advice('pre-pull', pulled.field, `Pull the image onto the nodes beforehand, by a DaemonSet${isGuest ? ' (ContainerDiskPrePull)' : ''}.`,
      totalOf(withWays(facts, ({ way }) => (way === 'pull' ? 'pulled-before' : way))));
  }
  if (asked) {
    yield advice('pull-policy', asked.field, 'Pin the image to a tag or digest with pull policy IfNotPresent, so that what was pulled beforehand counts.',
      totalOf(withWays(facts, ({ way }) => (way === 'asked-again' ? 'pulled-before' : way))));
  }
  if (isGuest && facts.pinned === undefined) {
    yield advice('pinning', `${path}.domain.cpu`, 'Give the guest CPUs of its own (dedicatedCpuPlacement), if whole CPUs are free: it makes latency steady above all.',
      totalOf({ ...facts, pinned: '' }));
  }
  if (facts.probe) {
    const { field, since } = facts.probe;
    const delay = since === 'start' ? Math.floor(phasesOf(facts).start.min) : 0;
    yield advice('probe-delay', field, `Lower initialDelaySeconds to ${delay}: until it is over, nobody asks whether the application answers.`,
      totalOf({ ...facts, probe: undefined }));
  }
  if (isReplicaSet) {
    yield advice('warm-pool', path, 'Keep instances waiting in a VirtualMachinePool, and take one where a new one would be made.', pooled(facts));
  }
  if (handOver && handOver.state !== 'running') yield* standbyAdvice(facts, handOver, isPool, advice);
}

function* standbyAdvice(
  facts: StartFacts, { state, field, time }: HandOver, isPool: boolean, advice: (...args: [StartAdvice['id'], string, string, Seconds, Seconds]) => StartAdvice,
): Generator<StartAdvice> {
  const waiting = facts.preparations.find(({ waits }) => waits?.fix !== undefined);
  if (waiting?.waits?.fix !== undefined && state === 'stopped') {
    const preparations = facts.preparations.map(({ waits, ...each }) => (waits && waits.fix === undefined ? { ...each, waits } : each));
    yield advice('filled-ahead', waiting.field, waiting.waits.fix, standbyTime({ ...facts, preparations }, state), time);
  }
  if (isPool) {
    yield advice('running-pool', field, 'Let the waiting instances run: they cost CPU and memory, and answer at once.', standbyTime(facts, 'running'), time);
  }
}

/** From the hand-over of one that waits to its first answer: what is not there while it waits is prepared then. */
export function standbyTime(facts: StartFacts, state: HandOver['state']): Seconds {
  const missing = facts.preparations.filter(({ outlasts, waits }) => !outlasts || waits !== undefined);
  const phases = phasesOf(facts);
  const { prepare } = phasesOf({ ...facts, preparations: state === 'stopped' ? missing : [] });
  const time = handOverTime(phases, state);
  return state === 'running' ? time : plus(plus(time, prepare), probeWait(facts, phases));
}

/** What a lever on all of an instance's preparation and start leaves. */
function pooled(facts: StartFacts): Seconds {
  const { phases: touched, percent } = LEVER_CLAIMS.pool;
  const phases = phasesOf(facts);
  const share = (phase: keyof typeof phases) => {
    const { min, max } = phases[phase];
    return touched.includes(phase) ? { min: reduced(min, percent), max: reduced(max, percent) } : phases[phase];
  };
  return sumOf({ prepare: share('prepare'), start: share('start'), ready: share('ready') });
}
