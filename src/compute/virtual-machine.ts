import { Construct } from 'constructs';
import { EffectiveSize, effectiveSizeOf } from './effective-size';
import { derivedMac, machineOf } from './guest/derive';
import { Instancetype, Preference } from './guest/instancetype';
import { RunStrategy } from './guest/policies';
import { sizeProblems } from './guest/size-problems';
import { VirtualMachineTemplateProps } from './guest/virtual-machine-template';
import { ImportedVirtualMachines } from './imported-virtual-machines';
import { LauncherRequests, launcherRequestsOf } from './launcher-requests';
import { renderTemplate } from './render-template';
import { renderVirtualMachine } from './render-virtual-machine';
import { VirtualMachineIdentity } from './virtual-machine-identity';
import { VirtualMachineWorkload } from './virtual-machine-workload';
import { VIRTUAL_MACHINE, WorkloadType } from './workload-type';
import { Platform } from '../platform/platform';
import { throwIfAny } from '../usage-error';
import { ImportedVirtualMachineOptions, IVirtualMachine } from '../virtual-machine-reference';

/** Properties of a virtual machine. */
export interface VirtualMachineProps extends VirtualMachineTemplateProps {
  /**
   * Firmware UUID and serial number.
   *
   * @default VirtualMachineIdentity.derived()
   */
  readonly identity?: VirtualMachineIdentity;
}

/**
 * A virtual machine: one guest with its disks.
 *
 * Its object is named by the construct's id unless `metadata.name` is given. Without networks it gets the pod network,
 * masqueraded. It can be used wherever cdk8s-plus takes a pod workload.
 *
 * @example
 * const database = new VirtualMachine(chart, 'database', {
 *   cpu: GuestCpu.cores(4),
 *   memory: Size.gibibytes(8),
 *   disks: [Disk.dataVolumeTemplate('root', {
 *     source: DataVolumeSource.dataSource({ name: 'ubuntu-24-04', namespace: 'golden-images' }),
 *     size: Size.gibibytes(30),
 *   })],
 *   networks: [GuestNetwork.masquerade({ ports: [{ name: 'postgres', port: 5432 }] })],
 * });
 * database.exposeViaService();
 */
export class VirtualMachine extends VirtualMachineWorkload implements IVirtualMachine {
  /**
   * A virtual machine that this app does not make, for services, policies, budgets and schedulers.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name its name
   */
  public static fromVirtualMachineName(
    scope: Construct, id: string, name: string, options: ImportedVirtualMachineOptions = {},
  ): IVirtualMachine {
    return new ImportedVirtualMachines(scope, id, VIRTUAL_MACHINE, name, { labels: { 'vm.kubevirt.io/name': name }, ...options });
  }

  public readonly resourceType: string = VIRTUAL_MACHINE.resourceType;
  private readonly props: VirtualMachineProps;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props the guest
   * @throws if the guest has no size, or one by hand beside an instancetype; if names are malformed or taken; if its CPUs, clock, features,
   * devices, networks or cloud-init are malformed; if it must live-migrate and never can
   */
  constructor(scope: Construct, id: string, props: VirtualMachineProps) {
    super(scope, id, props);
    this.props = props;
    throwIfAny(this, sizeProblems(props, props.instancetype));
  }

  /** Whether and when the VM runs. */
  public get runStrategy(): RunStrategy {
    return this.props.runStrategy ?? RunStrategy.ALWAYS;
  }

  /** The size by reference, where it was not given by hand. */
  public get instancetype(): Instancetype | undefined {
    return this.props.instancetype;
  }

  /** What the guest has: by hand, or by its instancetype, as far as the app has it or KubeVirt brings it. */
  public get effectiveSize(): EffectiveSize {
    return effectiveSizeOf(this.apiObject);
  }

  /**
   * What its launcher pod requests of a node, as KubeVirt computes it: by its size, devices and probes, and by the KubeVirt CR, where its chart has
   * one; undefined where neither the app nor KubeVirt brings its instancetype.
   */
  public get launcherRequests(): LauncherRequests | undefined {
    return launcherRequestsOf(this.apiObject);
  }

  /** The device preferences, where they were given. */
  public get preference(): Preference | undefined {
    return this.props.preference;
  }

  /**
   * A MAC address for a network of this VM, derived from its namespace, its name and `identitySalt` of the Platform, which therefore must be
   * there already: stable over restarts, synths and machines. Networks with `addresses` or `dhcp` have it by default.
   *
   * @param network name of the network
   */
  public deriveMacAddress(network: string): string {
    return derivedMac(machineOf(this, Platform.of(this).identitySalt), network);
  }

  /** @internal */
  protected _type(): WorkloadType {
    return VIRTUAL_MACHINE;
  }

  /** @internal */
  protected _toSpec(): object {
    const { identity = VirtualMachineIdentity.derived(), preference } = this.props;
    return renderVirtualMachine(this.props, renderTemplate({
      workload: this,
      guest: this._guest,
      cloudInit: this._cloudInitVolume,
      identity: identity._firmware(machineOf(this, Platform.of(this).identitySalt)),
      hasPreference: preference !== undefined,
    }));
  }
}
