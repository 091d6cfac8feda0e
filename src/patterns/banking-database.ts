import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { BankingDatabaseProps } from './hybrid-banking-stack-props';
import {
  CloudInit, CloudInitCommand, CloudInitPlacement, EvictionStrategy, Firmware, GuestCpu, GuestProbe, Hugepages, IoThreadsPolicy, RunStrategy,
  VirtualMachineProps, WatchdogAction,
} from '../compute';
import { GuestNetwork } from '../network';
import { DataVolumeSource, Disk, DiskCache, DiskErrorPolicy, DiskIo } from '../storage';
import { UsageError } from '../usage-error';

/** A database with the defaults that several parts of the stack read. */
export interface CompleteDatabase extends BankingDatabaseProps {
  readonly name: string;
  readonly cpu: GuestCpu;
  readonly memory: Size;
  readonly hugepages: Hugepages;
  readonly nodePool: { readonly key: string; readonly value: string };
}

/** Fills in the documented defaults. */
export function completeDatabase(database: BankingDatabaseProps): CompleteDatabase {
  return {
    ...database,
    name: database.name ?? 'database',
    cpu: database.cpu ?? GuestCpu.dedicated({
      sockets: 2, cores: 8, threads: 1, model: 'host-passthrough', isolateEmulatorThread: true, numaPassthrough: true,
    }),
    memory: database.memory ?? Size.gibibytes(64),
    hugepages: database.hugepages ?? Hugepages.ONE_GIBIBYTE,
    nodePool: { key: 'workload', value: 'database', ...database.nodePool },
  };
}

/** Cores without a licence. */
export function* licenceProblems({ cpu: { vcpus }, licensedCores }: CompleteDatabase): Generator<UsageError> {
  if (licensedCores !== undefined && vcpus > licensedCores) {
    yield {
      what: 'database.cpu',
      got: `${vcpus} virtual CPUs`,
      allowed: `${licensedCores} licensed cores`,
      fix: 'Take fewer cores, or state the licences that you hold.',
    };
  }
}

/** The regulated database as a VM: pinned, on huge pages, on shared block volumes, with a virtual function of its own. */
export function databaseGuest(database: CompleteDatabase, compliance: string | undefined, priorityClassName: string): VirtualMachineProps {
  const { name, port, portName = 'database', nodePool, storageClassName } = database;
  const labels = { 'app.kubernetes.io/name': name, 'tier': 'database', ...compliance ? { compliance } : {} };
  const volume = {
    storageClassName,
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
    volumeMode: kplus.PersistentVolumeMode.BLOCK,
  };
  return {
    metadata: { name, labels },
    labels,
    // A database that was shut down on purpose must stay down.
    runStrategy: RunStrategy.RERUN_ON_FAILURE,
    evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
    terminationGracePeriod: Duration.minutes(10),
    priorityClassName,
    nodeSelector: { [nodePool.key]: nodePool.value },
    cpu: database.cpu,
    memory: database.memory,
    hugepages: database.hugepages,
    firmware: Firmware.efi({ secureBoot: true }),
    ioThreadsPolicy: IoThreadsPolicy.AUTO,
    blockMultiQueue: true,
    networkInterfaceMultiqueue: true,
    autoattachGraphicsDevice: false,
    rng: true,
    watchdog: WatchdogAction.RESET,
    disks: [
      Disk.dataVolumeTemplate('root', { ...volume, source: database.image, size: database.rootSize ?? Size.gibibytes(100), bootOrder: 1 }),
      Disk.dataVolumeTemplate('data', {
        ...volume,
        source: DataVolumeSource.blank(),
        size: database.dataSize ?? Size.gibibytes(500),
        cache: DiskCache.NONE,
        io: DiskIo.NATIVE,
        dedicatedIoThread: true,
        errorPolicy: DiskErrorPolicy.STOP,
      }),
    ],
    networks: [
      GuestNetwork.masquerade({ ports: [{ name: portName, port }] }),
      GuestNetwork.sriov('data-plane', database.network, { addresses: database.addresses }),
    ],
    cloudInit: database.cloudInit ?? new CloudInit({
      allowPasswordAuthentication: false,
      extra: { disable_root: true },
      runCommands: [CloudInitCommand.argv('systemctl', 'enable', '--now', 'qemu-guest-agent')],
    }),
    cloudInitPlacement: CloudInitPlacement.SECRET,
    readinessProbe: GuestProbe.tcpSocket(port, {
      initialDelay: Duration.seconds(60), period: Duration.seconds(10), failureThreshold: 12,
    }),
  };
}
