import { GuestPort, InterfaceOptions, PodInterfaceOptions } from './interface-options';
import { INetworkAttachment } from './network-attachment-reference';
import { GUEST_NETWORKS, GuestNetworkForm } from './wire-forms';
import { ipFamily } from '../kubernetes/ip-address';
import { isUnicastMacAddress } from '../kubernetes/mac-address';
import { keepProblems, UsageError } from '../usage-error';

/** An interface as a network plugin (binding plugin) of the cluster provides it. */
export interface BindingPluginOptions extends PodInterfaceOptions {
  /**
   * The secondary network to attach to.
   *
   * @default - the pod network
   */
  readonly attachment?: INetworkAttachment;
}

/**
 * A network of a guest together with the interface on it: one name, one object, so the two cannot disagree.
 *
 * The workload that takes it throws if the name is taken or has other characters than letters, digits, `-` and `_`; if the MAC address is
 * not unicast; on `addresses` beside `dhcp`; on `gateway` or `nameservers` without `addresses`.
 */
export class GuestNetwork {
  /**
   * The pod network behind NAT: the guest has a private address and the launcher pod's address is the VM's.
   * Services, policies, probes and live migration work as for a pod. A guest without any network gets this one.
   */
  public static masquerade(options: PodInterfaceOptions = {}): GuestNetwork {
    return new GuestNetwork(options.name ?? 'default', options, { binding: { masquerade: {} }, network: podNetwork(options) });
  }

  /**
   * The pod network bridged: the guest takes over the pod's address. Live migration then changes the guest's address, so
   * KubeVirt refuses it by default.
   */
  public static podBridge(options: PodInterfaceOptions = {}): GuestNetwork {
    return new GuestNetwork(options.name ?? 'default', options, { binding: { bridge: {} }, network: podNetwork(options) });
  }

  /**
   * A secondary network bridged into the guest.
   *
   * @param name name of the interface and its network
   */
  public static bridge(name: string, attachment: INetworkAttachment, options: InterfaceOptions = {}): GuestNetwork {
    return new GuestNetwork(name, { ...options, attachment }, { binding: { bridge: {} }, network: multus(attachment) });
  }

  /**
   * A virtual function of an SR-IOV card, passed through by VFIO. CNI IPAM does not reach such a guest: give it `addresses`
   * or a DHCP server. `SriovVirtualMachine` makes everything this needs.
   *
   * @param name name of the interface and its network
   */
  public static sriov(name: string, attachment: INetworkAttachment, options: InterfaceOptions = {}): GuestNetwork {
    return new GuestNetwork(name, { ...options, attachment }, { binding: { sriov: {} }, network: multus(attachment) });
  }

  /**
   * The pod network by passt, which hands the pod's own address to the guest and needs no bridge in the pod: for TCP, UDP and ICMP, with the
   * pod's sidecars between. In KubeVirt since 1.8, behind the gate `PasstBinding`; before that it is a plugin, see `binding`.
   */
  public static passt(options: PodInterfaceOptions = {}): GuestNetwork {
    return new GuestNetwork(options.name ?? 'default', options, { binding: { passtBinding: {} }, network: podNetwork(options) });
  }

  /**
   * The primary network of OVN-Kubernetes (`UserDefinedNetwork`, `ClusterUserDefinedNetwork`) in the place of the pod network: the guest has an
   * address of that network, and keeps it in a live migration. The KubeVirt CR registers the plugin `l2bridge` with
   * `domainAttachmentType: managedTap` and `migration: {}`.
   */
  public static l2bridge(options: PodInterfaceOptions = {}): GuestNetwork {
    return GuestNetwork.binding('l2bridge', options);
  }

  /**
   * A network binding plugin that the KubeVirt CR registers, by its name: `passt`, `l2bridge`, a vhost-user or vDPA plugin. Core KubeVirt has
   * no vhost-user interface, and no host network: a launcher pod always has its own. What needs the node's network takes `bridge` on an uplink
   * of the nodes, what needs its speed `sriov`.
   *
   * @param plugin the plugin's registered name
   */
  public static binding(plugin: string, options: BindingPluginOptions = {}): GuestNetwork {
    const network = options.attachment ? multus(options.attachment) : podNetwork(options);
    return new GuestNetwork(options.name ?? 'default', options, { binding: { binding: { name: plugin } }, network });
  }

  /** How the interface is presented to the guest, and configured in it. */
  public readonly options: InterfaceOptions;
  /** The secondary network it is attached to; none on the pod network. */
  public readonly attachment?: INetworkAttachment;
  /** The ports the guest listens on, where they were given. */
  public readonly ports: GuestPort[];
  /** Whether the interface is on the pod network, the only one that services, policies and probes reach. */
  public readonly isPodNetwork: boolean;
  /** Whether the interface is a virtual function of an SR-IOV card. */
  public readonly isSriov: boolean;
  /** The addresses that the VM asks OVN-Kubernetes for, where they were given. */
  public readonly preconfiguredAddresses?: string[];

  private constructor(
    /** The name of the interface and its network. */
    public readonly name: string,
    options: BindingPluginOptions,
    form: GuestNetworkForm,
  ) {
    keepProblems(this, [...networkProblems(name, options), ...attachmentProblems(name, options.attachment, form)]);
    this.options = options;
    this.attachment = options.attachment;
    this.ports = options.ports ?? [];
    this.isPodNetwork = form.network.pod !== undefined;
    this.isSriov = form.binding.sriov !== undefined;
    this.preconfiguredAddresses = options.preconfiguredAddresses;
    GUEST_NETWORKS.set(this, form);
  }

  /** Whether cloud-init network data configures it in the guest: it has `addresses` or `dhcp`. */
  public get isConfigured(): boolean {
    return this.options.addresses !== undefined || this.options.dhcp === true;
  }
}

function* networkProblems(name: string, options: BindingPluginOptions): Generator<UsageError> {
  const { addresses, gateway, nameservers, dhcp, macAddress, preconfiguredAddresses = [] } = options;
  if (!/^[A-Za-z0-9_-]+$/.test(name)) {
    yield { what: 'network name', got: name, allowed: 'letters, digits, - and _', fix: 'Choose a short name such as "storage".' };
  }
  if (macAddress !== undefined && !isUnicastMacAddress(macAddress)) {
    yield {
      what: `macAddress of network "${name}"`,
      got: macAddress,
      allowed: 'a unicast MAC address (the first byte even) other than zero',
      fix: "Write '02:00:00:56:00:0a', or leave it out.",
    };
  }
  if (addresses && dhcp) {
    yield {
      what: `addresses of network "${name}"`, got: addresses, allowed: 'none beside `dhcp`', fix: 'Choose one: static `addresses`, or `dhcp`.',
    };
  }
  if ((addresses || gateway || nameservers) && !addresses?.length) {
    yield {
      what: `addresses of network "${name}"`,
      got: addresses,
      allowed: 'at least one beside `gateway` and `nameservers`',
      fix: 'Add the address in CIDR notation, or drop the others: DHCP brings its own.',
    };
  }
  for (const got of preconfiguredAddresses.filter((address) => ipFamily(address) === undefined)) {
    yield {
      what: `preconfiguredAddresses of network "${name}"`,
      got,
      allowed: 'IP addresses without prefix',
      fix: 'Write it as \'10.101.0.10\': the prefix is that of the subnet.',
    };
  }
}

/** A primary network has a definition, too, but only OVN-Kubernetes itself may use it. */
function* attachmentProblems(name: string, attachment: INetworkAttachment | undefined, { network }: GuestNetworkForm): Generator<UsageError> {
  if (!attachment?.isPrimary || !network.multus) return;
  yield {
    what: `attachment of network "${name}"`,
    got: attachment.networkName,
    allowed: 'a secondary network',
    fix: 'Write GuestNetwork.l2bridge(): a primary network takes the place of the pod network.',
  };
}

function podNetwork(options: PodInterfaceOptions): GuestNetworkForm['network'] {
  return { pod: { vmNetworkCIDR: options.vmNetworkCidr, vmIPv6NetworkCIDR: options.vmIpv6NetworkCidr } };
}

function multus(attachment: INetworkAttachment): GuestNetworkForm['network'] {
  return { multus: { networkName: attachment.networkName } };
}
