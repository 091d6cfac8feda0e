import { bandwidthPlugin, bandwidthProblems } from './cni-bandwidth';
import { CniConfig, cniProblems, hasIpam, isSriov, pluginsOf, renderCniConfig } from './cni-config';
import { BridgeAttachmentOptions, LinuxBridgeAttachmentOptions, MacvlanAttachmentOptions, MacvlanMode, SriovAttachmentOptions } from './network-attachment-options';
import { onOff } from './sriov-operator';
import { vfProblems } from './vf-problems';
import { inKeyOrder } from '../kubernetes/in-key-order';
import { keepProblems } from '../usage-error';

/** What a network attachment attaches to: the CNI configuration and the node resource that goes with it. */
export class NetworkAttachmentConfig {
  /**
   * A Linux bridge. The annotation makes pods ask for `bridge.network.kubevirt.io/<bridge>`, which bridge-marker advertises where
   * the bridge is, if an injector is there to copy it. With a VLAN, the ports leave the bridge's default VLAN
   * (`preserveDefaultVlan: false`).
   *
   * The `NetworkAttachment` that takes it throws on a VLAN outside 1 to 4094, a bridge name over 15 characters, IPAM beside `vmOnly`, and a burst
   * without its rate.
   */
  public static bridge(options: LinuxBridgeAttachmentOptions): NetworkAttachmentConfig {
    const { bridge, vlan, mtu, ipam, bandwidth } = options;
    const plugin = {
      type: 'bridge',
      bridge,
      vlan,
      mtu,
      macspoofchk: options.macSpoofCheck ?? true,
      disableContainerInterface: options.vmOnly || undefined,
      preserveDefaultVlan: vlan === undefined ? undefined : false,
      ipam,
    };
    const config = bandwidth ? { plugins: [plugin, bandwidthPlugin(bandwidth)] } : plugin;
    const attachment = new NetworkAttachmentConfig(config, `bridge.network.kubevirt.io/${bridge}`);
    keepProblems(attachment, bandwidthProblems(bandwidth));
    return attachment;
  }

  /**
   * An Open vSwitch bridge, by ovs-cni. The annotation makes pods ask for `ovs-cni.network.kubevirt.io/<bridge>`, if an injector is
   * there to copy it.
   *
   * The `NetworkAttachment` that takes it throws on a VLAN outside 1 to 4094 and a bridge name over 15 characters.
   */
  public static ovs(options: BridgeAttachmentOptions): NetworkAttachmentConfig {
    const { bridge, vlan, mtu, ipam } = options;
    return new NetworkAttachmentConfig({ type: 'ovs', bridge, vlan, mtu, ipam }, `ovs-cni.network.kubevirt.io/${bridge}`);
  }

  /**
   * Virtual functions of SR-IOV cards, where no operator makes the attachment; else see `SriovNetwork`.
   *
   * The `NetworkAttachment` that takes it throws on a VLAN outside 0 to 4094, a priority without a VLAN, rates out of order, a resource without prefix, and
   * `host-local` IPAM.
   */
  public static sriov(options: SriovAttachmentOptions): NetworkAttachmentConfig {
    const { resourceName, vlan, vlanQos: vlanQoS, linkState, minTxRateMbps, maxTxRateMbps, spoofChk, trust, ipam = {} } = options;
    const config = new NetworkAttachmentConfig({
      type: 'sriov',
      vlan,
      vlanQoS,
      link_state: linkState,
      min_tx_rate: minTxRateMbps,
      max_tx_rate: maxTxRateMbps,
      spoofchk: onOff(spoofChk),
      trust: onOff(trust),
      ipam,
    }, resourceName);
    keepProblems(config, vfProblems(options));
    return config;
  }

  /**
   * A card of the nodes, shared by macvlan: each pod has a MAC address of its own on it, and does not reach its own node. For containers, such as those of
   * KubeVirt on a `MigrationNetwork`; a guest has another MAC address than its pod, for which macvlan drops what comes in.
   *
   * The `NetworkAttachment` that takes it throws on a name of a card over 127 characters.
   */
  public static macvlan(options: MacvlanAttachmentOptions): NetworkAttachmentConfig {
    const { networkInterface: master, mode = MacvlanMode.BRIDGE, mtu, ipam } = options;
    return new NetworkAttachmentConfig({ type: 'macvlan', master, mode, mtu, ipam });
  }

  /**
   * Any CNI configuration in wire form: one plugin, or a chain as `plugins`. `cniVersion` and `name` are filled in where they are missing.
   * The `NetworkAttachment` that takes it throws without a `type`, and on what it throws for bridge, OVS and SR-IOV.
   *
   * @param config the configuration
   * @param resourceName the node resource that pods on this network need, with its prefix
   */
  public static raw(config: { [key: string]: any }, resourceName?: string): NetworkAttachmentConfig {
    return new NetworkAttachmentConfig(inKeyOrder(config), resourceName);
  }

  private constructor(
    private readonly config: CniConfig,
    /** The node resource that pods on this network need, if any. */
    public readonly resourceName?: string,
  ) {
    keepProblems(this, cniProblems(config, resourceName));
  }

  /** Whether it hands out virtual functions, as `GuestNetwork.sriov` needs. */
  public get isSriov(): boolean {
    return pluginsOf(this.config).some(isSriov);
  }

  /** Whether CNI gives pods an address, which no guest with a virtual function ever sees. */
  public get hasIpam(): boolean {
    return pluginsOf(this.config).some(hasIpam);
  }

  /** The plugins of its IPAM, one for each that has any: `whereabouts`, `dhcp`, `host-local` …. */
  public get ipamTypes(): string[] {
    return pluginsOf(this.config).filter(hasIpam).map(({ ipam }) => ipam.type);
  }

  /** @internal */
  public _render(name: string): string {
    return renderCniConfig(name, this.config);
  }
}
