import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { monitorProblems } from './monitor-problems';
import { ServiceMonitorProps } from './monitor-props';
import { renderServiceMonitor } from './render-service-monitor';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny } from '../usage-error';

const TYPE: ResourceType = { apiGroup: 'monitoring.coreos.com', version: 'v1', kind: 'ServiceMonitor', resourceType: 'servicemonitors' };

/** A ServiceMonitor, of this app or imported. */
export interface IServiceMonitor extends kplus.IResource {}

/**
 * Lets a Prometheus that is run by its operator scrape what stands behind Services. The Services are found by their own labels, and a port by its name in the
 * Service. In a namespace with NetworkPolicies the Prometheus must be let in, too.
 *
 * @example
 * new ServiceMonitor(chart, 'web', {
 *   selector: kplus.LabelSelector.of({ labels: { app: 'web' } }),
 *   endpoints: [{ port: 'metrics', interval: Duration.seconds(30) }],
 * });
 */
export class ServiceMonitor extends kplus.Resource implements IServiceMonitor {
  /**
   * A ServiceMonitor that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the object's name
   */
  public static fromServiceMonitorName(scope: Construct, id: string, name: string): IServiceMonitor {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what is scraped, and how
   * @throws without endpoints; on a port without a name, `tls` without HTTPS, durations that Prometheus cannot read, a timeout beyond the interval,
   * a relabeling without a label to write, and `namespaces` beside `anyNamespace`
   */
  constructor(scope: Construct, id: string, props: ServiceMonitorProps) {
    super(scope, id);
    throwIfAny(this, monitorProblems(props));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderServiceMonitor(props) }),
    });
  }
}
