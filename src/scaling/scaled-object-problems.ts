import { Duration } from 'cdk8s';
import { ScaledObjectProps } from './scaled-object-props';
import { UsageError } from '../usage-error';

/** Numbers that are none, or out of order. What else KEDA refuses is found in the manifest. */
export function* scaledObjectProblems(props: ScaledObjectProps): Generator<UsageError> {
  const { triggers, minReplicas = 1, maxReplicas, idleReplicas, fallback } = props;
  if (triggers.length === 0) yield { what: 'triggers', got: triggers, allowed: 'at least one', fix: 'Say by what it scales.' };
  if (!isWhole(minReplicas)) {
    yield { what: 'minReplicas', got: minReplicas, allowed: 'a whole number from 0', fix: 'Give a number of replicas.' };
  }
  const least = Math.max(minReplicas, 1);
  if (!isWhole(maxReplicas) || maxReplicas < least) {
    yield { what: 'maxReplicas', got: maxReplicas, allowed: `a whole number from ${least}`, fix: 'Exchange the fewest and the most, or raise it.' };
  }
  if (idleReplicas !== undefined && !(isWhole(idleReplicas) && idleReplicas < minReplicas)) {
    yield { what: 'idleReplicas', got: idleReplicas, allowed: 'a whole number below `minReplicas`', fix: 'Leave it out for `minReplicas`.' };
  }
  for (const [what, got] of Object.entries({ failureThreshold: fallback?.failureThreshold ?? 0, replicas: fallback?.replicas ?? 0 })) {
    if (!isWhole(got)) yield { what: `fallback.${what}`, got, allowed: 'a whole number from 0', fix: 'Give a number.' };
  }
  yield* secondsProblems('pollingInterval', props.pollingInterval, 1);
  yield* secondsProblems('cooldownPeriod', props.cooldownPeriod, 0);
  yield* secondsProblems('initialCooldownPeriod', props.initialCooldownPeriod, 0);
}

function isWhole(number: number): boolean {
  return Number.isInteger(number) && number >= 0;
}

function* secondsProblems(what: string, duration: Duration | undefined, least: number): Generator<UsageError> {
  const seconds = duration?.toSeconds({ integral: false }) ?? least;
  if (!(Number.isInteger(seconds) && seconds >= least)) {
    yield { what, got: `${seconds} s`, allowed: `whole seconds from ${least}`, fix: 'KEDA counts in seconds.' };
  }
}
