import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { IpAddressAdvertisementProps } from './ip-address-advertisement';
import { metalLbMetadata } from './metallb-metadata';
import { emptyProblems, renderAdvertisement } from './render-advertisement';
import type { L2AdvertisementSpec } from '../../imports/metallb.io';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
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

/** An advertisement in a network, of this app or imported. */
export interface IL2Advertisement extends kplus.IResource {}

/**
 * Tells the local network of addresses by ARP and NDP: one node at a time takes all traffic of a service. An object of cluster administrators in
 * MetalLB's namespace, `metallb-system` unless `metadata.namespace` is given.
 *
 * @example
 * const pool = new IpAddressPool(chart, 'public', { addresses: ['203.0.113.0/26'] });
 * new L2Advertisement(chart, 'public-lan', { ipAddressPools: [pool], interfaces: ['ens3f0'] });
 */
export class L2Advertisement extends kplus.Resource implements IL2Advertisement {
  /**
   * An advertisement in a network that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the name of the advertisement
   */
  public static fromL2AdvertisementName(scope: Construct, id: string, name: string): IL2Advertisement {
    return new ImportedResource(scope, id, TYPE, name);
  }

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
