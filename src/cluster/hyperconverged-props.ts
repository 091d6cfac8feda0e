import * as kplus from 'cdk8s-plus-28';
import { CdiFilesystemOverhead } from './cdi-props';
import { ComponentPlacement } from './component-placement';
import { KubeVirtCertificates, KubeVirtUninstallStrategy, WorkloadUpdates } from './kubevirt-components';
import { KubeVirtDensity } from './kubevirt-density';
import { KubeVirtGuestDefaults } from './kubevirt-guest-defaults';
import { KubeVirtMigrations } from './kubevirt-migrations';
import { KubeVirtRoleAggregation } from './kubevirt-security';
import { NetworkBindingPluginOptions } from './network-binding-plugin';
import { MediatedDeviceTypes, PermittedDevice } from './permitted-device';

/** What a JSON patch (RFC 6902) does. */
export enum HyperConvergedPatchOperation {
  /** A field is set, or an entry put into a list. */
  ADD = 'add',
  /** A field or entry is taken out. */
  REMOVE = 'remove',
  /** A field or entry that is there is set. */
  REPLACE = 'replace',
}

/** A change of a CR that the operator of HyperConverged writes. */
export interface HyperConvergedPatch {
  /** What is done. */
  readonly op: HyperConvergedPatchOperation;
  /** Where, as a JSON pointer such as `/spec/configuration/smbios`. */
  readonly path: string;

  /**
   * What is set there.
   *
   * @default - nothing, for HyperConvergedPatchOperation.REMOVE
   */
  readonly value?: any;
}

/** Properties of `HyperConverged`. Defaults are those of HyperConverged v1.18. */
export interface HyperConvergedProps extends kplus.ResourceProps {
  /**
   * The feature gates of HyperConverged itself, by its names for them, such as `downwardMetrics` or `persistentReservation`: on or off. Gates of KubeVirt that
   * have no such name are put on by a patch of `/spec/configuration/developerConfiguration/featureGates/-`.
   *
   * @default - HyperConverged's own
   */
  readonly featureGates?: { [name: string]: boolean };

  /**
   * What holds for VMs that do not say otherwise. Not `cpuRequest`, `rolloutStrategy`, `memoryStatisticsSeconds`, `smbios` and `imagePullPolicy`, which
   * HyperConverged does not have.
   *
   * @default - HyperConverged's own: evictionStrategy LiveMigrate with more than one node
   */
  readonly guestDefaults?: KubeVirtGuestDefaults;

  /**
   * How many guests share a node. Not `memoryOverheadRatio` and `virtualMachineInstancesPerNode`, which HyperConverged does not have.
   *
   * @default - HyperConverged's own
   */
  readonly density?: KubeVirtDensity;

  /**
   * How VMs migrate. Not `utilityVolumesTimeout`, `maxDowntime`, `allowWorkloadDisruption`, `unsafeMigrationOverride`, `tls` and `matchSelinuxLevel`, which
   * HyperConverged does not have.
   *
   * @default - HyperConverged's own
   */
  readonly migrations?: KubeVirtMigrations;

  /**
   * The devices of nodes that guests may have.
   *
   * @default - none
   */
  readonly permittedDevices?: PermittedDevice[];

  /**
   * The types of mediated devices that nodes are set up with.
   *
   * @default - what they are set up with by others
   */
  readonly mediatedDeviceTypes?: MediatedDeviceTypes[];

  /**
   * The network binding plugins, by the name that interfaces give.
   *
   * @default - HyperConverged's own
   */
  readonly networkBindings?: { [name: string]: NetworkBindingPluginOptions };

  /**
   * Whether KubeVirt's ClusterRoles are parts of `admin`, `edit` and `view`. From HyperConverged v1.18.
   *
   * @default - KubeVirt's: KubeVirtRoleAggregation.AGGREGATE_TO_DEFAULT
   */
  readonly roleAggregation?: KubeVirtRoleAggregation;

  /**
   * Where the operators and what they run for the cluster are.
   *
   * @default - anywhere
   */
  readonly infraPlacement?: ComponentPlacement;

  /**
   * Where VMs run, and what CDI runs for their disks.
   *
   * @default - anywhere
   */
  readonly workloadPlacement?: ComponentPlacement;

  /**
   * The storage class of the claims that imports unpack into.
   *
   * @default - CDI's own
   */
  readonly scratchSpaceStorageClass?: string;

  /**
   * How much more than the disk a file system is.
   *
   * @default - CDI's own
   */
  readonly filesystemOverhead?: CdiFilesystemOverhead;

  /**
   * Registries that images are fetched from without TLS, `<host>:<port>`.
   *
   * @default - none
   */
  readonly insecureRegistries?: string[];

  /**
   * Whether golden images are imported and kept up to date.
   *
   * @default - HyperConverged's: true
   */
  readonly commonBootImages?: boolean;

  /**
   * The namespace of golden images.
   *
   * @default - HyperConverged's own
   */
  readonly commonBootImageNamespace?: string;

  /**
   * Whether application-aware quotas are installed, as `Aaq` does elsewhere.
   *
   * @default - HyperConverged's: false
   */
  readonly applicationAwareQuota?: boolean;

  /**
   * How running VMs follow an update.
   *
   * @default - HyperConverged's: they migrate, ten at a time
   */
  readonly workloadUpdates?: WorkloadUpdates;

  /**
   * What happens to VMs when this CR is deleted.
   *
   * @default - HyperConverged's: KubeVirtUninstallStrategy.BLOCK_UNINSTALL_IF_WORKLOADS_EXIST
   */
  readonly uninstallStrategy?: KubeVirtUninstallStrategy;

  /**
   * How certificates of the components are rotated.
   *
   * @default - HyperConverged's: as `CdiCertificates`
   */
  readonly certificates?: KubeVirtCertificates;

  /**
   * Changes of the KubeVirt CR, for what HyperConverged does not have: annotation `kubevirt.kubevirt.io/jsonpatch`. They are not supported by vendors, and
   * are not looked at where VMs are judged.
   *
   * @default - none
   */
  readonly kubevirtPatches?: HyperConvergedPatch[];

  /**
   * Changes of the CDI CR, for what HyperConverged does not have: annotation `containerizeddataimporter.kubevirt.io/jsonpatch`.
   *
   * @default - none
   */
  readonly cdiPatches?: HyperConvergedPatch[];

  /**
   * What of `spec` the other props do not have, in the form of the CR in `v1beta1`. It is merged over what they say as a JSON merge patch (RFC 7386), and
   * judged as HyperConverged of the Platform's release has it.
   *
   * @default - nothing
   */
  readonly spec?: { [field: string]: any };
}
