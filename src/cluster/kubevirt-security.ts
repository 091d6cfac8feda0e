/** The least version of TLS. */
export enum KubeVirtTlsVersion {
  /** TLS 1.0. */
  TLS_1_0 = 'VersionTLS10',
  /** TLS 1.1. */
  TLS_1_1 = 'VersionTLS11',
  /** TLS 1.2. */
  TLS_1_2 = 'VersionTLS12',
  /** TLS 1.3, whose ciphers are fixed. */
  TLS_1_3 = 'VersionTLS13',
}

/** Whether KubeVirt's ClusterRoles are parts of `admin`, `edit` and `view`. */
export enum KubeVirtRoleAggregation {
  /** Who may edit a namespace may edit its VMs. */
  AGGREGATE_TO_DEFAULT = 'AggregateToDefault',
  /** `kubevirt.io:admin`, `kubevirt.io:edit` and `kubevirt.io:view` are bound by name, as `TenantNamespace` does. From KubeVirt v1.8.0. */
  MANUAL = 'Manual',
}

/** What launchers may ask of the kernel. */
export class LauncherSeccompProfile {
  /** The profile of the container runtime. It forbids `userfaultfd`, so that post-copy migration fails. */
  public static runtimeDefault(): LauncherSeccompProfile {
    return new LauncherSeccompProfile();
  }

  /**
   * The profile that KubeVirt installs on nodes: that of the container runtime and `userfaultfd`. Needs
   * `KubeVirtFeatureGate.KUBEVIRT_SECCOMP_PROFILE`, which is on by itself since v1.9.0.
   */
  public static kubevirt(): LauncherSeccompProfile {
    return LauncherSeccompProfile.localhost('kubevirt/kubevirt.json');
  }

  /**
   * A profile that is on the nodes.
   *
   * @param path the file, below the seccomp folder of the kubelet
   */
  public static localhost(path: string): LauncherSeccompProfile {
    return new LauncherSeccompProfile(path);
  }

  /** The file on the node; undefined for that of the container runtime. */
  public readonly localhostProfile?: string;

  private constructor(localhostProfile?: string) {
    this.localhostProfile = localhostProfile;
  }
}

/** How guests with Intel TDX are attested, from KubeVirt v1.9.0. */
export interface TdxAttestationOptions {
  /**
   * Whether such guests run only on nodes with a Quote Generation Service.
   *
   * @default - KubeVirt's: false
   */
  readonly enforced?: boolean;

  /**
   * Where the socket of that service is on nodes.
   *
   * @default - KubeVirt's: `/var/run/tdx-qgs/qgs.socket`
   */
  readonly quoteSocketPath?: string;
}

/** What KubeVirt and its launchers may do. Everything here holds for the whole cluster: VMs have no such fields. */
export interface KubeVirtSecurity {
  /**
   * What launchers may ask of the kernel: `configuration.seccompConfiguration`. Pod security `restricted` demands it.
   *
   * @default - KubeVirt's: no profile
   */
  readonly launcherSeccompProfile?: LauncherSeccompProfile;

  /**
   * The SELinux type of launchers: `configuration.selinuxLauncherType`.
   *
   * @default - KubeVirt's: that of containers
   */
  readonly selinuxLauncherType?: string;

  /**
   * The least version of TLS that KubeVirt's components speak: `tlsConfiguration.minTLSVersion`.
   *
   * @default - KubeVirt's: KubeVirtTlsVersion.TLS_1_2
   */
  readonly minTlsVersion?: KubeVirtTlsVersion;

  /**
   * The ciphers of TLS 1.2, by their IANA names: `tlsConfiguration.ciphers`. Needs `minTlsVersion` below 1.3.
   *
   * @default - those of Go
   */
  readonly tlsCiphers?: string[];

  /**
   * Whether KubeVirt's ClusterRoles are parts of `admin`, `edit` and `view`: `configuration.roleAggregationStrategy`. This changes who sees VMs in the whole
   * cluster.
   *
   * @default - KubeVirt's: KubeVirtRoleAggregation.AGGREGATE_TO_DEFAULT
   */
  readonly roleAggregation?: KubeVirtRoleAggregation;

  /**
   * How guests with Intel TDX are attested: `confidentialCompute.tdx.attestation`.
   *
   * @default - KubeVirt's own
   */
  readonly tdxAttestation?: TdxAttestationOptions;

  /**
   * Whether nodes run what SCSI persistent reservations of LUN disks need: `persistentReservationConfiguration`, from KubeVirt v1.9.0; before, it is the
   * gate `PersistentReservation`.
   *
   * @default - KubeVirt's: false
   */
  readonly persistentReservations?: boolean;
}
