import { SriovAttachment } from './sriov-attachment';
import { VirtualMachineProps } from '../compute';

/** Properties of `SriovVirtualMachine`. `networks` are those besides the virtual function; by default the masqueraded pod network. */
export interface SriovVirtualMachineProps extends VirtualMachineProps {
  /** Where the virtual function comes from. */
  readonly sriov: SriovAttachment;

  /**
   * Name of the interface and its network.
   *
   * @default 'sriov'
   */
  readonly interfaceName?: string;

  /**
   * Addresses on it in CIDR notation (`10.56.0.10/16`), configured in the guest through cloud-init network data matched by MAC.
   *
   * @default - required unless `externalDhcp`
   */
  readonly addresses?: string[];

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
   * A DHCP server on the network gives the guest its address, instead of `addresses`. Cloud-init network data makes the guest ask
   * for it, unless `cloudInit` brings network data of its own.
   *
   * @default false
   */
  readonly externalDhcp?: boolean;

  /**
   * MAC address, six octets in hex, unicast. The guest keeps it over restarts and migrations, whichever function it gets.
   *
   * @default - derived from namespace, name and `interfaceName`, see `VirtualMachine.deriveMacAddress`
   */
  readonly macAddress?: string;
}
