import { ApiObject, Duration, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { NodeHealthCheckProps } from './node-health-check-props';
import type { NodeRemediation } from './node-remediation';
import type { IRemediationTemplate } from './remediation-template';
import type { UnhealthyNodeCondition } from './unhealthy-node-condition';
import type { ObjectReference } from '../../imports/kubernetes';
import type { NodeHealthCheckSpec, UnhealthyCondition } from '../../imports/remediation.medik8s.io';
import { renderLabelSelector } from '../cdk8s-plus-internals';
import { formatGoDuration } from '../kubernetes/go-duration';
import { omitEmpty } from '../kubernetes/omit-empty';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { problemsOf, throwIfAny, UsageError } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'remediation.medik8s.io', version: 'v1alpha1', kind: 'NodeHealthCheck', resourceType: 'nodehealthchecks' };

/** A node health check, of this app or imported. */
export interface INodeHealthCheck extends kplus.IResource {}

/**
 * Watches nodes and has those remediated that are lost, by the Node Health Check operator of medik8s.
 *
 * A VM on a node that is lost does not migrate: its guest is as lost, or runs on unseen. Kubernetes deletes its pod 5 minutes later (tolerations of the VM), but
 * cannot know it dead, and KubeVirt starts no second guest beside one that may still write to the disks. It takes a fence: the node reboots, is powered off or
 * deleted. `RecoveryTime` adds up how long that takes. An object of the whole cluster, which belongs to those who run it.
 *
 * @example
 * new NodeHealthCheck(chart, 'workers', {
 *   selector: kplus.LabelSelector.of({ expressions: [kplus.LabelExpression.doesNotExist('node-role.kubernetes.io/control-plane')] }),
 *   minHealthy: kplus.PercentOrAbsolute.percent(51),
 *   unhealthyConditions: [UnhealthyNodeCondition.notReady(Duration.minutes(1)), UnhealthyNodeCondition.unreachable(Duration.minutes(1))],
 *   remediation: NodeRemediation.by(new SelfNodeRemediationTemplate(chart, 'workers-template')),
 * });
 */
export class NodeHealthCheck extends kplus.Resource implements INodeHealthCheck {
  /**
   * A check that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the check's name
   */
  public static fromNodeHealthCheckName(scope: Construct, id: string, name: string): INodeHealthCheck {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props which nodes, when they are unhealthy, and what is done then
   * @throws unless exactly one bound is given; on a selector without labels, and on what the remediation was given wrongly
   */
  constructor(scope: Construct, id: string, props: NodeHealthCheckProps) {
    super(scope, id);
    throwIfAny(this, [...problemsOf(props.remediation), ...nodeHealthCheckProblems(props)]);
    this.apiObject = createApiObject(this, id, TYPE, { metadata: props.metadata, spec: Lazy.any({ produce: () => renderNodeHealthCheck(props) }) });
  }
}

function* nodeHealthCheckProblems({ selector, minHealthy, maxUnhealthy }: NodeHealthCheckProps): Generator<UsageError> {
  const given = [minHealthy, maxUnhealthy].flatMap((bound) => bound?.value ?? []);
  if (given.length !== 1) {
    yield { what: 'bound of the check', got: given, allowed: 'exactly one of `minHealthy` and `maxUnhealthy`', fix: 'Keep one of them.' };
  }
  if (selector.isEmpty()) {
    yield {
      what: 'selector',
      got: 'a selector of all nodes',
      allowed: 'at least one label',
      fix: 'Write `kplus.LabelSelector.of({ expressions: [kplus.LabelExpression.doesNotExist(\'node-role.kubernetes.io/control-plane\')] })` for worker nodes.',
    };
  }
}

function renderNodeHealthCheck(props: NodeHealthCheckProps): NodeHealthCheckSpec {
  return {
    selector: renderLabelSelector(props.selector),
    minHealthy: props.minHealthy?.value,
    maxUnhealthy: props.maxUnhealthy?.value,
    unhealthyConditions: omitEmpty(props.unhealthyConditions?.map(renderCondition)),
    ...renderRemediation(props.remediation),
    stormCooldownDuration: props.stormCooldown && durationOf(props.stormCooldown),
    healthyDelay: props.healthyDelay && durationOf(props.healthyDelay),
    pauseRequests: omitEmpty(props.pauseRequests),
  };
}

function renderCondition({ type, status, duration }: UnhealthyNodeCondition): UnhealthyCondition {
  return { type, status, duration: durationOf(duration) };
}

function renderRemediation({ template, steps }: NodeRemediation): Partial<NodeHealthCheckSpec> {
  if (template) return { remediationTemplate: referenceTo(template) };
  return {
    escalatingRemediations: steps.map((step, index) => ({
      order: index + 1, remediationTemplate: referenceTo(step.template), timeout: durationOf(step.timeout),
    })),
  };
}

function referenceTo({ apiVersion, kind, name, templateNamespace: namespace }: IRemediationTemplate): ObjectReference {
  return { apiVersion, kind, name, namespace };
}

function durationOf(duration: Duration): string {
  return formatGoDuration(duration.toSeconds());
}
