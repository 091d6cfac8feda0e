import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { CloudInit, GuestCpu, Hugepages } from '../compute';
import { INetworkAttachment } from '../network';
import { DataVolumeSource } from '../storage';
import { RestrictionOptions, TenantAccess, TenantQuota } from '../tenancy';

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

  /** The TCP port that the database listens on. Its Service, readiness probe and network policy follow. */
  readonly port: number;

  /**
   * Name of that port in the VM and in its Service, a DNS label of at most 15 characters.
   *
   * @default 'database'
   */
  readonly portName?: string;

  /**
   * Name of the VM and its Service, and value of the label `app.kubernetes.io/name`.
   *
   * @default 'database'
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
   * The nodes that only the database runs on; at least two, so that it can migrate.
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
   * Licensed cores; more virtual CPUs are an error.
   *
   * @default - not checked
   */
  readonly licensedCores?: number;
}

/** The API gateway, an nginx that does not run as root. */
export interface BankingGatewayProps {
  /**
   * An image of nginx that runs as user 101 and reads `/etc/nginx/conf.d/*.conf`, such as `nginxinc/nginx-unprivileged`. Pin its version.
   */
  readonly image: string;

  /**
   * The nginx configuration of its server, which must listen on 8080 and answer `/healthz`.
   *
   * @default - `ok` for `/healthz`, 404 for everything else
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

  /** The API gateway. */
  readonly gateway: BankingGatewayProps;

  /**
   * What database and gateway may use together. It must hold the database twice, as live migration runs it twice for a while.
   *
   * @default - TenantQuota.banking() and twice the database's huge pages
   */
  readonly quota?: TenantQuota;

  /**
   * Who may do what.
   *
   * @default - no access beyond that of the cluster's own roles
   */
  readonly access?: TenantAccess;

  /**
   * Other namespaces whose disks may be copied over the network into the stack, such as that of the database's golden image. Clones by
   * snapshot or by the CSI driver need none.
   *
   * @default - none
   */
  readonly cloneSources?: string[];

  /**
   * The CIDRs that images may be imported from, on 443 and 8443.
   *
   * @default - none
   */
  readonly imageSources?: string[];

  /**
   * What people and workloads in the namespace may ask of the cluster besides, such as a load balancer for the gateway. The database's node pool is
   * open already.
   *
   * @default - nothing, see `TenantRestrictions.enforced`
   */
  readonly restrictions?: RestrictionOptions;

  /**
   * Value of the label `compliance` of the namespace and of the database, such as `pci-dss`.
   *
   * @default - no such label
   */
  readonly compliance?: string;

  /**
   * Who may call the gateway.
   *
   * @default - the namespace of the ingress controller (`Platform`)
   */
  readonly clients?: kplus.INetworkPolicyPeer;
}
