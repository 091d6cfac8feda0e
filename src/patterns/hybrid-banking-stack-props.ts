import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { CloudInit } from '../compute/cloud-init/cloud-init';
import { GuestCpu } from '../compute/guest-cpu';
import { Hugepages } from '../compute/memory';
import { INetworkAttachment } from '../network/network-attachment-reference';
import { DataVolumeSource } from '../storage/data-volume-source';
import { TenantAccess } from '../tenancy/access';
import { TenantQuota } from '../tenancy/quota';

/** The nodes that only the database runs on. */
export interface DatabaseNodePool {
  /**
   * Key of the nodes' label and of their taint (effect NoSchedule).
   *
   * @default 'workload'
   */
  readonly key?: string;

  /**
   * Value of both.
   *
   * @default 'database'
   */
  readonly value?: string;
}

/** The database VM. */
export interface BankingDatabaseProps {
  /** What the root disk is cloned or imported from, such as a golden image with the operating system and the QEMU guest agent. */
  readonly image: DataVolumeSource;

  /** The StorageClass of both disks. Regulated data wants an encrypted one; live migration needs ReadWriteMany block volumes. */
  readonly storageClassName: string;

  /** The SR-IOV network of the data plane, for example a SriovNetwork of the infrastructure's app. */
  readonly network: INetworkAttachment;

  /** Static addresses of the database on it, in CIDR notation: no CNI reaches a passed-through card. */
  readonly addresses: string[];

  /**
   * Name of the VM, its Service and its labels.
   *
   * @default 'oracle-db'
   */
  readonly name?: string;

  /**
   * Virtual CPUs.
   *
   * @default - 2 sockets of 8 cores, dedicated, isolated from the emulator, with NUMA and the host's CPU passed through
   */
  readonly cpu?: GuestCpu;

  /**
   * Memory, a multiple of the page size.
   *
   * @default Size.gibibytes(64)
   */
  readonly memory?: Size;

  /**
   * Page size of the memory.
   *
   * @default Hugepages.ONE_GIBIBYTE
   */
  readonly hugepages?: Hugepages;

  /**
   * Size of the root disk.
   *
   * @default Size.gibibytes(100)
   */
  readonly rootSize?: Size;

  /**
   * Size of the data disk.
   *
   * @default Size.gibibytes(500)
   */
  readonly dataSize?: Size;

  /**
   * The listener's TCP port.
   *
   * @default 1521
   */
  readonly port?: number;

  /**
   * The nodes that only the database runs on; at least two, so that it can move.
   *
   * @default - label and taint `workload=database`
   */
  readonly nodePool?: DatabaseNodePool;

  /**
   * First-boot configuration, kept in a Secret.
   *
   * @default - no password logins, no root, guest agent started
   */
  readonly cloudInit?: CloudInit;

  /**
   * Cores that are licensed; more virtual CPUs are refused.
   *
   * @default - not checked
   */
  readonly licensedCores?: number;
}

/** The API gateway. */
export interface BankingGatewayProps {
  /**
   * Its image, which must listen on 8080 as a user other than root.
   *
   * @default 'docker.io/nginxinc/nginx-unprivileged:1.29-alpine'
   */
  readonly image?: string;

  /**
   * The nginx configuration of its server.
   *
   * @default - answers `/healthz`, 404 to everything else
   */
  readonly configuration?: string;

  /**
   * The fewest replicas; drains leave one less.
   *
   * @default 3
   */
  readonly minReplicas?: number;

  /**
   * The most replicas.
   *
   * @default 10
   */
  readonly maxReplicas?: number;
}

/** Properties of the stack. */
export interface HybridBankingStackProps {
  /** The database VM. */
  readonly database: BankingDatabaseProps;

  /**
   * The API gateway.
   *
   * @default - nginx, 3 to 10 replicas
   */
  readonly gateway?: BankingGatewayProps;

  /**
   * What both may use together. It must hold the database twice, because live migration runs it twice for a while.
   *
   * @default - TenantQuota.banking() and twice the database's huge pages
   */
  readonly quota?: TenantQuota;

  /**
   * Who may do what.
   *
   * @default - whoever the cluster lets in
   */
  readonly access?: TenantAccess;

  /**
   * The label `compliance` of the namespace and of the database.
   *
   * @default 'pci-dss'
   */
  readonly compliance?: string;

  /**
   * Who may call the gateway.
   *
   * @default - the namespace of the ingress controller, by Platform
   */
  readonly clients?: kplus.INetworkPolicyPeer;
}
