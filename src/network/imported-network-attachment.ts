import { Construct } from 'constructs';
import { INetworkAttachment } from './network-attachment-reference';
import { NETWORK_ATTACHMENT_DEFINITION } from './network-attachment-type';
import { isDnsLabel, isDnsSubdomain } from '../kubernetes/dns-name';
import { ImportedResource } from '../resource/imported-resource';
import { usageError } from '../usage-error';

/** A NetworkAttachmentDefinition that this app does not make. */
export class ImportedNetworkAttachment extends ImportedResource implements INetworkAttachment {
  constructor(scope: Construct, id: string, public readonly networkName: string, public readonly isSriov?: boolean) {
    const [name, namespace = 'default', ...others] = networkName.split('/').reverse();
    super(scope, id, NETWORK_ATTACHMENT_DEFINITION, name);
    if (!isDnsSubdomain(name) || !isDnsLabel(namespace) || others.length > 0) {
      throw usageError(this, {
        what: 'networkName',
        got: networkName,
        allowed: '<namespace>/<name> or <name>, in lower case',
        fix: 'Name the NetworkAttachmentDefinition as `kubectl get net-attach-def -A` shows it.',
      });
    }
  }
}
