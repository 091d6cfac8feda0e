import { ApiObject, Duration, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { durationProblems } from './go-duration';
import { omitEmpty } from '../kubernetes/omit-empty';
import { createApiObject } from '../resource/create-api-object';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny, UsageError } from '../usage-error';

const TYPE: ResourceType = { apiGroup: '', version: 'v1', kind: 'ConfigMap', resourceType: 'configmaps' };
/** Argo CD finds it by both. */
const NAME = 'argocd-cm';
const LABELS = { 'app.kubernetes.io/part-of': 'argocd' };
/** In seconds. Argo CD takes less; each time all applications are compared with their repositories. */
const SHORTEST_RECONCILIATION = 30;

/** By what Argo CD knows the objects of an application. */
export enum ArgoTrackingMethod {
  /** An annotation. */
  ANNOTATION = 'annotation',
  /** A label, which other tools set as well, and which has at most 63 characters. */
  LABEL = 'label',
  /** An annotation; the label is there for other tools. */
  ANNOTATION_AND_LABEL = 'annotation+label',
}

/** Properties of `ArgoCdSettings`. `metadata.name` is always `argocd-cm`. */
export interface ArgoCdSettingsProps extends kplus.ResourceProps {
  /**
   * How often applications are compared with their repositories, in whole seconds, from 30; zero leaves it to webhooks. It holds for all applications, and
   * since the controllers are restarted.
   *
   * @default - Argo CD's: Duration.minutes(2)
   */
  readonly reconciliationTimeout?: Duration;

  /**
   * How much later at most, at random, so that not all are compared at once. In whole seconds.
   *
   * @default - Argo CD's: Duration.minutes(1)
   */
  readonly reconciliationJitter?: Duration;

  /**
   * By what Argo CD knows the objects of an application.
   *
   * @default - Argo CD's: ArgoTrackingMethod.ANNOTATION
   */
  readonly resourceTrackingMethod?: ArgoTrackingMethod;

  /**
   * Further entries of `argocd-cm`, by key.
   *
   * @default - none
   */
  readonly data?: { readonly [key: string]: string };
}

/**
 * The settings of Argo CD that are in the ConfigMap `argocd-cm` of its namespace. Apply it by the server (`kubectl apply --server-side`): what the
 * installation says besides stays as it is then.
 *
 * @example
 * new ArgoCdSettings(chart, 'settings', { reconciliationTimeout: Duration.minutes(5) });
 */
export class ArgoCdSettings extends kplus.Resource implements kplus.IConfigMap {
  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param props the settings
   * @throws on a reconciliation below 30 seconds, on another name, and on entries that other props set
   */
  constructor(scope: Construct, id: string, props: ArgoCdSettingsProps) {
    super(scope, id);
    throwIfAny(this, settingsProblems(props));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: { ...props.metadata, name: NAME, labels: { ...props.metadata?.labels, ...LABELS } },
      data: Lazy.any({ produce: () => omitEmpty({ ...entriesOf(props), ...props.data }) }),
    });
  }
}

function* settingsProblems(props: ArgoCdSettingsProps): Generator<UsageError> {
  const { metadata, reconciliationTimeout, reconciliationJitter, data = {} } = props;
  if (metadata?.name !== undefined && metadata.name !== NAME) {
    yield { what: 'metadata.name', got: metadata.name, allowed: NAME, fix: 'Argo CD reads no other ConfigMap: leave the name out.' };
  }
  if (reconciliationTimeout?.toMilliseconds() !== 0) {
    yield* durationProblems({
      what: 'reconciliationTimeout',
      duration: reconciliationTimeout,
      shortest: SHORTEST_RECONCILIATION,
      fix: 'Each time all applications are compared: let a webhook tell Argo CD of new commits sooner.',
    });
  }
  yield* durationProblems({ what: 'reconciliationJitter', duration: reconciliationJitter, shortest: 0, fix: 'Leave it out for one minute.' });
  const set = new Set(Object.keys(entriesOf(props)));
  for (const key of Object.keys(data)) {
    if (set.has(key)) yield { what: 'data', got: key, allowed: 'entries that no other prop sets', fix: 'Keep one of them.' };
  }
}

function entriesOf({ reconciliationTimeout, reconciliationJitter, resourceTrackingMethod }: ArgoCdSettingsProps): { [key: string]: string } {
  return omitEmpty({
    'timeout.reconciliation': reconciliationTimeout && `${reconciliationTimeout.toSeconds({ integral: false })}s`,
    'timeout.reconciliation.jitter': reconciliationJitter && `${reconciliationJitter.toSeconds({ integral: false })}s`,
    'application.resourceTrackingMethod': resourceTrackingMethod,
  }) ?? {};
}
