import * as kplus from 'cdk8s-plus-28';

/** A network that Multus attaches pods to: a NetworkAttachmentDefinition, of this app, of an operator, or imported. */
export interface INetworkAttachment extends kplus.IResource {
  /** What `networks[].multus.networkName` says: `<namespace>/<name>`, or `<name>` in the VM's own namespace. */
  readonly networkName: string;

  /**
   * Whether it hands out virtual functions, as `GuestNetwork.sriov` needs.
   *
   * @default - unknown
   */
  readonly isSriov?: boolean;

  /**
   * Whether CNI gives pods an address, which no guest with a virtual function ever sees.
   *
   * @default - unknown
   */
  readonly hasIpam?: boolean;

  /**
   * Whether it takes the place of the cluster network in its namespace, so that guests join it by `GuestNetwork.l2bridge`.
   *
   * @default false
   */
  readonly isPrimary?: boolean;
}
