import { Construct } from 'constructs';
import { sriovPrerequisites } from './sriov-prerequisites';
import { SriovVirtualMachineProps } from './sriov-virtual-machine-props';
import { VirtualMachine } from '../compute';
import { GuestNetwork, INetworkAttachment, SriovNetworkNodePolicy } from '../network';
import { Platform } from '../platform';
import { throwIfAny, UsageError } from '../usage-error';

/**
 * A virtual machine with a virtual function of an SR-IOV card, and everything that must agree for that: the network, its resource,
 * the interface, its MAC and the guest's network data.
 *
 * It is a VirtualMachine: its pod network comes first, and services, policies and probes reach only that one. It can live-migrate: the
 * function is unplugged and another is plugged on the target. `evictionStrategy` stays the cluster's nevertheless, as a
 * drain with `EvictionStrategy.LIVE_MIGRATE` hangs unless all disks are ReadWriteMany. CPUs stay shared unless `cpu` is
 * `GuestCpu.dedicated`, which latency-critical guests want. KubeVirt adds 1 GiB of overhead to the launcher for VFIO.
 *
 * @example
 * new SriovVirtualMachine(chart, 'matcher', {
 *   cpu: GuestCpu.dedicated({ cores: 4 }),
 *   memory: Size.gibibytes(8),
 *   disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' })],
 *   sriov: SriovAttachment.sriovNetwork({ resourceName: 'fastnic', vlan: 100 }),
 *   addresses: ['10.56.0.10/16'],
 * });
 */
export class SriovVirtualMachine extends VirtualMachine {
  /** The network of virtual functions; other VMs share it by `SriovAttachment.existing`. */
  public readonly attachment: INetworkAttachment;
  /** The policy of the cards, if this VM created one. */
  public readonly nodePolicy?: SriovNetworkNodePolicy;
  private readonly card: { readonly name: string; readonly macAddress?: string };
  private readonly otherPrerequisites: string[];

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the VM's name unless `metadata.name` is given
   * @param props the guest and its virtual function
   * @throws without `addresses` or `externalDhcp`, with both, on a MAC that is not unicast, on a network with IPAM, on a netdevice policy,
   * and on what VirtualMachine and the network's constructs refuse
   */
  constructor(scope: Construct, id: string, props: SriovVirtualMachineProps) {
    const podNetwork = props.autoattachPodInterface === false ? [] : [GuestNetwork.masquerade()];
    super(scope, id, { ...props, networks: props.networks ?? podNetwork });
    throwIfAny(this, addressProblems(props));
    const { interfaceName = 'sriov', addresses, gateway, nameservers } = props;
    this.card = { name: interfaceName, macAddress: props.macAddress };
    const { network, nodePolicy, prerequisites } = props.sriov._attach({
      construct: this,
      namespace: this.metadata.namespace,
      name: `${this.name}-${interfaceName}`,
    });
    this.attachment = network;
    this.nodePolicy = nodePolicy;
    this.otherPrerequisites = [...prerequisites, ...props.externalDhcp ? ['A DHCP server on the network.'] : []];
    this.addNetwork(GuestNetwork.sriov(interfaceName, network, {
      macAddress: props.macAddress ?? (isConfigured(props) ? undefined : this.deriveMacAddress(interfaceName)),
      addresses: props.externalDhcp ? undefined : addresses,
      gateway,
      nameservers,
      dhcp: asksForAddress(props),
    }));
  }

  /**
   * The MAC address of the virtual function, for reservations of an external DHCP server. Where none was given it depends on `identitySalt` of the
   * Platform, which therefore must be there already.
   */
  public get macAddress(): string {
    return this.card.macAddress ?? this.deriveMacAddress(this.card.name);
  }

  /** What the cluster must have and these manifests do not bring, in sentences for people. What `Platform` declares is left out. */
  public get prerequisites(): string[] {
    return [...sriovPrerequisites(Platform.of(this)), ...this.otherPrerequisites];
  }
}

function* addressProblems({ addresses = [], externalDhcp = false }: SriovVirtualMachineProps): Generator<UsageError> {
  if (addresses.length > 0 && externalDhcp) {
    yield { what: 'addresses', got: addresses, allowed: 'none beside `externalDhcp`', fix: 'Choose one: static `addresses`, or a DHCP server.' };
  }
  if (addresses.length === 0 && !externalDhcp) {
    yield {
      what: 'addresses',
      got: addresses,
      allowed: 'at least one, unless `externalDhcp`',
      fix: 'No CNI IPAM reaches a passed-through function: give `addresses` such as [\'10.56.0.10/16\'], or set `externalDhcp: true`.',
    };
  }
}

/** Whether network data is made for the function: it is then matched by a MAC address that is derived at synthesis. */
function isConfigured(props: SriovVirtualMachineProps): boolean {
  return props.addresses !== undefined && props.addresses.length > 0 || asksForAddress(props);
}

/** Whether cloud-init has to make the guest ask for its address; network data of the user's own does it otherwise. */
function asksForAddress({ externalDhcp, cloudInit }: SriovVirtualMachineProps): boolean {
  return externalDhcp === true && !cloudInit?.networkData && !cloudInit?.networkDataSecret;
}
