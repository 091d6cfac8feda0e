import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { FluxHealthCheck, FluxHealthCheckExpression } from './flux-health-check';
import { FluxKustomizationProps, IFluxKustomization } from './flux-kustomization-props';
import { durationProblems, formatDuration } from './go-duration';
import { FLUX_SOURCES } from './wire-forms';
import type { HealthCheck, KustomizationSpec } from '../../imports/kustomize.toolkit.fluxcd.io';
import { omitEmpty } from '../kubernetes/omit-empty';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny, UsageError } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'kustomize.toolkit.fluxcd.io', version: 'v1', kind: 'Kustomization', resourceType: 'kustomizations' };

/**
 * What Flux applies to a cluster, and keeps as the source has it. Without `waitForAll` or `healthChecks` it is ready as soon as all is applied.
 *
 * Flux takes no VM that is stopped, and no DataVolume that waits for its first consumer, for healthy: a Kustomization that waits for them would end in
 * a timeout. So those that wait tell it, see `FluxHealthCheckExpression`.
 *
 * @example
 * new FluxKustomization(chart, 'shop', {
 *   source: FluxSource.gitRepository('shop'),
 *   path: './dist',
 *   interval: Duration.minutes(10),
 *   prune: false,
 * });
 */
export class FluxKustomization extends kplus.Resource implements IFluxKustomization {
  /**
   * A Kustomization that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the object's name
   */
  public static fromFluxKustomizationName(scope: Construct, id: string, name: string): IFluxKustomization {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what is applied, from where, and what is waited for
   * @throws on durations that are no whole seconds, on `healthChecks` beside `waitForAll`, and on expressions where nothing is waited for
   */
  constructor(scope: Construct, id: string, props: FluxKustomizationProps) {
    super(scope, id);
    throwIfAny(this, fluxKustomizationProblems(props));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderFluxKustomization(props) }),
    });
  }
}

function waits({ waitForAll, healthChecks = [] }: FluxKustomizationProps): boolean {
  return waitForAll === true || healthChecks.length > 0;
}

function* fluxKustomizationProblems(props: FluxKustomizationProps): Generator<UsageError> {
  const { interval, retryInterval, timeout, waitForAll, healthChecks = [], healthCheckExpressions = [] } = props;
  for (const [what, duration] of Object.entries({ interval, retryInterval, timeout })) {
    yield* durationProblems({ what, duration, shortest: 1, fix: 'Flux refuses it: give whole seconds.' });
  }
  if (waitForAll && healthChecks.length > 0) {
    yield {
      what: 'healthChecks', got: `${healthChecks.length} objects`, allowed: 'none beside `waitForAll`', fix: 'Flux does not read them, as it waits for all: keep one.',
    };
  }
  if (healthCheckExpressions.length > 0 && !waits(props)) {
    yield {
      what: 'healthCheckExpressions',
      got: healthCheckExpressions.map(({ kind }) => kind),
      allowed: 'none without `waitForAll` or `healthChecks`',
      fix: 'Flux does not read them, as it waits for nothing: set `waitForAll`.',
    };
  }
}

function renderFluxKustomization(props: FluxKustomizationProps): KustomizationSpec {
  const { source, path, interval, retryInterval, timeout, prune = false, deletionPolicy } = props;
  const { waitForAll, healthChecks, dependsOn, targetNamespace } = props;
  const { serviceAccount, kubeConfigSecret, decryptionSecret, substitute, force, suspend } = props;
  const { healthCheckExpressions = waits(props) ? [FluxHealthCheckExpression.VIRTUAL_MACHINE, FluxHealthCheckExpression.DATA_VOLUME] : [] } = props;
  return {
    sourceRef: FLUX_SOURCES.of(source),
    path,
    interval: formatDuration(interval),
    retryInterval: retryInterval && formatDuration(retryInterval),
    timeout: timeout && formatDuration(timeout),
    prune,
    deletionPolicy,
    wait: waitForAll,
    healthChecks: omitEmpty(healthChecks?.map(renderHealthCheck)),
    healthCheckExprs: omitEmpty(healthCheckExpressions.map(({ apiVersion, kind, options }) => ({ apiVersion, kind, ...options }))),
    dependsOn: omitEmpty(dependsOn?.map(({ name }) => ({ name }))),
    targetNamespace,
    serviceAccountName: serviceAccount?.name,
    kubeConfig: kubeConfigSecret && { secretRef: { name: kubeConfigSecret.name } },
    decryption: decryptionSecret && { provider: 'sops', secretRef: { name: decryptionSecret.name } },
    postBuild: substitute && { substitute },
    force,
    suspend,
  };
}

function renderHealthCheck({ apiVersion, kind, name, namespace }: FluxHealthCheck): HealthCheck {
  return { apiVersion, kind, name, namespace };
}
