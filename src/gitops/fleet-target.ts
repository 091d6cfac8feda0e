import * as kplus from 'cdk8s-plus-28';
import { IFleetClusterGroup } from './fleet-cluster-group';
import { FLEET_TARGETS } from './wire-forms';
import type { Target } from '../../imports/fleet.cattle.io';
import { renderLabelSelector } from '../cdk8s-plus-internals';

/**
 * Clusters that a `FleetGitRepo` deploys to. The order of targets counts: a cluster gets what the first target says that has it, so a canary group stands
 * before the group of all.
 */
export class FleetTarget {
  /**
   * The clusters of a group.
   *
   * @param group the group, in the namespace of the repository
   * @param name the name of the target, to which `fleet.yaml` refers; by default that of the group
   */
  public static clusterGroup(group: IFleetClusterGroup, name: string = group.name): FleetTarget {
    return new FleetTarget(name, { clusterGroup: group.name });
  }

  /**
   * The clusters with some labels.
   *
   * @param name the name of the target, to which `fleet.yaml` refers
   * @param selector selects Fleet's `Cluster` objects by their labels
   */
  public static clusters(name: string, selector: kplus.LabelSelector): FleetTarget {
    return new FleetTarget(name, { clusterSelector: renderLabelSelector(selector) });
  }

  /**
   * One cluster.
   *
   * @param clusterName the name of Fleet's `Cluster` object
   * @param name the name of the target, to which `fleet.yaml` refers; by default that of the cluster
   */
  public static cluster(clusterName: string, name: string = clusterName): FleetTarget {
    return new FleetTarget(name, { clusterName });
  }

  private constructor(
    /** The name of the target. */
    public readonly name: string,
    wire: Target,
  ) {
    FLEET_TARGETS.set(this, { name, ...wire });
  }
}
