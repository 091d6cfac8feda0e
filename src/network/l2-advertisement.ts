import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { IpAddressAdvertisementProps } from './ip-address-advertisement';
import { metalLbMetadata } from './metallb-metadata';
import { emptyProblems, renderAdvertisement } from './render-advertisement';
import type { L2AdvertisementSpec } from '../../imports/metallb.io';
import { createApiObject } from '../resource/create-api-object';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny } from '../usage-error';

/** Properties of `L2Advertisement`. */
export interface L2AdvertisementProps extends IpAddressAdvertisementProps {
  /**
   * The interfaces of the nodes on which it answers.
   *
   * @default - all
   */
  readonly interfaces?: string[];
}

const TYPE: ResourceType = { apiGroup: 'metallb.io', version: 'v1beta1', kind: 'L2Advertisement', resourceType: 'l2advertisements' };

/**
 * Tells the local network of addresses by ARP and NDP: one node at a time takes all traffic of a service. An object of cluster administrators in
 * MetalLB's namespace, `metallb-system` unless `metadata.namespace` is given.
 *
 * @example
 * const pool = new IpAddressPool(chart, 'public', { addresses: ['203.0.113.0/26'] });
 * new L2Advertisement(chart, 'public-lan', { ipAddressPools: [pool], interfaces: ['ens3f0'] });
 */
export class L2Advertisement extends kplus.Resource {
  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what is told, and where
   * @throws on an empty list of pools or interfaces, which would mean all
   */
  constructor(scope: Construct, id: string, props: L2AdvertisementProps = {}) {
    super(scope, id);
    throwIfAny(this, emptyProblems({ ipAddressPools: props.ipAddressPools, interfaces: props.interfaces }));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: metalLbMetadata(props.metadata),
      spec: Lazy.any({ produce: (): L2AdvertisementSpec => ({ ...renderAdvertisement(props), interfaces: props.interfaces }) }),
    });
  }
}
