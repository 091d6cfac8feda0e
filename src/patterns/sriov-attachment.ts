import { Construct } from 'constructs';
import { NetworkAttachment } from '../network/network-attachment';
import { NetworkAttachmentConfig } from '../network/network-attachment-config';
import { SriovVfOptions } from '../network/network-attachment-options';
import { INetworkAttachment } from '../network/network-attachment-reference';
import { SriovNetwork } from '../network/sriov-network';
import { SriovDeviceType, SriovNetworkNodePolicy, SriovNetworkNodePolicyOptions } from '../network/sriov-network-node-policy';
import { usageError } from '../usage-error';

/** A network of virtual functions without the SR-IOV operator, made for one VM. */
export interface SriovPlainAttachmentOptions extends SriovVfOptions {
  /** The resource that the device plugin advertises, with its prefix: `intel.com/sriov`. */
  readonly resourceName: string;

  /**
   * Name of the NetworkAttachmentDefinition.
   *
   * @default - `<VM>-<interface>`
   */
  readonly name?: string;
}

/** A network of virtual functions that the SR-IOV operator makes for one VM. */
export interface SriovOperatorAttachmentOptions extends SriovVfOptions {
  /** The resource of the cards' policy, without the operator's prefix: letters, digits and `_`. */
  readonly resourceName: string;

  /**
   * Name of the SriovNetwork, and of the policy if there is one.
   *
   * @default - `<VM>-<interface>`
   */
  readonly name?: string;

  /**
   * Divides the cards, too. Leave it out where the resource is shared: a policy belongs to the cards, not to a VM.
   *
   * @default - the policy exists
   */
  readonly nodePolicy?: SriovNetworkNodePolicyOptions;
}

/** The VM that gets an attachment. */
interface Owner {
  readonly construct: Construct;
  readonly namespace?: string;
  /** Name of what is made for it. */
  readonly name: string;
}

/** What an attachment consists of. */
interface Attached {
  readonly network: INetworkAttachment;
  readonly nodePolicy?: SriovNetworkNodePolicy;
  /** What must be there for it to work. */
  readonly prerequisites: string[];
}

/** Where the virtual function of a VM comes from. */
export class SriovAttachment {
  /** A network that is made elsewhere, such as that of another VM (`vm.attachment`) or one that `NetworkAttachment.fromNetworkAttachmentName` imports. */
  public static existing(network: INetworkAttachment): SriovAttachment {
    return new SriovAttachment(({ construct }) => {
      refuseUnfit(construct, network);
      return { network, prerequisites: [`The network ${network.networkName}, on virtual functions that are bound to vfio-pci.`] };
    });
  }

  /** A SriovNetwork, and if wanted the policy of its cards: objects of cluster administrators, in the SR-IOV operator's namespace. */
  public static sriovNetwork(options: SriovOperatorAttachmentOptions): SriovAttachment {
    return new SriovAttachment((owner) => {
      const { resourceName, vlan, spoofChk, trust, nodePolicy } = options;
      const metadata = { name: options.name ?? owner.name };
      if (nodePolicy?.deviceType === SriovDeviceType.NETDEVICE) {
        throw usageError(owner.construct, {
          what: 'nodePolicy.deviceType',
          got: nodePolicy.deviceType,
          allowed: SriovDeviceType.VFIO_PCI,
          fix: 'Leave it out: KubeVirt passes functions through by VFIO. Containers need a policy of their own, on other functions.',
        });
      }
      return {
        nodePolicy: nodePolicy && new SriovNetworkNodePolicy(owner.construct, 'NodePolicy', { ...nodePolicy, resourceName, metadata }),
        network: new SriovNetwork(owner.construct, 'Network', {
          resourceName, networkNamespace: owner.namespace, vlan, spoofChk, trust, metadata,
        }),
        prerequisites: [
          'The SR-IOV network operator, which brings the SR-IOV CNI and the device plugin.',
          ...nodePolicy ? [] : [`A SriovNetworkNodePolicy of the resource ${resourceName} with deviceType vfio-pci.`],
        ],
      };
    });
  }

  /** A NetworkAttachmentDefinition, where no operator makes it. */
  public static networkAttachment({ resourceName, vlan, spoofChk, trust, name }: SriovPlainAttachmentOptions): SriovAttachment {
    return new SriovAttachment((owner) => ({
      network: new NetworkAttachment(owner.construct, 'Network', {
        metadata: { name: name ?? owner.name, namespace: owner.namespace },
        config: NetworkAttachmentConfig.sriov({ resourceName, vlan, spoofChk, trust }),
      }),
      prerequisites: [`The SR-IOV CNI, and a device plugin that advertises virtual functions bound to vfio-pci as ${resourceName}.`],
    }));
  }

  private constructor(/** @internal */ readonly _attach: (owner: Owner) => Attached) {}
}

function refuseUnfit(scope: Construct, network: INetworkAttachment): void {
  if (network.isSriov === false) {
    throw usageError(scope, {
      what: 'sriov',
      got: network.networkName,
      allowed: 'an attachment whose CNI type is sriov',
      fix: 'Make it with NetworkAttachmentConfig.sriov, or attach it with GuestNetwork.bridge.',
    });
  }
  if (network.hasIpam) {
    throw usageError(scope, {
      what: 'sriov',
      got: `IPAM in ${network.networkName}`,
      allowed: 'a network without IPAM',
      fix: 'CNI cannot configure a function bound to vfio-pci: drop `ipam` there and give the VM its `addresses`.',
    });
  }
}
