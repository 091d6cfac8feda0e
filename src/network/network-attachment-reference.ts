import { usageError } from '../usage-error';

/** Something a Multus network can refer to: a NetworkAttachmentDefinition, whoever makes it. */
export interface INetworkAttachment {
  /** What `networks[].multus.networkName` says: `<namespace>/<name>`, or `<name>` in the VM's own namespace. */
  readonly networkName: string;
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
