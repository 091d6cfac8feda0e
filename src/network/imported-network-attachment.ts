import { Construct } from 'constructs';
import { INetworkAttachment } from './network-attachment-reference';
import { isDnsLabel, isDnsSubdomain } from '../kubernetes/dns-name';
import { usageError } from '../usage-error';

/** A NetworkAttachmentDefinition that this app does not make. */
export class ImportedNetworkAttachment extends Construct implements INetworkAttachment {
  public readonly resourceType: string = 'network-attachment-definitions';
  public readonly apiGroup: string = 'k8s.cni.cncf.io';
  public readonly apiVersion: string = 'k8s.cni.cncf.io/v1';
  public readonly kind: string = 'NetworkAttachmentDefinition';
  public readonly name: string;

  constructor(scope: Construct, id: string, public readonly networkName: string, public readonly isSriov?: boolean) {
    super(scope, id);
    const [name, namespace = 'default', ...others] = networkName.split('/').reverse();
    if (!isDnsSubdomain(name) || !isDnsLabel(namespace) || others.length > 0) {
      throw usageError(this, {
        what: 'networkName',
        got: networkName,
        allowed: '<namespace>/<name> or <name>, in lower case',
        fix: 'Name the NetworkAttachmentDefinition as `kubectl get net-attach-def -A` shows it.',
      });
    }
    this.name = name;
  }

  public get resourceName(): string {
    return this.name;
  }
}
