import { BankingDatabaseGuestProps } from './banking-database-guest-props';
import { INetworkAttachment } from '../network';
import { DataVolumeSource } from '../storage';

/** The nodes that only the database runs on. */
export interface DatabaseNodePool {
  /**
   * Key of the nodes' label and of their taint (effect NoSchedule).
   *
   * @default 'workload'
   */
  readonly key?: string;

  /**
   * The value of the label and of the taint.
   *
   * @default 'database'
   */
  readonly value?: string;

  /**
   * Whether the kubelets of these nodes hand out whole cores only, of two threads each (policy option `full-pcpus-only` of the CPU manager). They refuse a pod
   * with an odd number of CPUs: KubeVirt then gives the emulator a second thread where that is needed to make the number even.
   *
   * @default false
   */
  readonly fullPcpusOnly?: boolean;
}

/** The database VM. */
export interface BankingDatabaseProps extends BankingDatabaseGuestProps {
  /** What the root disk is cloned or imported from, such as a golden image with the operating system and the QEMU guest agent. */
  readonly image: DataVolumeSource;

  /** The StorageClass of both disks. Regulated data wants an encrypted one; live migration needs ReadWriteMany block volumes. */
  readonly storageClassName: string;

  /**
   * States that the StorageClass encrypts its volumes, which no manifest shows. Required with `compliance` of the stack.
   *
   * @default false
   */
  readonly encryptedStorage?: boolean;

  /** The SR-IOV network of the data plane, for example a SriovNetwork of the infrastructure's app. */
  readonly network: INetworkAttachment;

  /**
   * Name of the interface and its network in the VM.
   *
   * @default 'data-plane'
   */
  readonly interfaceName?: string;

  /**
   * MAC address of the interface, six octets in hex, unicast.
   *
   * @default - derived where `addresses` are given, see `VirtualMachine.deriveMacAddress`; else the cluster's
   */
  readonly macAddress?: string;

  /**
   * Static addresses of the database on it, in CIDR notation: no CNI reaches a passed-through card. Not beside network data of `cloudInit`.
   *
   * @default - those of the network data of `cloudInit`, which is then required
   */
  readonly addresses?: string[];

  /** The TCP port that the database listens on. Its Service, readiness probe and network policies follow. */
  readonly port: number;

  /**
   * Name of that port in its Service, a DNS label of at most 15 characters.
   *
   * @default 'database'
   */
  readonly portName?: string;

  /**
   * Name of the VM; its disks are `<name>-root` and `<name>-data`, the Secret of its cloud-init `<name>-cloudinit`.
   *
   * @default 'database'
   */
  readonly name?: string;

  /**
   * Name of its Service, and value of the label `app.kubernetes.io/name`.
   *
   * @default - the name of the VM
   */
  readonly application?: string;

  /**
   * Labels of its pod by which network policies find it, and of which no two pods share a node.
   *
   * @default - `tier: database`
   */
  readonly selector?: { [key: string]: string };

  /**
   * The nodes that only the database runs on; at least two, so that it can migrate.
   *
   * @default - label and taint `workload=database`
   */
  readonly nodePool?: DatabaseNodePool;
}
