import { Duration, JsonPatch, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { BankingDatabaseProps } from './banking-database-props';
import {
  CloudInit, CloudInitCommand, CloudInitPlacement, EvictionStrategy, Firmware, GuestCpu, GuestProbe, Hugepages, IoThreadsPolicy, RunStrategy,
  VirtualMachine, VirtualMachineProps, WatchdogAction,
} from '../compute';
import { GuestNetwork } from '../network';
import { DataVolumeSource, Disk, DiskCache, DiskErrorPolicy, DiskIo } from '../storage';

/** A database with the defaults that several parts of the stack read. */
export interface CompleteDatabase extends BankingDatabaseProps {
  readonly name: string;
  readonly application: string;
  /** By which network policies find its pod. */
  readonly selector: { readonly [key: string]: string };
  /** All labels that its pod is given. */
  readonly labels: { readonly [key: string]: string };
  readonly cpu: GuestCpu;
  readonly memory: Size;
  readonly hugepages: Hugepages;
  readonly nodePool: { readonly key: string; readonly value: string; readonly fullPcpusOnly?: boolean };
}

/** With this annotation KubeVirt isolates two emulator threads where one would make the number of CPUs odd. */
const EVEN_PARITY = { 'alpha.kubevirt.io/EmulatorThreadCompleteToEvenParity': '' };

/** Fills in the documented defaults. */
export function completeDatabase(database: BankingDatabaseProps, compliance?: string): CompleteDatabase {
  const { name = 'database', application = name, selector = { tier: 'database' } } = database;
  return {
    ...database,
    name,
    application,
    selector,
    labels: { 'app.kubernetes.io/name': application, ...selector, ...compliance ? { compliance } : {} },
    cpu: database.cpu ?? GuestCpu.dedicated({
      sockets: 2, cores: 8, threads: 1, model: 'host-passthrough', isolateEmulatorThread: true, numaPassthrough: true,
    }),
    memory: database.memory ?? Size.gibibytes(64),
    hugepages: database.hugepages ?? Hugepages.ONE_GIBIBYTE,
    nodePool: { key: 'workload', value: 'database', ...database.nodePool },
  };
}

/** The regulated database as a VM: pinned, on huge pages, on shared block volumes, with a virtual function of its own. */
function databaseGuest(database: CompleteDatabase, priorityClassName: string): VirtualMachineProps {
  const { name, port, nodePool, storageClassName, interfaceName = 'data-plane', addresses, macAddress } = database;
  const labels = { ...database.labels };
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
    annotations: nodePool.fullPcpusOnly ? EVEN_PARITY : undefined,
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
      GuestNetwork.masquerade(),
      GuestNetwork.sriov(interfaceName, database.network, { addresses, macAddress }),
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

/** The VM with what depends on others of its kind: where it runs, and how it is reached. */
export function createDatabase(scope: Construct, database: CompleteDatabase, priorityClassName: string): VirtualMachine {
  const { name, application, port, portName = 'database', nodePool, watchdogName } = database;
  const vm = new VirtualMachine(scope, 'Database', databaseGuest(database, priorityClassName));
  vm.scheduling.separate(kplus.Pods.select(scope, 'DatabasePods', { labels: { ...database.selector } }));
  vm.scheduling.tolerate(kplus.Node.tainted(
    kplus.NodeTaintQuery.is(nodePool.key, nodePool.value, { effect: kplus.TaintEffect.NO_SCHEDULE }),
  ));
  if (watchdogName) vm.patch(JsonPatch.replace('/spec/template/spec/domain/devices/watchdog/name', watchdogName));
  vm.exposeViaService({ ports: [{ name: portName, port, targetPort: port }], name: application === name ? undefined : application });
  return vm;
}
