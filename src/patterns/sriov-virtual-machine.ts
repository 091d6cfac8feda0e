import { Construct } from 'constructs';
import { VirtualMachine } from '../compute/virtual-machine';
import { usageError, throwIfAny } from '../usage-error';
import { sriovPrerequisites } from './sriov-prerequisites';
import { SriovVirtualMachineProps } from './sriov-virtual-machine-props';
import { GuestNetwork } from '../network/guest-network';
import { macAddressProblems } from '../network/mac-address';
import { INetworkAttachment } from '../network/network-attachment-reference';
import { SriovNetworkNodePolicy } from '../network/sriov-network-node-policy';
import { Platform } from '../platform/platform';

/**
 * A virtual machine with a virtual function of an SR-IOV card, and everything that must agree for that: the network, its resource,
 * the interface, its MAC and the guest's network data.
 *
 * It is a VirtualMachine: its pod network comes first, and services, policies and probes reach that one only. It can live-migrate: the
 * function is unplugged and another is plugged on the target. `evictionStrategy` stays the cluster's all the same, as a
 * drain with `EvictionStrategy.LIVE_MIGRATE` hangs unless all disks are ReadWriteMany. CPUs stay shared unless `cpu` is
 * `GuestCpu.dedicated`, which latency-critical guests want. KubeVirt adds 1 GiB of overhead to the launcher for VFIO.
 */
export class SriovVirtualMachine extends VirtualMachine {
  /** The network of virtual functions; other VMs share it by `SriovAttachment.existing`. */
  public readonly attachment: INetworkAttachment;
  /** The policy of the cards, if this VM made one. */
  public readonly nodePolicy?: SriovNetworkNodePolicy;
  /** The MAC address of the virtual function, for reservations of an external DHCP server. */
  public readonly macAddress: string;
  /** What the cluster must have and these manifests do not bring, in sentences for people. What `Platform` declares is left out. */
  public readonly prerequisites: string[];

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the VM's name unless `metadata.name` is given
   * @param props the guest and its virtual function
   * @throws without `addresses` or `externalDhcp`, with both, on a MAC that is not unicast, on a network with IPAM, on a netdevice policy,
   * and on what VirtualMachine and the network's constructs refuse
   */
  public constructor(scope: Construct, id: string, props: SriovVirtualMachineProps) {
    const podNetwork = props.autoattachPodInterface === false ? [] : [GuestNetwork.masquerade()];
    super(scope, id, { ...props, networks: props.networks ?? podNetwork });
    this.checkAddresses(props);
    throwIfAny(this, macAddressProblems(props.macAddress));
    const { interfaceName = 'sriov', gateway, nameservers } = props;
    const addresses = props.externalDhcp ? undefined : props.addresses;
    this.macAddress = props.macAddress ?? this.deriveMacAddress(interfaceName);
    const { network, nodePolicy, prerequisites } = props.sriov._attach({
      construct: this,
      namespace: this.metadata.namespace,
      name: `${this.name}-${interfaceName}`,
    });
    this.attachment = network;
    this.nodePolicy = nodePolicy;
    this.prerequisites = [
      ...sriovPrerequisites(Platform.of(this)),
      ...prerequisites,
      ...props.externalDhcp ? ['A DHCP server on the network.'] : [],
    ];
    this.addNetwork(GuestNetwork.sriov(interfaceName, network, {
      macAddress: this.macAddress, addresses, gateway, nameservers, dhcp: asksForAddress(props),
    }));
  }

  private checkAddresses({ addresses = [], externalDhcp = false }: SriovVirtualMachineProps): void {
    if ((addresses.length > 0) === externalDhcp) {
      throw usageError(this, {
        what: 'addresses',
        got: addresses,
        allowed: externalDhcp ? 'none beside `externalDhcp`' : 'at least one, unless `externalDhcp`',
        fix: externalDhcp
          ? 'Choose one: static `addresses`, or a DHCP server.'
          : 'No CNI IPAM reaches a passed-through function: give `addresses` such as [\'10.56.0.10/16\'], or say `externalDhcp: true`.',
      });
    }
  }
}

/** Network data of the user's own says it already. */
function asksForAddress({ externalDhcp, cloudInit }: SriovVirtualMachineProps): boolean {
  return externalDhcp === true && !cloudInit?.networkData && !cloudInit?.networkDataSecret;
}
