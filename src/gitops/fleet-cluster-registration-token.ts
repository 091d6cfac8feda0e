import { ApiObject, Duration, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { durationProblems, formatDuration } from './go-duration';
import type { ClusterRegistrationTokenSpec } from '../../imports/fleet.cattle.io';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny } from '../usage-error';

const TYPE: ResourceType = {
  apiGroup: 'fleet.cattle.io', version: 'v1alpha1', kind: 'ClusterRegistrationToken', resourceType: 'clusterregistrationtokens',
};

/** Properties of a `FleetClusterRegistrationToken`. */
export interface FleetClusterRegistrationTokenProps extends kplus.ResourceProps {
  /**
   * How long clusters may register with it, in whole seconds, from 1. Fleet deletes it then; clusters that have registered stay.
   *
   * @default - for ever
   */
  readonly ttl?: Duration;
}

/** A registration token, of this app or imported. */
export interface IFleetClusterRegistrationToken extends kplus.IResource {}

/**
 * Lets clusters register themselves at Rancher Fleet: an agent in each of them opens the connection, so nothing needs to reach the clusters. Fleet writes
 * the token itself into a Secret of the same name; it is the `values.yaml` of the agent's Helm chart, and no manifest has it.
 *
 * @example
 * new FleetClusterRegistrationToken(chart, 'new-stores', { ttl: Duration.hours(24) });
 */
export class FleetClusterRegistrationToken extends kplus.Resource implements IFleetClusterRegistrationToken {
  /**
   * A token that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the token's name
   */
  public static fromFleetClusterRegistrationTokenName(scope: Construct, id: string, name: string): IFleetClusterRegistrationToken {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props how long it lasts
   * @throws where `ttl` is no whole seconds
   */
  constructor(scope: Construct, id: string, props: FleetClusterRegistrationTokenProps = {}) {
    super(scope, id);
    throwIfAny(this, durationProblems({ what: 'ttl', duration: props.ttl, shortest: 1, fix: 'Leave it out for a token that does not expire.' }));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => renderFleetClusterRegistrationToken(props) }),
    });
  }
}

function renderFleetClusterRegistrationToken({ ttl }: FleetClusterRegistrationTokenProps): ClusterRegistrationTokenSpec {
  return { ttl: ttl && formatDuration(ttl) };
}
