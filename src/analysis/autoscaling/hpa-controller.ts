import type { Tolerances } from './replica-calculator';
import { Behavior, DEFAULT_DOWNSCALE_STABILIZATION, DEFAULT_TOLERANCE, ScalingRules, behaviorOf } from './scaling-rules';
import type { HPAScalingRules, HorizontalPodAutoscalerSpec } from '../../../imports/kubernetes';

interface Recorded {
  readonly at: number;
  readonly replicas: number;
}

/**
 * What the HorizontalPodAutoscaler controller of Kubernetes v1.34 makes of a proposed number of replicas (`pkg/controller/podautoscaler/horizontal.go`):
 * stabilization windows, policies and bounds. It remembers what it proposed and did; times are seconds.
 */
export class HpaController {
  public readonly tolerances: Tolerances;
  private readonly behavior?: Behavior;
  private readonly least: number;
  private readonly most: number;
  private readonly memory: number;
  private recommendations: Recorded[] = [];
  private readonly ups: Recorded[] = [];
  private readonly downs: Recorded[] = [];

  constructor({ behavior, minReplicas = 1, maxReplicas }: Pick<HorizontalPodAutoscalerSpec, 'behavior' | 'minReplicas' | 'maxReplicas'>) {
    this.behavior = behavior && behaviorOf(behavior);
    this.tolerances = { up: this.behavior?.scaleUp.tolerance ?? DEFAULT_TOLERANCE, down: this.behavior?.scaleDown.tolerance ?? DEFAULT_TOLERANCE };
    this.least = minReplicas;
    this.most = maxReplicas;
    this.memory = this.behavior
      ? Math.max(this.behavior.scaleUp.stabilizationWindowSeconds, this.behavior.scaleDown.stabilizationWindowSeconds)
      : DEFAULT_DOWNSCALE_STABILIZATION;
  }

  /** The replicas that are asked for now, of which there are `current`; `proposed` is what the metric asks for. */
  public desired(current: number, proposed: () => number | undefined, now: number): number {
    if (this.recommendations.length === 0) this.recommendations.push({ at: now, replicas: current });
    const desired = current > this.most ? this.most : current < this.least ? this.least : this.normalized(current, proposed(), now);
    if (desired > current) record(this.ups, { at: now, replicas: desired - current }, this.behavior?.scaleUp);
    if (desired < current) record(this.downs, { at: now, replicas: current - desired }, this.behavior?.scaleDown);
    this.recommendations = this.recommendations.filter(({ at }) => at >= now - this.memory);
    return desired;
  }

  private normalized(current: number, proposed: number | undefined, now: number): number {
    if (proposed === undefined) return current;
    const { behavior } = this;
    const stabilized = behavior ? this.stabilized(behavior, current, proposed, now) : this.highestRecent(proposed, now);
    this.recommendations.push({ at: now, replicas: proposed });
    if (!behavior) return Math.max(this.least, Math.min(stabilized, this.most, Math.max(2 * current, 4)));
    if (stabilized > current) return Math.min(stabilized, this.most, Math.max(current, this.upLimit(behavior.scaleUp, current, now)));
    if (stabilized < current) return Math.max(stabilized, this.least, Math.min(current, this.downLimit(behavior.scaleDown, current, now)));
    return stabilized;
  }

  private highestRecent(proposed: number, now: number): number {
    const recent = this.recommendations.filter(({ at }) => at >= now - DEFAULT_DOWNSCALE_STABILIZATION);
    return Math.max(proposed, ...recent.map(({ replicas }) => replicas));
  }

  private stabilized({ scaleUp, scaleDown }: Behavior, current: number, proposed: number, now: number): number {
    const within = (rules: ScalingRules) => after(this.recommendations, now - rules.stabilizationWindowSeconds).map(({ replicas }) => replicas);
    const up = Math.min(proposed, ...within(scaleUp));
    const down = Math.max(proposed, ...within(scaleDown));
    return Math.min(Math.max(current, up), down);
  }

  private upLimit(rules: ScalingRules, current: number, now: number): number {
    return this.limit(rules, current, now, { Max: Math.max, Min: Math.min }, (start, { type, value }) => (
      type === 'Pods' ? start + value : Math.ceil(start * (1 + value / 100))
    ));
  }

  private downLimit(rules: ScalingRules, current: number, now: number): number {
    return this.limit(rules, current, now, { Max: Math.min, Min: Math.max }, (start, { type, value }) => (
      type === 'Pods' ? start - value : Math.trunc(start * (1 - value / 100))
    ));
  }

  private limit(
    { policies, selectPolicy }: ScalingRules, current: number, now: number, select: Record<'Max' | 'Min', (...limits: number[]) => number>,
    allowed: (start: number, policy: NonNullable<HPAScalingRules['policies']>[number]) => number,
  ): number {
    if (selectPolicy === 'Disabled') return current;
    return select[selectPolicy](...policies.map((policy) => {
      const changes = (events: readonly Recorded[]) => after(events, now - policy.periodSeconds).reduce((sum, { replicas }) => sum + replicas, 0);
      return allowed(current - changes(this.ups) + changes(this.downs), policy);
    }));
  }
}

function after(events: readonly Recorded[], cutoff: number): readonly Recorded[] {
  return events.filter(({ at }) => at > cutoff);
}

/**
 * As the controller does, the event takes the place of one that the policies of its own direction no longer count, though those of the other
 * direction may.
 */
function record(events: Recorded[], event: Recorded, rules: ScalingRules | undefined): void {
  if (!rules) return;
  const longest = rules.policies.reduce((most, { periodSeconds }) => Math.max(most, periodSeconds), 0);
  const outdated = events.reduce((last, { at }, index) => (at < event.at - longest ? index : last), -1);
  events.splice(outdated < 0 ? events.length : outdated, 1, event);
}
