import type { Interface, Network } from '../../imports/kubevirt.io';
import { usageError } from '../usage-error';
import { GuestPort, InterfaceOptions, PodInterfaceOptions } from './interface-options';
import { INetworkAttachment } from './network-attachment-reference';

/** An interface as a network plugin (binding plugin) of the cluster provides it. */
export interface BindingPluginOptions extends PodInterfaceOptions {
  /**
   * The secondary network to attach to.
   *
   * @default - the pod network
   */
  readonly attachment?: INetworkAttachment;
}

/** What an interface becomes in a workload. */
interface InterfaceParts {
  readonly network: Network;
  readonly interface: Interface;
}

/**
 * A network of a guest together with the interface on it: one name, one object, so the two cannot disagree.
 */
export class GuestNetwork {
  /**
   * The pod network behind NAT: the guest has a private address and the launcher pod's address is the VM's.
   * Services, policies, probes and live migration work as for a pod. A guest without any network gets this one.
   */
  public static masquerade(options: PodInterfaceOptions = {}): GuestNetwork {
    return new GuestNetwork(options.name ?? 'default', options, { masquerade: {} }, podNetwork(options), options.ports);
  }

  /**
   * The pod network bridged: the guest takes over the pod's address. Live migration then changes the guest's address, so
   * KubeVirt refuses it by default.
   */
  public static podBridge(options: PodInterfaceOptions = {}): GuestNetwork {
    return new GuestNetwork(options.name ?? 'default', options, { bridge: {} }, podNetwork(options), options.ports);
  }

  /**
   * A secondary network bridged into the guest.
   *
   * @param name name of the interface and its network
   */
  public static bridge(name: string, attachment: INetworkAttachment, options: InterfaceOptions = {}): GuestNetwork {
    return new GuestNetwork(name, options, { bridge: {} }, multus(attachment));
  }

  /**
   * A virtual function of an SR-IOV card, passed through by VFIO. CNI IPAM does not reach such a guest: give it `addresses`
   * or a DHCP server. `SriovVirtualMachine` makes everything this needs.
   *
   * @param name name of the interface and its network
   */
  public static sriov(name: string, attachment: INetworkAttachment, options: InterfaceOptions = {}): GuestNetwork {
    return new GuestNetwork(name, options, { sriov: {} }, multus(attachment));
  }

  /**
   * A network binding plugin that the KubeVirt CR registers, such as `passt` or `l2bridge`.
   *
   * @param plugin the plugin's registered name
   */
  public static binding(plugin: string, options: BindingPluginOptions = {}): GuestNetwork {
    const network = options.attachment ? multus(options.attachment) : podNetwork(options);
    return new GuestNetwork(options.name ?? 'default', options, { binding: { name: plugin } }, network, options.ports);
  }

  private constructor(
    /** The name of the interface and its network. */
    public readonly name: string,
    /** @internal */ readonly _options: InterfaceOptions,
    private readonly method: Omit<Interface, 'name'>,
    private readonly network: Omit<Network, 'name'>,
    /** @internal */ readonly _ports: GuestPort[] = [],
  ) {
    if (!/^[A-Za-z0-9_-]+$/.test(name)) {
      throw usageError(undefined, {
        what: 'network name', got: name, allowed: 'letters, digits, - and _', fix: 'Choose a short name such as "storage".',
      });
    }
    const { addresses, gateway, nameservers, dhcp } = _options;
    if (addresses && dhcp) {
      throw usageError(undefined, {
        what: `addresses of network "${name}"`, got: addresses, allowed: 'none beside `dhcp`', fix: 'Choose one: static `addresses`, or `dhcp`.',
      });
    }
    if ((addresses || gateway || nameservers) && !addresses?.length) {
      throw usageError(undefined, {
        what: `addresses of network "${name}"`,
        got: addresses,
        allowed: 'at least one beside `gateway` and `nameservers`',
        fix: 'Add the address in CIDR notation, or drop the others: DHCP brings its own.',
      });
    }
  }

  /** Whether the interface is on the pod network, the only one that services, policies and probes reach. */
  public get onPodNetwork(): boolean {
    return this.network.pod !== undefined;
  }

  /** @internal Whether cloud-init has to configure it in the guest. */
  get _configured(): boolean {
    return this._options.addresses !== undefined || this._options.dhcp === true;
  }

  /** @internal */
  _parts(macAddress: string | undefined): InterfaceParts {
    const { _options: options } = this;
    return {
      network: { name: this.name, ...this.network },
      interface: {
        name: this.name,
        ...this.method,
        model: options.model?.name,
        macAddress,
        bootOrder: options.bootOrder,
        pciAddress: options.pciAddress,
        tag: options.tag,
        state: options.state,
        ...(this._ports.length > 0 ? { ports: this._ports.map(({ name, port, protocol }) => ({ name, port, protocol })) } : {}),
      },
    };
  }
}

function podNetwork(options: PodInterfaceOptions): Omit<Network, 'name'> {
  return { pod: { vmNetworkCIDR: options.vmNetworkCidr, vmIPv6NetworkCIDR: options.vmIpv6NetworkCidr } };
}

function multus(attachment: INetworkAttachment): Omit<Network, 'name'> {
  return { multus: { networkName: attachment.networkName } };
}
