import type { ScalingBehaviorOptions, ScalingDirection, WorkloadAutoscalerProps } from '../../index';
import { isMapping } from '../../kubernetes/is-mapping';
import { at, listAt, textAt } from '../../kubernetes/untyped';
import type { Adoption, Surroundings, Written } from '../adopter';
import { fields, kubevirt, list, make, makePlus, variable } from '../expression';
import type { Optional } from '../expression';
import { memberOfPlus, number, seconds } from '../values';

/** An autoscaler of a pool or a replica set that the program makes. */
export function autoscalerAdopter({ spec }: Written, surroundings: Surroundings): Adoption | undefined {
  const target = at(spec, 'scaleTargetRef');
  const [group] = (textAt(target, 'apiVersion') ?? '').split('/');
  const made = surroundings.made(`${group}/${textAt(target, 'kind') ?? ''}`, at(target, 'name'));
  const metrics = listAt(spec, 'metrics');
  const cpu = metrics.find(isCpu);
  const percent = number(at(cpu, cpuField(cpu), 'target', 'averageUtilization'));
  const others = metrics.filter((metric) => !percent || !isCpu(metric)).map(metricOf);
  return made && !others.includes(undefined) ? {
    type: kubevirt('WorkloadAutoscaler'),
    props: fields<WorkloadAutoscalerProps>({
      target: variable(made),
      minReplicas: number(at(spec, 'minReplicas')),
      maxReplicas: number(at(spec, 'maxReplicas')),
      cpuUtilizationPercent: percent,
      metrics: list(others),
      behavior: behaviorOf(at(spec, 'behavior')),
    }),
  } : undefined;
}

/** Kinds whose constructs change what others write: an autoscaler gives its target a CPU request where that has none. */
export const ACTING = ['autoscaling/HorizontalPodAutoscaler'];

function cpuField(metric: unknown): string {
  return at(metric, 'type') === 'ContainerResource' ? 'containerResource' : 'resource';
}

function isCpu(metric: unknown): boolean {
  return at(metric, cpuField(metric), 'name') === 'cpu' && at(metric, cpuField(metric), 'target', 'type') === 'Utilization';
}

function metricOf(metric: unknown): Optional {
  const target = at(metric, 'resource', 'target');
  const percent = number(at(target, 'averageUtilization'));
  if (at(metric, 'type') !== 'Resource' || at(target, 'type') !== 'Utilization' || !percent) return undefined;
  const factory = new Map<unknown, 'resourceCpu' | 'resourceMemory'>([['cpu', 'resourceCpu'], ['memory', 'resourceMemory']]).get(at(metric, 'resource', 'name'));
  return factory && makePlus('Metric', factory, makePlus('MetricTarget', 'averageUtilization', percent));
}

function behaviorOf(behavior: unknown): Optional {
  if (!isMapping(behavior)) return make('ScalingBehavior', 'kubernetes');
  return make('ScalingBehavior', 'of', fields<ScalingBehaviorOptions>({ scaleUp: directionOf(behavior.scaleUp), scaleDown: directionOf(behavior.scaleDown) }));
}

function directionOf(rules: unknown): Optional {
  return fields<ScalingDirection>({
    strategy: memberOfPlus('ScalingStrategy', at(rules, 'selectPolicy')),
    stabilizationWindow: seconds(at(rules, 'stabilizationWindowSeconds')),
    policies: list(listAt(rules, 'policies').map((policy) => {
      const amount = number(at(policy, 'value'));
      const replicas = at(policy, 'type') === 'Percent' ? makePlus('Replicas', 'percent', amount) : makePlus('Replicas', 'absolute', amount);
      return amount && fields({ replicas, duration: seconds(at(policy, 'periodSeconds')) });
    })),
  });
}
