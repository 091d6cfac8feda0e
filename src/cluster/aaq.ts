import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { AaqProps } from './aaq-props';
import { selectorOf } from './label-selector';
import { renderLifetime, renderPlacement } from './render-kubevirt';
import { unlessEmpty } from './unless-empty';
import type { AAQSpec, Configuration } from '../../imports/aaq.kubevirt.io';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';

const TYPE: ResourceType = { apiGroup: 'aaq.kubevirt.io', version: 'v1alpha1', kind: 'AAQ', resourceType: 'aaqs' };

/** The AAQ of a cluster, of this app or imported. */
export interface IAaq extends kplus.IResource {}

/**
 * Application-aware quotas: one for a cluster, without a namespace. Its operator counts what quotas of kind ApplicationAwareResourceQuota limit, guests
 * by their own size where a ResourceQuota sees launchers, and a migrating VM once where a ResourceQuota sees two pods. It belongs to those who run the
 * cluster; HyperConverged brings its own.
 *
 * Pods over their quota are not refused but wait behind a scheduling gate. In gated namespaces a pod with a `nodeName` of its own is refused, so the
 * namespaces of the cluster itself must not be gated.
 *
 * @example
 * new Aaq(chart, 'aaq', { vmCounting: AaqVmCounting.GUEST_EFFECTIVE_RESOURCES, clusterQuotas: true });
 */
export class Aaq extends kplus.Resource implements IAaq {
  /** The label whose namespaces are gated unless `namespaceLabels` says otherwise; its value does not matter. */
  public static readonly GATING_LABEL = 'application-aware-quota/enable-gating';

  /**
   * An AAQ that this app does not create.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name its name, `aaq` as a rule
   */
  public static fromAaqName(scope: Construct, id: string, name: string): IAaq {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props how quotas are counted
   */
  constructor(scope: Construct, id: string, props: AaqProps = {}) {
    super(scope, id);
    this.apiObject = createApiObject(this, id, TYPE, { metadata: props.metadata, spec: Lazy.any({ produce: () => renderAaq(props) }) });
  }
}

function renderAaq(props: AaqProps): AAQSpec {
  const { vmCounting, clusterQuotas, certificates = {} } = props;
  return {
    infra: props.infraPlacement && (renderPlacement(props.infraPlacement) ?? {}),
    workload: props.workloadPlacement && (renderPlacement(props.workloadPlacement) ?? {}),
    namespaceSelector: selectorOf(props.namespaceLabels),
    configuration: unlessEmpty<Configuration>({
      allowApplicationAwareClusterResourceQuota: clusterQuotas,
      vmiCalculatorConfiguration: vmCounting && { configName: vmCounting },
    }),
    certConfig: unlessEmpty({ ca: renderLifetime(certificates.certificateAuthority), server: renderLifetime(certificates.server) }),
    imagePullPolicy: props.imagePullPolicy,
    priorityClass: props.priorityClass,
  };
}
