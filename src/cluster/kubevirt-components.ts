import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ComponentPlacement } from './component-placement';

/** How VMs get new launchers when KubeVirt is updated. */
export enum WorkloadUpdateMethod {
  /** They migrate, where they can. */
  LIVE_MIGRATE = 'LiveMigrate',
  /** They are shut down, and started again by their run strategy. */
  EVICT = 'Evict',
}

/** How running VMs follow an update of KubeVirt: `spec.workloadUpdateStrategy`. */
export interface WorkloadUpdates {
  /** The ways to do it; with both, only VMs that cannot migrate are shut down. */
  readonly methods: WorkloadUpdateMethod[];

  /**
   * How many are shut down at a time.
   *
   * @default - KubeVirt's: 10
   */
  readonly batchEvictionSize?: number;

  /**
   * How long until the next are, in whole seconds.
   *
   * @default - KubeVirt's: Duration.minutes(1)
   */
  readonly batchEvictionInterval?: Duration;
}

/** What happens to VMs when the KubeVirt CR is deleted. */
export enum KubeVirtUninstallStrategy {
  /** They are deleted, too. */
  REMOVE_WORKLOADS = 'RemoveWorkloads',
  /** The CR cannot be deleted while there are any. */
  BLOCK_UNINSTALL_IF_WORKLOADS_EXIST = 'BlockUninstallIfWorkloadsExist',
}

/** How long a certificate lasts. */
export interface CertificateLifetime {
  /** How long it is valid, in whole seconds. */
  readonly duration: Duration;
  /** How long before its end it is renewed, in whole seconds; at most `duration`. */
  readonly renewBefore: Duration;
}

/** How certificates of the components are rotated: `certificateRotateStrategy.selfSigned`. */
export interface KubeVirtCertificates {
  /**
   * That of the certificate authority.
   *
   * @default - KubeVirt's: 7 days, renewed when a fifth of them is left
   */
  readonly certificateAuthority?: CertificateLifetime;

  /**
   * Those of the servers.
   *
   * @default - KubeVirt's: a day, renewed when a fifth of it is left
   */
  readonly server?: CertificateLifetime;
}

/** How much components log, from 0, which is little, to 9: `developerConfiguration.logVerbosity`. KubeVirt's own is 2. */
export interface KubeVirtLogVerbosity {
  /**
   * That of virt-api.
   *
   * @default 2
   */
  readonly virtApi?: number;
  /**
   * That of virt-controller.
   *
   * @default 2
   */
  readonly virtController?: number;
  /**
   * That of virt-handler.
   *
   * @default 2
   */
  readonly virtHandler?: number;
  /**
   * That of launchers.
   *
   * @default 2
   */
  readonly virtLauncher?: number;
  /**
   * That of virt-operator.
   *
   * @default 2
   */
  readonly virtOperator?: number;
  /**
   * That of virt-handler on some nodes, by their names.
   *
   * @default - as on all others
   */
  readonly nodes?: { [node: string]: number };
}

/** How often a component asks the API server. */
export interface KubeVirtRateLimit {
  /** Requests each second, on average. */
  readonly qps: number;
  /** How many requests may come at once. */
  readonly burst: number;
}

/** What containers beside the guest are for. */
export enum SupportContainerType {
  /** They hold a container disk. */
  CONTAINER_DISK = 'container-disk',
  /** They stream the log of the serial console. */
  GUEST_CONSOLE_LOG = 'guest-console-log',
  /** They plug a volume in. */
  HOTPLUG_DISK = 'hotplug-disk',
  /** They change the domain of the guest. */
  SIDECAR = 'sidecar',
  /** They share a file system. */
  VIRTIOFS = 'virtiofs',
  /** They hand an export out. */
  VM_EXPORT = 'vmexport',
}

/** What the containers beside guests may use: `configuration.supportContainerResources`. */
export interface SupportContainerResources {
  /** What they are for. */
  readonly type: SupportContainerType;

  /**
   * Their CPU.
   *
   * @default - KubeVirt's own
   */
  readonly cpu?: kplus.CpuResources;

  /**
   * Their memory.
   *
   * @default - KubeVirt's own
   */
  readonly memory?: kplus.MemoryResources;
}

/** A change of an object of KubeVirt's own: `customizeComponents.patches`. */
export interface KubeVirtComponentPatch {
  /** The kind of the object, such as `Deployment`. */
  readonly resourceType: string;
  /** The name of the object, such as `virt-api`; `*` for all. */
  readonly resourceName: string;
  /** The patch, as JSON. */
  readonly patch: string;

  /**
   * How it is applied.
   *
   * @default KubeVirtPatchType.STRATEGIC
   */
  readonly type?: KubeVirtPatchType;
}

/** How a patch is applied. */
export enum KubeVirtPatchType {
  /** A JSON patch, RFC 6902. */
  JSON = 'json',
  /** A JSON merge patch, RFC 7386. */
  MERGE = 'merge',
  /** As `kubectl patch` does it. */
  STRATEGIC = 'strategic',
}

/** The components of KubeVirt themselves, where they run and how. */
export interface KubeVirtComponents {
  /**
   * The replicas of virt-api and virt-controller, from 1: `spec.infra.replicas`.
   *
   * @default - KubeVirt's: 2, more of virt-api in large clusters
   */
  readonly replicas?: number;

  /**
   * Where virt-api and virt-controller run: `spec.infra.nodePlacement`.
   *
   * @default - KubeVirt's: on control planes where possible
   */
  readonly infraPlacement?: ComponentPlacement;

  /**
   * Where virt-handler runs, and so VMs: `spec.workloads.nodePlacement`. Without virt-handler a node has no VMs.
   *
   * @default - on all nodes
   */
  readonly workloadPlacement?: ComponentPlacement;

  /**
   * How much they log.
   *
   * @default - KubeVirt's own
   */
  readonly logVerbosity?: KubeVirtLogVerbosity;

  /**
   * How often virt-api asks the API server: `configuration.apiConfiguration`.
   *
   * @default - KubeVirt's: 200 each second, 400 at once
   */
  readonly apiRateLimit?: KubeVirtRateLimit;

  /**
   * How often virt-controller asks the API server: `configuration.controllerConfiguration`.
   *
   * @default - KubeVirt's: 200 each second, 400 at once
   */
  readonly controllerRateLimit?: KubeVirtRateLimit;

  /**
   * How often each virt-handler asks the API server: `configuration.handlerConfiguration`.
   *
   * @default - KubeVirt's: 50 each second, 100 at once
   */
  readonly handlerRateLimit?: KubeVirtRateLimit;

  /**
   * How often the webhooks ask the API server: `configuration.webhookConfiguration`.
   *
   * @default - KubeVirt's: 200 each second, 400 at once
   */
  readonly webhookRateLimit?: KubeVirtRateLimit;

  /**
   * What the containers beside guests may use.
   *
   * @default - KubeVirt's own
   */
  readonly supportContainers?: SupportContainerResources[];

  /**
   * Changes of KubeVirt's own objects.
   *
   * @default - none
   */
  readonly patches?: KubeVirtComponentPatch[];

  /**
   * The registry that images of KubeVirt come from: `spec.imageRegistry`.
   *
   * @default - that of virt-operator
   */
  readonly imageRegistry?: string;

  /**
   * The tag of those images: `spec.imageTag`.
   *
   * @default - that of virt-operator
   */
  readonly imageTag?: string;

  /**
   * Their pull policy: `spec.imagePullPolicy`.
   *
   * @default - KubeVirt's: IfNotPresent
   */
  readonly imagePullPolicy?: kplus.ImagePullPolicy;

  /**
   * The Secrets of their registry, in the namespace of KubeVirt: `spec.imagePullSecrets`.
   *
   * @default - none
   */
  readonly imagePullSecrets?: kplus.ISecret[];
}

/** Who watches KubeVirt. */
export interface KubeVirtMonitoring {
  /**
   * The namespace of Prometheus: `spec.monitorNamespace`.
   *
   * @default - KubeVirt's: `openshift-monitoring` or `monitoring`
   */
  readonly namespace?: string;

  /**
   * The service account of Prometheus: `spec.monitorAccount`.
   *
   * @default - KubeVirt's: `prometheus-k8s`
   */
  readonly serviceAccount?: string;

  /**
   * The namespace of KubeVirt's ServiceMonitor: `spec.serviceMonitorNamespace`.
   *
   * @default - that of Prometheus
   */
  readonly serviceMonitorNamespace?: string;
}
