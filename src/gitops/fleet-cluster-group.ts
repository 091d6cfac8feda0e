import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { ClusterGroupSpec } from '../../imports/fleet.cattle.io';
import { renderLabelSelector } from '../cdk8s-plus-internals';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';

const TYPE: ResourceType = { apiGroup: 'fleet.cattle.io', version: 'v1alpha1', kind: 'ClusterGroup', resourceType: 'clustergroups' };

/** Properties of a `FleetClusterGroup`. */
export interface FleetClusterGroupProps extends kplus.ResourceProps {
  /** Which clusters belong to it, by the labels of Fleet's `Cluster` objects in the same namespace. An empty selector takes all of them. */
  readonly selector: kplus.LabelSelector;
}

/** A group of clusters, of this app or imported. */
export interface IFleetClusterGroup extends kplus.IResource {}

/**
 * Clusters that Rancher Fleet treats alike: a region, a canary group. A cluster may be in several groups; a `FleetGitRepo` gives each cluster what the
 * first of its targets says that has the cluster.
 *
 * @example
 * new FleetClusterGroup(chart, 'stores-eu', { selector: kplus.LabelSelector.of({ labels: { region: 'eu' } }) });
 */
export class FleetClusterGroup extends kplus.Resource implements IFleetClusterGroup {
  /**
   * A group that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the group's name
   */
  public static fromFleetClusterGroupName(scope: Construct, id: string, name: string): IFleetClusterGroup {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props which clusters belong to it
   */
  constructor(scope: Construct, id: string, props: FleetClusterGroupProps) {
    super(scope, id);
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderFleetClusterGroup(props) }),
    });
  }
}

function renderFleetClusterGroup({ selector }: FleetClusterGroupProps): ClusterGroupSpec {
  return { selector: renderLabelSelector(selector) };
}
