import { DnsOption, DnsPolicy } from 'cdk8s-plus-28';

/**
 * The resolver of the launcher pod. Guests on the pod network get it by DHCP (masquerade and bridge); others have that of their network, or what
 * cloud-init configures.
 */
export interface GuestDns {
  /**
   * Where name servers and search domains come from.
   *
   * @default - Kubernetes': ClusterFirst
   */
  readonly policy?: DnsPolicy;

  /**
   * Addresses of name servers, at most three. `DnsPolicy.NONE` needs one.
   *
   * @default - those of the policy
   */
  readonly nameservers?: string[];

  /**
   * Domains in which host names are searched, besides those of the policy.
   *
   * @default - those of the policy
   */
  readonly searches?: string[];

  /**
   * Options of the resolver, such as `ndots`.
   *
   * @default - those of the policy
   */
  readonly options?: DnsOption[];
}
