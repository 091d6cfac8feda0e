import * as kplus from 'cdk8s-plus-28';
import { IIpAddressPool } from './ip-address-pool';

/** What all advertisements of MetalLB have in common. */
export interface IpAddressAdvertisementProps extends kplus.ResourceProps {
  /**
   * The pools whose addresses it tells of.
   *
   * @default - all
   */
  readonly ipAddressPools?: IIpAddressPool[];

  /**
   * Labels of the nodes that take the traffic.
   *
   * @default - all nodes
   */
  readonly nodeSelector?: { readonly [key: string]: string };
}
