import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { IpAddressAdvertisementProps } from './ip-address-advertisement';
import { metalLbMetadata } from './metallb-metadata';
import { outOfRange } from './out-of-range';
import { emptyProblems, renderAdvertisement } from './render-advertisement';
import type { BGPAdvertisementSpec } from '../../imports/metallb.io';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny, UsageError } from '../usage-error';

/** Properties of `BgpAdvertisement`. */
export interface BgpAdvertisementProps extends IpAddressAdvertisementProps {
  /**
   * The length of the prefix that IPv4 addresses are joined to, 1 to 32.
   *
   * @default - MetalLB's: 32, each address by itself
   */
  readonly aggregationLength?: number;

  /**
   * The length of the prefix that IPv6 addresses are joined to, 1 to 128.
   *
   * @default - MetalLB's: 128, each address by itself
   */
  readonly aggregationLengthV6?: number;

  /**
   * The preference within the autonomous system; the higher wins.
   *
   * @default - MetalLB's: 0
   */
  readonly localPref?: number;

  /**
   * Communities, as `1234:1`, as `large:1:2:3`, or by the name of a Community of MetalLB.
   *
   * @default - none
   */
  readonly communities?: string[];

  /**
   * The names of the BGPPeers that are told.
   *
   * @default - all
   */
  readonly peers?: string[];
}

const TYPE: ResourceType = { apiGroup: 'metallb.io', version: 'v1beta1', kind: 'BGPAdvertisement', resourceType: 'bgpadvertisements' };

/** An advertisement by BGP, of this app or imported. */
export interface IBgpAdvertisement extends kplus.IResource {}

/**
 * Tells routers of addresses by BGP, through the sessions that BGPPeers of MetalLB describe. An object of cluster administrators in MetalLB's
 * namespace, `metallb-system` unless `metadata.namespace` is given.
 *
 * @example
 * const pool = new IpAddressPool(chart, 'public', { addresses: ['203.0.113.0/26'] });
 * new BgpAdvertisement(chart, 'public-routes', { ipAddressPools: [pool], peers: ['tor-1', 'tor-2'] });
 */
export class BgpAdvertisement extends kplus.Resource implements IBgpAdvertisement {
  /**
   * An advertisement by BGP that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the name of the advertisement
   */
  public static fromBgpAdvertisementName(scope: Construct, id: string, name: string): IBgpAdvertisement {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props what is told, and to whom
   * @throws on an empty list of pools or peers, which would mean all; on a prefix that no address of the family has
   */
  constructor(scope: Construct, id: string, props: BgpAdvertisementProps = {}) {
    super(scope, id);
    throwIfAny(this, bgpProblems(props));
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: metalLbMetadata(props.metadata),
      spec: Lazy.any({ produce: () => renderBgpAdvertisement(props) }),
    });
  }
}

function renderBgpAdvertisement(props: BgpAdvertisementProps): BGPAdvertisementSpec {
  const { aggregationLength, aggregationLengthV6, localPref, communities, peers } = props;
  return { ...renderAdvertisement(props), aggregationLength, aggregationLengthV6, localPref, communities, peers };
}

function* bgpProblems({ ipAddressPools, peers, aggregationLength, aggregationLengthV6 }: BgpAdvertisementProps): Generator<UsageError> {
  yield* emptyProblems({ ipAddressPools, peers });
  yield* outOfRange('aggregationLength', aggregationLength, 1, 32, 'Write the length of a prefix, such as 24.');
  yield* outOfRange('aggregationLengthV6', aggregationLengthV6, 1, 128, 'Write the length of a prefix, such as 124.');
}
