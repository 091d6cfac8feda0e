import { COMPUTE } from './scale-targets';
import { CronScaleTriggerOptions, PrometheusScaleTriggerOptions, ScaleTriggerOptions } from './scale-trigger-options';
import { SCALE_TRIGGERS, TriggerForm } from './wire-forms';
import type { Trigger } from '../../imports/keda.sh';
import { keepProblems, UsageError } from '../usage-error';

/**
 * A source of events by which KEDA scales. KEDA has some 70; what has no factory here is made by `of`.
 *
 * Metrics of guests that KubeVirt exports (`kubevirt_vmi_…`) are served by virt-handler, not by pods: they come through Prometheus.
 */
export class ScaleTrigger {
  /**
   * A query to Prometheus. The ScaledObject that takes it throws unless `threshold` is above 0.
   *
   * @param options server, query and threshold
   */
  public static prometheus(options: PrometheusScaleTriggerOptions): ScaleTrigger {
    const { serverAddress, query, threshold, activationThreshold, ignoreNullValues } = options;
    const metadata = {
      serverAddress,
      query,
      threshold: String(threshold),
      ...activationThreshold === undefined ? {} : { activationThreshold: String(activationThreshold) },
      ...ignoreNullValues === undefined ? {} : { ignoreNullValues: String(ignoreNullValues) },
    };
    return new ScaleTrigger(always(renderTrigger('prometheus', metadata, options)), thresholdProblems(threshold));
  }

  /**
   * Mean CPU utilization in percent of the request: of pods for containers, of the container `compute` for VMs, which then request all their virtual CPUs as with
   * `WorkloadAutoscaler`. It cannot scale to none. The ScaledObject that takes it throws unless the percentage is a whole number from 1.
   *
   * @param percent what is kept
   */
  public static cpuUtilization(percent: number): ScaleTrigger {
    const render = (ofGuests: boolean): Trigger => ({
      type: 'cpu', metricType: 'Utilization', metadata: { value: String(percent), ...ofGuests ? { containerName: COMPUTE } : {} },
    });
    return new ScaleTrigger({ measuresCpu: true, render }, countProblems('percentage', percent));
  }

  /**
   * Replicas by the clock, such as VMs that have started before people come. The ScaledObject that takes it throws where it ends when it begins, and unless
   * `desiredReplicas` is a whole number from 1.
   *
   * @param options when, and how many
   */
  public static cron(options: CronScaleTriggerOptions): ScaleTrigger {
    const { start, end, desiredReplicas, timezone = 'Etc/UTC' } = options;
    const metadata = { timezone, start, end, desiredReplicas: String(desiredReplicas) };
    return new ScaleTrigger(always(renderTrigger('cron', metadata, options)), cronProblems(options));
  }

  /**
   * Any trigger of KEDA.
   *
   * @param triggerType its type, such as `rabbitmq`
   * @param metadata its parameters; KEDA takes texts only
   */
  public static of(triggerType: string, metadata: { [parameter: string]: string }, options: ScaleTriggerOptions = {}): ScaleTrigger {
    return new ScaleTrigger(always(renderTrigger(triggerType, metadata, options)), []);
  }

  private constructor(form: TriggerForm, problems: Iterable<UsageError>) {
    keepProblems(this, problems);
    SCALE_TRIGGERS.set(this, form);
  }
}

function always(trigger: Trigger): TriggerForm {
  return { measuresCpu: false, render: () => trigger };
}

function renderTrigger(
  type: string, metadata: Trigger['metadata'], { name, metricType, authentication, useCachedMetrics }: ScaleTriggerOptions,
): Trigger {
  return {
    type,
    name,
    metricType,
    metadata: { ...metadata },
    useCachedMetrics,
    authenticationRef: authentication && {
      name: authentication.name, kind: authentication.kind === 'ClusterTriggerAuthentication' ? authentication.kind : undefined,
    },
  };
}

function* thresholdProblems(threshold: number): Generator<UsageError> {
  if (threshold > 0 && Number.isFinite(threshold)) return;
  yield { what: 'ScaleTrigger.prometheus threshold', got: threshold, allowed: 'a number above 0', fix: 'Give what one replica copes with.' };
}

function* cronProblems({ start, end, desiredReplicas }: CronScaleTriggerOptions): Generator<UsageError> {
  if (start === end) {
    yield { what: 'ScaleTrigger.cron end', got: end, allowed: 'another time than `start`', fix: 'Leave the trigger out and raise `minReplicas` for good.' };
  }
  yield* countProblems('desiredReplicas', desiredReplicas);
}

function* countProblems(what: string, got: number): Generator<UsageError> {
  if (!(Number.isInteger(got) && got >= 1)) yield { what: `ScaleTrigger ${what}`, got, allowed: 'a whole number from 1', fix: 'KEDA reads no other.' };
}
