import { Duration } from 'cdk8s';
import { ScalingBehaviorOptions, ScalingDirection } from './scaling-behavior-options';
import { scalingStepOf } from '../cdk8s-plus-internals';
import { UsageError } from '../usage-error';

/** What Kubernetes refuses of a behavior. KEDA hands its own to Kubernetes later, where nobody is told. */
export function* scalingBehaviorProblems({ scaleUp, scaleDown }: ScalingBehaviorOptions): Generator<UsageError> {
  if (scaleUp) yield* directionProblems('scaleUp', scaleUp);
  if (scaleDown) yield* directionProblems('scaleDown', scaleDown);
}

function* directionProblems(direction: string, { stabilizationWindow, policies, tolerancePercent }: ScalingDirection): Generator<UsageError> {
  yield* secondsProblems(`${direction}.stabilizationWindow`, stabilizationWindow, 0, 3600);
  if (policies?.length === 0) {
    yield { what: `${direction}.policies`, got: policies, allowed: 'at least one', fix: 'Leave it out for those that would hold anyway.' };
  }
  for (const { replicas, duration } of policies ?? []) {
    const { value } = scalingStepOf(replicas);
    if (!(Number.isInteger(value) && value >= 1)) {
      yield {
        what: `${direction}.policies replicas`, got: value, allowed: 'a whole number from 1', fix: 'Use `kplus.ScalingStrategy.DISABLED` against any step.',
      };
    }
    yield* secondsProblems(`${direction}.policies duration`, duration, 1, 1800);
  }
  if (tolerancePercent !== undefined && !(tolerancePercent >= 0 && Number.isFinite(tolerancePercent))) {
    yield { what: `${direction}.tolerancePercent`, got: tolerancePercent, allowed: 'a number from 0', fix: 'Give percent of the target.' };
  }
}

function* secondsProblems(what: string, duration: Duration | undefined, least: number, most: number): Generator<UsageError> {
  const seconds = duration?.toSeconds({ integral: false }) ?? least;
  if (Number.isInteger(seconds) && seconds >= least && seconds <= most) return;
  yield { what, got: `${seconds} s`, allowed: `whole seconds from ${least} to ${most}`, fix: 'These are the bounds of Kubernetes.' };
}
