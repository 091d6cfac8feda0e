import { Construct } from 'constructs';
import { SriovOperatorAttachmentOptions, SriovPlainAttachmentOptions } from './sriov-attachment-options';
import { INetworkAttachment, NetworkAttachment, NetworkAttachmentConfig, SriovDeviceType, SriovNetwork, SriovNetworkNodePolicy } from '../network';
import { throwIfAny, UsageError, usageError } from '../usage-error';

/** The VM that gets an attachment. */
interface Owner {
  readonly construct: Construct;
  readonly namespace?: string;
  /** Name of the objects that are created for it. */
  readonly name: string;
}

/** What an attachment consists of. */
interface Attached {
  readonly network: INetworkAttachment;
  readonly nodePolicy?: SriovNetworkNodePolicy;
  /** What the cluster must have for it to work. */
  readonly prerequisites: string[];
}

/** Where the virtual function of a VM comes from. */
export class SriovAttachment {
  /**
   * A network that is created elsewhere, such as that of another VM (`vm.attachment`) or an imported one
   * (`NetworkAttachment.fromNetworkAttachmentName`). The VM refuses one without virtual functions, or with IPAM, as far as that is known.
   */
  public static existing(network: INetworkAttachment): SriovAttachment {
    return new SriovAttachment(({ construct }) => {
      throwIfAny(construct, networkProblems(network));
      return { network, prerequisites: [`The network ${network.networkName}, on virtual functions that are bound to vfio-pci.`] };
    });
  }

  /** A SriovNetwork, and optionally the policy of its cards: objects of cluster administrators, in the SR-IOV operator's namespace. */
  public static sriovNetwork(options: SriovOperatorAttachmentOptions): SriovAttachment {
    return new SriovAttachment((owner) => {
      const { resourceName, name = owner.name, nodePolicy, ...vf } = options;
      const metadata = { name };
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
          ...vf, resourceName, networkNamespace: owner.namespace, metadata,
        }),
        prerequisites: [
          'The SR-IOV network operator, which brings the SR-IOV CNI and the device plugin.',
          ...nodePolicy ? [] : [`A SriovNetworkNodePolicy of the resource ${resourceName} with deviceType vfio-pci.`],
        ],
      };
    });
  }

  /** A NetworkAttachmentDefinition, on clusters without the SR-IOV operator. */
  public static networkAttachment(options: SriovPlainAttachmentOptions): SriovAttachment {
    const { resourceName, name, ...vf } = options;
    return new SriovAttachment((owner) => ({
      network: new NetworkAttachment(owner.construct, 'Network', {
        metadata: { name: name ?? owner.name, namespace: owner.namespace },
        config: NetworkAttachmentConfig.sriov({ ...vf, resourceName }),
      }),
      prerequisites: [`The SR-IOV CNI, and a device plugin that advertises virtual functions bound to vfio-pci as ${resourceName}.`],
    }));
  }

  private constructor(/** @internal */ readonly _attach: (owner: Owner) => Attached) {}
}

function* networkProblems({ networkName, isSriov, hasIpam }: INetworkAttachment): Generator<UsageError> {
  if (isSriov === false) {
    yield {
      what: 'sriov',
      got: networkName,
      allowed: 'an attachment whose CNI type is sriov',
      fix: 'Create it with NetworkAttachmentConfig.sriov, or attach it with GuestNetwork.bridge.',
    };
  }
  if (hasIpam) {
    yield {
      what: 'sriov',
      got: `IPAM in ${networkName}`,
      allowed: 'a network without IPAM',
      fix: 'CNI cannot configure a function bound to vfio-pci: drop `ipam` there and give the VM its `addresses`.',
    };
  }
}
