import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { imageProblems } from './edge-image';
import { EdgeStorage } from './edge-storage';
import { EdgeVirtualMachineProps } from './edge-virtual-machine-props';
import { EvictionStrategy, Firmware, GuestCpu, GuestProbe, VirtualMachine, VirtualMachineProps } from '../compute';
import { Architecture } from '../platform';
import { DataVolumeSource, Disk, RegistryPullMethod } from '../storage';
import { problemsOf, throwIfAny, UsageError } from '../usage-error';

const DISK_SIZE = Size.gibibytes(20);
/** Until the control plane is back, a pod of a node that is not reached runs on. */
const UNREACHED = ['node.kubernetes.io/unreachable', 'node.kubernetes.io/not-ready'];

/**
 * A VM for a small node that is alone, such as the point of sale of a store. What is not given is what such a VM needs:
 *
 * - on arm64, its default: UEFI without secure boot, machine type `virt`, CPU model `host-passthrough`, which are all that KubeVirt v1.9.0 has there;
 * - one core, requested as a whole; a disk on local storage, from which it boots; no graphics card; a random number generator from the node;
 * - `EvictionStrategy.NONE`, as there is no other node; two minutes to shut down;
 * - restarted when its guest agent has not answered for six times 30 seconds, from four minutes after the start on.
 *
 * @example
 * new EdgeVirtualMachine(chart, 'pos', { image: 'registry.example.com/images/pos-arm64:2025.11.1', memory: Size.gibibytes(2) });
 */
export class EdgeVirtualMachine extends VirtualMachine {
  /** Where its disk is. */
  public readonly storage: EdgeStorage;
  /** The size of its disk. */
  public readonly diskSize: Size;
  /** The architecture of its CPU. */
  public readonly architecture: Architecture;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the VM's name unless `metadata.name` is given
   * @param props the guest
   * @throws on an image that is not pinned and on storage that needs a network, unless `offline` is false; where `VirtualMachine` does
   */
  constructor(scope: Construct, id: string, props: EdgeVirtualMachineProps) {
    const { storage = EdgeStorage.localPath(), offline = true } = props;
    super(scope, id, completed(props, storage));
    throwIfAny(this, [...problemsOf(storage), ...offline ? offlineProblems(props, storage) : []]);
    this.storage = storage;
    this.diskSize = props.diskSize ?? DISK_SIZE;
    this.architecture = props.architecture ?? Architecture.ARM64;
    const unreached = UNREACHED.map((key) => kplus.NodeTaintQuery.exists(key, { effect: kplus.TaintEffect.NO_EXECUTE }));
    for (const taint of [...props.tolerations ?? [], ...offline ? unreached : []]) this.scheduling.tolerate(kplus.Node.tainted(taint));
  }
}

function completed(props: EdgeVirtualMachineProps, storage: EdgeStorage): VirtualMachineProps {
  const { image, diskSize = DISK_SIZE, diskName = 'root', dataVolumeName, storage: _, offline: __, tolerations: ___, disks = [], ...given } = props;
  const architecture = given.architecture ?? Architecture.ARM64;
  const isArm = architecture === Architecture.ARM64;
  const cpu = given.instancetype ? undefined : given.cpu ?? GuestCpu.cores(1, isArm ? { model: 'host-passthrough' } : {});
  const root = Disk.dataVolumeTemplate(diskName, {
    source: DataVolumeSource.registry(`docker://${image}`, { pullMethod: RegistryPullMethod.NODE, architecture }),
    size: diskSize,
    dataVolumeName,
    storageClassName: storage.className,
    accessModes: storage.accessModes,
    volumeMode: storage.volumeMode,
    bootOrder: 1,
  });
  return {
    ...isArm ? { machineType: 'virt', firmware: Firmware.efi({ secureBoot: false }) } : {},
    ...cpu && { resources: { cpuRequest: kplus.Cpu.units(cpu.vcpus) } },
    rng: true,
    autoattachGraphicsDevice: false,
    evictionStrategy: EvictionStrategy.NONE,
    terminationGracePeriod: Duration.minutes(2),
    livenessProbe: GuestProbe.guestAgentPing({ initialDelay: Duration.minutes(4), period: Duration.seconds(30), failureThreshold: 6 }),
    ...given,
    architecture,
    cpu,
    disks: [root, ...disks],
  };
}

function* offlineProblems({ image, disks = [] }: EdgeVirtualMachineProps, storage: EdgeStorage): Generator<UsageError> {
  yield* imageProblems('image', image);
  for (const disk of disks) if (disk.image !== undefined) yield* imageProblems(`image of disk "${disk.name}"`, disk.image);
  yield* storage._offlineProblems();
}
