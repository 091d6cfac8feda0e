import { usageError } from '../usage-error';

/** Something a Multus network can refer to: a NetworkAttachmentDefinition, whoever makes it. */
export interface INetworkAttachment {
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
}

/** A NetworkAttachmentDefinition that this app does not make. */
export class ImportedNetworkAttachment implements INetworkAttachment {
  public readonly networkName: string;

  /**
   * @param networkName `<namespace>/<name>`, or `<name>` for the VM's own namespace
   * @throws where it has another form
   */
  constructor(networkName: string) {
    if (!/^([a-z0-9]([-a-z0-9]*[a-z0-9])?\/)?[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/.test(networkName)) {
      throw usageError(undefined, {
        what: 'networkName',
        got: networkName,
        allowed: '<namespace>/<name> or <name>, in lower case',
        fix: 'Name the NetworkAttachmentDefinition as `kubectl get net-attach-def -A` shows it.',
      });
    }
    this.networkName = networkName;
  }
}
