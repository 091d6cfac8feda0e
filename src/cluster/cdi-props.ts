import * as kplus from 'cdk8s-plus-28';
import { CdiCertificates } from './cdi-certificates';
import { ComponentPlacement } from './component-placement';

/** How CDI clones a claim. */
export enum CdiCloneStrategy {
  /** A pod reads one claim, another writes the other. */
  COPY = 'copy',
  /** By the CSI driver, which copies volumes. */
  CSI_CLONE = 'csi-clone',
  /** By a snapshot of the CSI driver. */
  SNAPSHOT = 'snapshot',
}

/** What happens to disks when the CDI CR is deleted. */
export enum CdiUninstallStrategy {
  /** The CR cannot be deleted while there are DataVolumes. */
  BLOCK_UNINSTALL_IF_WORKLOADS_EXIST = 'BlockUninstallIfWorkloadsExist',
  /** DataVolumes are deleted, too. */
  REMOVE_WORKLOADS = 'RemoveWorkloads',
}

/** A feature gate of CDI. */
export enum CdiFeatureGate {
  /** DataVolumes wait for their first consumer where the storage class does, so that the scheduler places the disk with the VM. */
  HONOR_WAIT_FOR_FIRST_CONSUMER = 'HonorWaitForFirstConsumer',
  /** A DataVolume takes over a claim of its name that is there before. */
  DATA_VOLUME_CLAIM_ADOPTION = 'DataVolumeClaimAdoption',
  /** Claims with the label `cdi.kubevirt.io/applyStorageProfile: "true"` are completed by the StorageProfile of their class. Since v1.66 it is `CdiProps.claimRendering`. */
  WEBHOOK_PVC_RENDERING = 'WebhookPvcRendering',
}

/** Through what CDI's importers fetch. */
export interface CdiImportProxy {
  /**
   * The proxy for http, `http://<user>:<password>@<host>:<port>`.
   *
   * @default - none
   */
  readonly httpProxy?: string;

  /**
   * The proxy for https, as a URL.
   *
   * @default - none
   */
  readonly httpsProxy?: string;

  /**
   * Hosts and CIDRs that are fetched from without it.
   *
   * @default - none
   */
  readonly noProxy?: string[];

  /**
   * A ConfigMap in the namespace of CDI with the certificates that are trusted, in any key.
   *
   * @default - those of the image
   */
  readonly trustedCertificates?: kplus.IConfigMap;
}

/** How much more than the disk a file system is, as a part of it from 0 to 1. */
export interface CdiFilesystemOverhead {
  /**
   * On every storage class.
   *
   * @default - CDI's: 0.06
   */
  readonly global?: number;

  /**
   * On some storage classes, by their names.
   *
   * @default - as on every class
   */
  readonly storageClasses?: { [storageClass: string]: number };
}

/** Properties of `Cdi`. */
export interface CdiProps extends kplus.ResourceProps {
  /**
   * What is on that is off by itself: `config.featureGates`.
   *
   * @default - CDI's: none
   */
  readonly featureGates?: CdiFeatureGate[];

  /**
   * Whether claims with the label `cdi.kubevirt.io/applyStorageProfile: "true"` are completed by the StorageProfile of their class:
   * `config.webhookPvcRendering`. From CDI v1.66.
   *
   * @default - CDI's: true
   */
  readonly claimRendering?: boolean;

  /**
   * How claims are cloned, whatever their StorageProfile says: `cloneStrategyOverride`.
   *
   * @default - by the StorageProfile of the class
   */
  readonly cloneStrategyOverride?: CdiCloneStrategy;

  /**
   * The storage class of the claims that imports unpack into: `config.scratchSpaceStorageClass`.
   *
   * @default - CDI's: the default class of the cluster, without one that of the disk
   */
  readonly scratchSpaceStorageClass?: string;

  /**
   * How much more than the disk a file system is: `config.filesystemOverhead`.
   *
   * @default - CDI's own
   */
  readonly filesystemOverhead?: CdiFilesystemOverhead;

  /**
   * Whether disks are written in full before they are used: `config.preallocation`.
   *
   * @default - CDI's: false
   */
  readonly preallocation?: boolean;

  /**
   * The CPU of each importer, uploader and cloner: `config.podResourceRequirements`.
   *
   * @default - CDI's: 100m requested, at most 750m
   */
  readonly workerCpu?: kplus.CpuResources;

  /**
   * The memory of each importer, uploader and cloner: `config.podResourceRequirements`.
   *
   * @default - CDI's: 60M requested, at most 600M
   */
  readonly workerMemory?: kplus.MemoryResources;

  /**
   * Registries that images are fetched from without TLS, `<host>:<port>`: `config.insecureRegistries`.
   *
   * @default - none
   */
  readonly insecureRegistries?: string[];

  /**
   * Through what importers fetch: `config.importProxy`.
   *
   * @default - directly
   */
  readonly importProxy?: CdiImportProxy;

  /**
   * The address of the upload proxy that clients are told: `config.uploadProxyURLOverride`.
   *
   * @default - that of its Ingress or Route
   */
  readonly uploadProxyUrl?: string;

  /**
   * How much components log, from 0, which is little, to 9: `config.logVerbosity`.
   *
   * @default - CDI's: 1
   */
  readonly logVerbosity?: number;

  /**
   * Where CDI's own components run, and how many of them: `infra`.
   *
   * @default - CDI's own: on control planes where possible
   */
  readonly infraPlacement?: ComponentPlacement;

  /**
   * The replicas of cdi-apiserver, cdi-deployment and cdi-uploadproxy each, from 1.
   *
   * @default - CDI's: 1
   */
  readonly replicas?: number;

  /**
   * Where importers, uploaders and cloners run: `workload`.
   *
   * @default - anywhere
   */
  readonly workloadPlacement?: ComponentPlacement;

  /**
   * What happens to disks when this CR is deleted.
   *
   * @default - CDI's: CdiUninstallStrategy.REMOVE_WORKLOADS
   */
  readonly uninstallStrategy?: CdiUninstallStrategy;

  /**
   * The PriorityClass of CDI's own components: `priorityClass`.
   *
   * @default - CDI's: `kubevirt-cluster-critical` where there is one
   */
  readonly priorityClass?: string;

  /**
   * How certificates of the components are rotated: `certConfig`.
   *
   * @default - CDI's own
   */
  readonly certificates?: CdiCertificates;

  /**
   * The pull policy of CDI's images: `imagePullPolicy`.
   *
   * @default - CDI's: IfNotPresent
   */
  readonly imagePullPolicy?: kplus.ImagePullPolicy;

  /**
   * The Secrets of the registry of CDI's images, in the namespace of CDI: `config.imagePullSecrets`.
   *
   * @default - none
   */
  readonly imagePullSecrets?: kplus.ISecret[];

  /**
   * What of `spec` the other props do not have, such as `customizeComponents` or `config.tlsSecurityProfile`, in the form of the CR. It is merged over what
   * they say as a JSON merge patch (RFC 7386), and judged like the rest: unknown fields and wrong values are findings.
   *
   * @default - nothing
   */
  readonly spec?: { [field: string]: any };
}
