import { Cpu, Resource } from 'cdk8s-plus-28';
import { AccessCredential } from './access-credential';
import { derivedMac, machineOf } from './derive';
import { GuestProps } from './guest-props';
import { GuestResourceClaim } from './guest-resource-claim';
import { Gpu, HostDevice } from './host-device';
import { hostDeviceProblems } from './host-device-problems';
import { GuestResources } from './memory';
import { evictionProblems } from './migration-problems';
import { claimLockedBy, sharedClaimProblems, sharedSecretProblems, startProblems } from './start-problems';
import { UniqueByName } from './unique-by-name';
import { InstancetypeGuestProps } from './virtual-machine-template';
import { windowsProblems, withWindows } from './with-windows';
import { GuestNetwork } from '../../network/guest-network';
import { Platform } from '../../platform/platform';
import { Disk } from '../../storage/disks/disk';
import { problemsOf, throwIfAny, UsageError } from '../../usage-error';

/** Fields merged over rendered list entries, by the entry's name. */
export type Overrides = Map<string, { [key: string]: unknown }>;

/** What a workload has collected about its guest until it is rendered. */
export class Guest {
  /** What the user gave, with what Windows needs besides. */
  public readonly props: GuestProps;
  public readonly disks: UniqueByName<Disk>;
  public readonly gpus: UniqueByName<Gpu>;
  public readonly hostDevices: UniqueByName<HostDevice>;
  public readonly resourceClaims: UniqueByName<GuestResourceClaim>;
  public readonly accessCredentials: AccessCredential[] = [];
  public readonly diskOverrides: Overrides = new Map();
  public readonly interfaceOverrides: Overrides = new Map();
  private readonly podNetwork = GuestNetwork.masquerade();
  private requestsAllCpus = false;
  /** The disks that QEMU locks, by their claims. */
  private readonly lockedClaims = new Map<string, string>();
  private readonly addedNetworks: UniqueByName<GuestNetwork>;

  /**
   * @param scope the workload
   * @param given what the user gave
   * @param unique whether there is exactly one such guest, which can then have addresses of its own
   */
  constructor(private readonly scope: Resource, given: GuestProps, private readonly unique: boolean) {
    throwIfAny(scope, windowsProblems(given));
    const props = withWindows(given);
    this.props = props;
    const { disks = [], networks = [], accessCredentials = [] } = props;
    throwIfAny(scope, [
      ...problemsOf(
        props.cpu, props.clock, props.features?.hyperv, props.cloudInit, props.ioThreadsPolicy, props.readinessProbe, props.livenessProbe,
        ...disks, ...networks,
      ),
      ...startProblems(props),
    ]);
    this.disks = new UniqueByName(scope, 'disk');
    this.addedNetworks = new UniqueByName(scope, 'network');
    this.gpus = new UniqueByName(scope, 'GPU');
    this.hostDevices = new UniqueByName(scope, 'host device');
    this.resourceClaims = new UniqueByName(scope, 'resource claim');
    this.addDisk(...disks);
    for (const credential of accessCredentials) this.addAccessCredential(credential);
    this.addNetwork(...networks);
    this.resourceClaims.add(...props.resourceClaims ?? []);
    this.addDevices(props);
  }

  public addDisk(...disks: Disk[]): void {
    for (const disk of disks) {
      const claim = claimLockedBy(disk);
      const first = claim === undefined ? undefined : this.lockedClaims.get(claim);
      if (first !== undefined) throwIfAny(this.scope, sharedClaimProblems(disk, claim, first));
      this.disks.add(disk);
      if (claim !== undefined) this.lockedClaims.set(claim, disk.name);
    }
  }

  public addAccessCredential(credential: AccessCredential): void {
    throwIfAny(this.scope, sharedSecretProblems(credential, this.accessCredentials));
    this.accessCredentials.push(credential);
  }

  public addDevices({ gpus = [], hostDevices = [] }: Pick<GuestProps, 'gpus' | 'hostDevices'>): void {
    throwIfAny(this.scope, [
      ...gpus.flatMap((gpu) => [...hostDeviceProblems('GPU', gpu)]),
      ...hostDevices.flatMap((device) => [...hostDeviceProblems('host device', device)]),
    ]);
    this.gpus.add(...gpus);
    this.hostDevices.add(...hostDevices);
    for (const { request } of [...gpus, ...hostDevices]) {
      if (request && ![...this.resourceClaims].includes(request.claim)) this.resourceClaims.add(request.claim);
    }
    throwIfAny(this.scope, evictionProblems(this));
  }

  public addNetwork(...networks: GuestNetwork[]): void {
    throwIfAny(this.scope, networks.flatMap((network) => [...this.sharedAddressProblems(network)]));
    this.addedNetworks.add(...networks);
  }

  /** From now on the request is all of the CPUs rather than a tenth of them, unless it was given. */
  public requestAllCpus(): void {
    this.requestsAllCpus = true;
  }

  /** What the launcher pod asks for, where that is not left to KubeVirt. An instancetype excludes it. */
  public get resources(): GuestResources | undefined {
    const { resources, cpu, instancetype }: GuestProps & Pick<InstancetypeGuestProps, 'instancetype'> = this.props;
    if (!this.requestsAllCpus || instancetype || cpu?.isDedicated || resources?.cpuRequest || resources?.cpuLimit) return resources;
    return { ...resources, cpuRequest: Cpu.units(cpu?.vcpus ?? 1) };
  }

  /** The networks; the masqueraded pod network if none was added, unless `autoattachPodInterface` is false. */
  public get networks(): GuestNetwork[] {
    const wantsDefault = this.addedNetworks.size === 0 && !this.props.networks && this.props.autoattachPodInterface !== false;
    return wantsDefault ? [this.podNetwork] : [...this.addedNetworks];
  }

  /**
   * The MAC of an interface: the user's, else a derived one as soon as any network is configured by cloud-init. Network data then
   * names every interface it configures by its MAC, because the guest's own names depend on the order of its devices.
   *
   * @param salt that of the Platform, which may come later than the VM
   */
  public macAddress(network: GuestNetwork, salt = Platform.of(this.scope).identitySalt): string | undefined {
    const { macAddress } = network.options;
    const matched = this.networks.some(({ isConfigured }) => isConfigured);
    return macAddress ?? (matched ? derivedMac(machineOf(this.scope, salt), network.name) : undefined);
  }

  private *sharedAddressProblems({ name, isConfigured, preconfiguredAddresses, options }: GuestNetwork): Generator<UsageError> {
    const { addresses, dhcp, macAddress } = options;
    if (this.unique) return;
    if (preconfiguredAddresses?.length) {
      yield {
        what: `preconfiguredAddresses of network "${name}"`,
        got: preconfiguredAddresses,
        allowed: 'none for VMs of one template, which cannot share an address',
        fix: 'Leave them to OVN-Kubernetes, or make single VirtualMachines.',
      };
    }
    if (!(isConfigured || macAddress)) return;
    yield {
      what: `addresses of network "${name}"`,
      got: addresses ?? macAddress ?? { dhcp },
      allowed: 'nothing that is matched by a MAC address, which the VMs of one template cannot share',
      fix: 'Leave addresses to the cluster and to what the image does, or make single VirtualMachines.',
    };
  }
}
