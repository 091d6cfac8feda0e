import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { BankingDatabaseProps } from './hybrid-banking-stack-props';
import { CloudInit } from '../compute/cloud-init/cloud-init';
import { CloudInitCommand } from '../compute/cloud-init/cloud-init-command';
import { Firmware } from '../compute/firmware';
import { GuestCpu } from '../compute/guest-cpu';
import { GuestProbe } from '../compute/guest-probe';
import { CloudInitPlacement } from '../compute/guest-props';
import { Hugepages } from '../compute/memory';
import { EvictionStrategy, IoThreadsPolicy, RunStrategy, WatchdogAction } from '../compute/policies';
import { VirtualMachineProps } from '../compute/virtual-machine';
import { GuestNetwork } from '../network/guest-network';
import { DataVolumeSource } from '../storage/data-volume-source';
import { Disk } from '../storage/disk';
import { DiskCache, DiskErrorPolicy, DiskIo } from '../storage/disk-options';

/** A database with all that was left open filled in. */
export interface CompleteDatabase extends BankingDatabaseProps {
  readonly name: string;
  readonly cpu: GuestCpu;
  readonly memory: Size;
  readonly port: number;
  readonly nodePool: { readonly key: string; readonly value: string };
}

/** Fills in the documented defaults that more than one part of the stack reads. */
export function completeDatabase(database: BankingDatabaseProps): CompleteDatabase {
  return {
    ...database,
    name: database.name ?? 'oracle-db',
    cpu: database.cpu ?? GuestCpu.dedicated({
      sockets: 2, cores: 8, threads: 1, model: 'host-passthrough', isolateEmulatorThread: true, numaPassthrough: true,
    }),
    memory: database.memory ?? Size.gibibytes(64),
    port: database.port ?? 1521,
    nodePool: { key: 'workload', value: 'database', ...database.nodePool },
  };
}

/** The regulated database as a VM: pinned, on huge pages, on block volumes that can move, with a card of its own. */
export function databaseGuest(database: CompleteDatabase, compliance: string, priorityClassName: string): VirtualMachineProps {
  const { name, port, nodePool, storageClassName } = database;
  const labels = { 'app.kubernetes.io/name': name, 'tier': 'database', compliance };
  const volume = {
    storageClassName,
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY],
    volumeMode: kplus.PersistentVolumeMode.BLOCK,
  };
  return {
    metadata: { name, labels },
    labels,
    // An intended shutdown of a database must stay a shutdown.
    runStrategy: RunStrategy.RERUN_ON_FAILURE,
    evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
    terminationGracePeriod: Duration.minutes(10),
    priorityClassName,
    nodeSelector: { [nodePool.key]: nodePool.value },
    cpu: database.cpu,
    memory: database.memory,
    hugepages: database.hugepages ?? Hugepages.ONE_GIBIBYTE,
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
      GuestNetwork.masquerade({ ports: [{ name: 'sqlnet', port }] }),
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
