import * as kplus from 'cdk8s-plus-28';
import { GuestDhcpOptions } from './guest-dhcp-options';

/** The emulated model of a network card. */
export class InterfaceModel {
  /** Paravirtual, the fastest, KubeVirt's default; needs virtio drivers in the guest. */
  public static readonly VIRTIO = new InterfaceModel('virtio');
  /** Intel PRO/1000, known to nearly every guest. */
  public static readonly E1000 = new InterfaceModel('e1000');
  /** Intel 82574L; needs a PCI Express machine such as q35. */
  public static readonly E1000E = new InterfaceModel('e1000e');
  /** Intel 82576, with SR-IOV emulated; needs a PCI Express machine such as q35. */
  public static readonly IGB = new InterfaceModel('igb');
  /** Realtek 8139. */
  public static readonly RTL8139 = new InterfaceModel('rtl8139');

  /** A model that this class does not name, such as `ne2k_pci` or `pcnet`. */
  public static of(name: string): InterfaceModel {
    return new InterfaceModel(name);
  }

  /** @param name the model's name on the wire */
  private constructor(public readonly name: string) {}
}

/** Link state of an interface. */
export enum InterfaceState {
  /** Cable plugged in. Not for SR-IOV. */
  UP = 'up',
  /** Cable pulled. Not for SR-IOV. */
  DOWN = 'down',
  /** To be hot-unplugged; for bridge binding on secondary networks only. */
  ABSENT = 'absent',
}

/** A port that the guest listens on. */
export interface GuestPort {
  /** The port's number, 1 to 65535. */
  readonly port: number;

  /**
   * Its name, unique in the interface; a DNS label of at most 15 characters where a Service port takes it over.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * Its protocol. KubeVirt knows TCP and UDP.
   *
   * @default kplus.Protocol.TCP
   */
  readonly protocol?: kplus.Protocol;
}

/** What all interfaces of a guest have in common. */
export interface InterfaceOptions {
  /**
   * The card the guest sees. Ignored by SR-IOV, where the guest sees the virtual function itself.
   *
   * @default InterfaceModel.VIRTIO
   */
  readonly model?: InterfaceModel;

  /**
   * MAC address, six octets in hex, unicast, such as `02:00:00:56:00:0a`. Pools and replica sets throw: their VMs cannot share one.
   *
   * @default - derived from namespace and name of the VM where static addresses need one, else given by the cluster
   */
  readonly macAddress?: string;

  /**
   * Position in the boot order (network boot), 1 is first. Unique over the disks and interfaces of a guest.
   *
   * @default - not in the boot order
   */
  readonly bootOrder?: number;

  /**
   * PCI address in the guest, for example `0000:81:00.1`.
   *
   * @default - chosen by KubeVirt
   */
  readonly pciAddress?: string;

  /**
   * ACPI index, 1 to 16383 and unique in the guest, by which Linux names the card, `eno<index>`, whatever its PCI address. A virtual function of SR-IOV has none.
   *
   * @default - none
   */
  readonly acpiIndex?: number;

  /**
   * A tag that the guest finds with the interface's MAC in its metadata (config drive).
   *
   * @default - none
   */
  readonly tag?: string;

  /**
   * Link state.
   *
   * @default InterfaceState.UP
   */
  readonly state?: InterfaceState;

  /**
   * Static addresses in CIDR notation (`10.0.0.10/24`), configured in the guest through cloud-init network data matched by MAC. Windows
   * reads it with cloudbase-init in its image only.
   *
   * @default - whatever the guest image does, usually DHCP; where another network has addresses, DHCP on the pod network and
   * nothing on others
   */
  readonly addresses?: string[];

  /**
   * Whether the guest asks for an IPv4 address by DHCP on this interface, through cloud-init network data matched by MAC. Not
   * beside `addresses`.
   *
   * @default - whatever the guest image does; the pod network does as soon as another interface is configured
   */
  readonly dhcp?: boolean;

  /**
   * Default gateway that goes with `addresses`, an IPv4 or IPv6 address.
   *
   * @default - none
   */
  readonly gateway?: string;

  /**
   * DNS servers that go with `addresses`.
   *
   * @default - none
   */
  readonly nameservers?: string[];

  /**
   * What KubeVirt's own DHCP server tells the guest besides its address. It serves the pod network with masquerade and bridge, and bridged
   * secondary networks whose CNI has IPAM; a virtual function it does not reach.
   *
   * @default - host name, router, DNS and MTU
   */
  readonly dhcpOptions?: GuestDhcpOptions;
}

/** An interface on the pod network. */
export interface PodInterfaceOptions extends InterfaceOptions {
  /**
   * Name of the interface and its network.
   *
   * @default 'default'
   */
  readonly name?: string;

  /**
   * Ports the guest listens on. With masquerade only these are forwarded. Services, ingresses and connections take them over.
   *
   * @default - all ports are forwarded; services must name theirs
   */
  readonly ports?: GuestPort[];

  /**
   * IPv4 network between the launcher pod and a masqueraded guest.
   *
   * @default - KubeVirt's: 10.0.2.0/24
   */
  readonly vmNetworkCidr?: string;

  /**
   * IPv6 network between the launcher pod and a masqueraded guest.
   *
   * @default - KubeVirt's: fd10:0:2::/120
   */
  readonly vmIpv6NetworkCidr?: string;

  /**
   * The addresses that the VM gets of a primary network of OVN-Kubernetes, without prefix: one of each family at most. They become the annotation
   * `network.kubevirt.io/addresses` of the template, which needs KubeVirt's ipam-extensions and preconfigured addresses of OVN-Kubernetes. Pools
   * and replica sets throw: their VMs cannot share one.
   *
   * @default - chosen by OVN-Kubernetes
   */
  readonly preconfiguredAddresses?: string[];
}
