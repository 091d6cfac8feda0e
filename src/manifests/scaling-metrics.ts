import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import { HPA, SCALED_OBJECT } from './scale-target';
import type { ScaledObject, Trigger } from '../../imports/keda.sh';
import type { HorizontalPodAutoscaler, MetricSpec } from '../../imports/kubernetes';

/** A metric of the pods that are scaled: CPU, memory and the like. */
export interface ResourceMetric {
  /** Where its target is written; `spec.metrics` where the API server fills it in. */
  readonly field: string;
  readonly resource: string;
  readonly resourceField: string;
  /** The container that is measured, where it is one, and where that is written. */
  readonly container?: string;
  readonly containerField: string;
  /** The target in percent of the request, where it is that. */
  readonly percent?: number;
}

/** What an HorizontalPodAutoscaler without metrics has (`SetDefaults_HorizontalPodAutoscaler`). */
const DEFAULT_PERCENT = 80;

/** The metrics of pods by which a HorizontalPodAutoscaler or a ScaledObject scales. */
export function resourceMetricsOf(manifest: Manifest): ResourceMetric[] {
  switch (kindOf(manifest)) {
    case HPA: return ofHpa((manifest as HorizontalPodAutoscaler).spec);
    case SCALED_OBJECT: return ((manifest as ScaledObject).spec?.triggers ?? []).flatMap(ofTrigger);
    default: return [];
  }
}

/** autoscaling/v1 has one number. */
function ofHpa(spec: (HorizontalPodAutoscaler['spec'] & { readonly targetCPUUtilizationPercentage?: number }) | undefined): ResourceMetric[] {
  const { metrics = [], targetCPUUtilizationPercentage: percent } = spec ?? {};
  if (percent !== undefined) return [{ field: 'spec.targetCPUUtilizationPercentage', resource: 'cpu', resourceField: '', containerField: '', percent }];
  if (!metrics.length) return [{ field: 'spec.metrics', resource: 'cpu', resourceField: '', containerField: '', percent: DEFAULT_PERCENT }];
  return metrics.flatMap(ofMetric);
}

function ofMetric({ type, resource, containerResource }: MetricSpec, index: number): ResourceMetric[] {
  const path = type === 'Resource' ? 'resource' : 'containerResource';
  const source = type === 'Resource' ? resource : type === 'ContainerResource' ? containerResource : undefined;
  if (!source) return [];
  const { name, target } = source;
  return [{
    field: `spec.metrics[${index}].${path}.target.averageUtilization`,
    resource: name,
    resourceField: `spec.metrics[${index}].${path}.name`,
    container: type === 'ContainerResource' ? containerResource?.container : undefined,
    containerField: `spec.metrics[${index}].${path}.container`,
    percent: target?.averageUtilization,
  }];
}

function ofTrigger({ type, metricType, metadata }: Trigger, index: number): ResourceMetric[] {
  if (type !== 'cpu' && type !== 'memory') return [];
  // KEDA before v2.18 has its type there, too.
  const { value = '', containerName, type: oldType } = metadata ?? {};
  const isUtilization = (metricType ?? oldType) === 'Utilization' && /^\d+$/.test(value);
  return [{
    field: `spec.triggers[${index}].metadata.value`,
    resource: type,
    resourceField: `spec.triggers[${index}].type`,
    container: containerName,
    containerField: `spec.triggers[${index}].metadata.containerName`,
    percent: isUtilization ? Number(value) : undefined,
  }];
}
