import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { renderScalingBehavior } from './render-scaling-behavior';
import { ScalingBehaviorOptions, ScalingDirection, ScalingResponsiveness, StartLatencyBehaviorOptions } from './scaling-behavior-options';
import { scalingBehaviorProblems } from './scaling-behavior-problems';
import { StartLatency } from './start-latency';
import { SCALING_BEHAVIORS } from './wire-forms';
import { keepProblems } from '../usage-error';

/** The least and the relative step up, and the step down. */
const STEPS: { readonly [responsiveness in ScalingResponsiveness]: { readonly percent: number; readonly up: number; readonly down: number } } = {
  conservative: { percent: 25, up: 1, down: 1 },
  balanced: { percent: 50, up: 2, down: 1 },
  fast: { percent: 100, up: 4, down: 2 },
};

/**
 * How an autoscaler follows its metrics: how soon, in which steps, and how far off the target.
 *
 * An autoscaler that does not wait for the replicas it asked for asks for more of them, and later removes them again. Containers are there before that shows;
 * VMs take minutes. So a step up waits for the one before, and a step down for what the load of the last minutes needed. There is no stabilization window for
 * scaling up, which would delay the first step.
 */
export class ScalingBehavior {
  /** Kubernetes' own, made for containers. Nothing is written. */
  public static kubernetes(): ScalingBehavior {
    return new ScalingBehavior({});
  }

  /**
   * What is given, and Kubernetes' own for the rest. The autoscaler that takes it throws on windows beyond an hour, periods beyond 30 minutes, and numbers
   * that are not whole or less than 1.
   */
  public static of(options: ScalingBehaviorOptions): ScalingBehavior {
    return new ScalingBehavior(options);
  }

  /**
   * The windows, steps and tolerance that fit workloads that take so long to start. Each can be replaced. The autoscaler that takes it throws as with `of`.
   *
   * @param latency how long a new replica takes
   * @param options what differs
   */
  public static fromStartLatency(latency: StartLatency, options: StartLatencyBehaviorOptions = {}): ScalingBehavior {
    const { percent, up, down } = STEPS[options.responsiveness ?? ScalingResponsiveness.BALANCED];
    const { scaleUpPeriod, scaleDownPeriod, scaleDownStabilization, scalingTolerancePercent } = latency;
    const scaleUp = over(options.scaleUp, {
      stabilizationWindow: Duration.seconds(0),
      strategy: kplus.ScalingStrategy.MAX_CHANGE,
      policies: [
        { replicas: kplus.Replicas.percent(percent), duration: scaleUpPeriod },
        { replicas: kplus.Replicas.absolute(up), duration: scaleUpPeriod },
      ],
    });
    const scaleDown = over(options.scaleDown, {
      stabilizationWindow: scaleDownStabilization,
      policies: [{ replicas: kplus.Replicas.absolute(down), duration: scaleDownPeriod }],
    });
    return new ScalingBehavior({ scaleUp, scaleDown }, scalingTolerancePercent, scaleDownStabilization);
  }

  private constructor(options: ScalingBehaviorOptions, tolerancePercent?: number, cooldown?: Duration) {
    keepProblems(this, scalingBehaviorProblems(options));
    SCALING_BEHAVIORS.set(this, { cooldown, render: (hasTolerance) => renderScalingBehavior(options, hasTolerance ? tolerancePercent : undefined) });
  }
}

/** What is given over what is derived. */
function over(given: ScalingDirection = {}, derived: ScalingDirection): ScalingDirection {
  return {
    stabilizationWindow: given.stabilizationWindow ?? derived.stabilizationWindow,
    strategy: given.strategy ?? derived.strategy,
    policies: given.policies ?? derived.policies,
    tolerancePercent: given.tolerancePercent,
  };
}
