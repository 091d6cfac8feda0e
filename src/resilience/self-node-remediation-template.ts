import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { IRemediationTemplate, RemediationTemplate } from './remediation-template';
import type { SelfNodeRemediationTemplateSpec } from '../../imports/self-node-remediation.medik8s.io';
import { createApiObject } from '../resource/create-api-object';
import { apiVersionOf, ResourceType } from '../resource/resource-type';

/** How pods and volumes of a node are freed once it has been rebooted. */
export enum SelfNodeRemediationStrategy {
  /** The operator chooses: the taint where Kubernetes has it, which is since 1.28. */
  AUTOMATIC = 'Automatic',
  /** By the taint `node.kubernetes.io/out-of-service`: Kubernetes deletes the pods and detaches their volumes. */
  OUT_OF_SERVICE_TAINT = 'OutOfServiceTaint',
  /** The operator deletes the pods and the VolumeAttachments of the node. */
  RESOURCE_DELETION = 'ResourceDeletion',
}

/** Properties of `SelfNodeRemediationTemplate`. */
export interface SelfNodeRemediationTemplateProps extends kplus.ResourceProps {
  /**
   * How pods and volumes are freed.
   *
   * @default - the operator's: SelfNodeRemediationStrategy.AUTOMATIC
   */
  readonly strategy?: SelfNodeRemediationStrategy;
}

const TYPE: ResourceType = {
  apiGroup: 'self-node-remediation.medik8s.io', version: 'v1alpha1', kind: 'SelfNodeRemediationTemplate', resourceType: 'selfnoderemediationtemplates',
};

/**
 * How the Self Node Remediation operator of medik8s makes a node healthy: an agent on each node feeds its watchdog, and lets the node reboot once neither
 * the API server nor its peers find it healthy. When the node must have rebooted, its VMs are started elsewhere. It needs no access to the power of the node.
 *
 * @example
 * new SelfNodeRemediationTemplate(chart, 'workers', { strategy: SelfNodeRemediationStrategy.OUT_OF_SERVICE_TAINT });
 */
export class SelfNodeRemediationTemplate extends kplus.Resource implements IRemediationTemplate {
  /**
   * A template that this app does not make. The operator brings `self-node-remediation-automatic-strategy-template`.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the template's name
   * @param templateNamespace its namespace, that of the operator as a rule
   */
  public static fromSelfNodeRemediationTemplateName(scope: Construct, id: string, name: string, templateNamespace: string): IRemediationTemplate {
    return RemediationTemplate.fromReference(scope, id, { apiVersion: apiVersionOf(TYPE), kind: TYPE.kind, name, namespace: templateNamespace });
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props how pods and volumes are freed
   */
  constructor(scope: Construct, id: string, props: SelfNodeRemediationTemplateProps = {}) {
    super(scope, id);
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: (): SelfNodeRemediationTemplateSpec => ({ template: { spec: { remediationStrategy: props.strategy } } }) }),
    });
  }

  /** Its namespace; `undefined` where neither the chart nor the metadata has one. */
  public get templateNamespace(): string | undefined {
    return this.metadata.namespace;
  }
}
