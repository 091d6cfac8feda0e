import { Construct, IConstruct, RootConstruct } from 'constructs';
import { Architecture, Distribution } from './distribution';
import { distributionGates, distributionRelease } from './distribution-release';
import { DNS, PlatformDns, PlatformDnsProps } from './dns';
import { NAMESPACES, PlatformNamespaces, PlatformNamespacesProps } from './namespaces';
import { NETWORK, PlatformNetwork, PlatformNetworkProps } from './network';
import { NodeGroup } from './node-group';
import { platformProblems } from './validate';
import { Admission } from '../admission/synth';
import { compareReleases } from '../kubernetes/release';
import { CLUSTER_FACTS, ClusterFacts } from '../manifests/cluster-facts';
import { enabledGates, isGateEnabled, judgedGates } from '../manifests/gate-state';
import { KUBEVIRT_CONFIGURATION, KubeVirtConfiguration, KubeVirtConfigurationProps } from '../manifests/kubevirt-configuration';
import type { AdmissionProfile } from '../manifests/profile';
import { releasesOf } from '../manifests/releases';
import { versionsOf } from '../manifests/schema/kinds';
import { withDefaults } from '../manifests/with-defaults';
import { usageError, throwIfAny } from '../usage-error';

/** What is known about the cluster. */
export interface PlatformProps extends ClusterFacts {
  /**
   * The distribution, which decides namespaces, DNS and versions unless they are given.
   *
   * Read by `TenantNamespace`.
   *
   * @default Distribution.KUBERNETES
   */
  readonly distribution?: Distribution;

  /**
   * The version of OpenShift Virtualization, 4.18 to 4.22, or of Harvester, 1.5 to 1.7, with or without a patch level. It decides the versions of
   * KubeVirt, CDI and, on OpenShift, Kubernetes, unless they are given.
   *
   * @default - the newest that is known
   */
  readonly distributionVersion?: string;

  /**
   * The Kubernetes version, `major.minor`, 1.28 or later. Objects are judged by the API of that release, 1.30 to 1.36, or of the nearest; kinds that
   * are newer are only emitted where it allows.
   *
   * Read by `QuotaStrategy`, `TenantNamespace`, and by the rule `platform/fits-kubernetes`.
   *
   * @default '1.34', the oldest that KubeVirt v1.9 supports; on OpenShift that of distributionVersion
   */
  readonly kubernetesVersion?: string;

  /**
   * The gates that the KubeVirt CR lists in `developerConfiguration.featureGates`. On OpenShift and Harvester those count besides that the
   * distribution sets by itself: HyperConverged 1.18 sets CPUManager, ExpandDisks, HostDevices, KubevirtSeccompProfile, LiveUpdateNADRef, Snapshot
   * and VMExport, and by default HotplugVolumes, DecentralizedLiveMigration and VideoConfig.
   *
   * Read by `SriovVirtualMachine`, and by the rules `application-aware-quota/fits-pod`, `application-aware-quota/fits-workloads`,
   * `application-aware-quota/requires-gating-label`, `backup/requires-gate`, `clone/requires-gate`, `device/requires-gate-for-downward-metrics` and
   * 72 more, see docs/platform-readers.json.
   *
   * @default - what the KubeVirt CR among the manifests says, if there is one; otherwise none
   */
  readonly featureGates?: string[];

  /**
   * The gates that the KubeVirt CR lists in `developerConfiguration.disabledFeatureGates`. Gates that are GA stay on.
   *
   * Read by `SriovVirtualMachine`, and by the rules `application-aware-quota/fits-pod`, `application-aware-quota/fits-workloads`,
   * `application-aware-quota/requires-gating-label`, `backup/requires-gate`, `clone/requires-gate`, `device/requires-gate-for-downward-metrics` and
   * 72 more, see docs/platform-readers.json.
   *
   * @default - none
   */
  readonly disabledFeatureGates?: string[];

  /**
   * The architecture of VMs that state none: the cluster's default. Once stated here it is written into them, as KubeVirt would.
   *
   * Read by `VirtualMachine`, `VirtualMachineInstanceReplicaSet`, `VirtualMachinePool`, and by the rules `drain/fits-remaining-nodes`,
   * `drain/requires-like-cpu`, `drain/requires-other-node`, `node-room/fits-pods`, `node-room/fits-topology`, `placement/fits-node` and 1 more, see
   * docs/platform-readers.json.
   *
   * @default Architecture.AMD64
   */
  readonly architecture?: Architecture;

  /**
   * The network of the cluster.
   *
   * Read by `SriovVirtualMachine`, `TenantNamespace`.
   *
   * @default - with Multus, with NetworkPolicies, without the network resources injector
   */
  readonly network?: PlatformNetworkProps;

  /**
   * Where the components of the platform run.
   *
   * Read by `HybridBankingStack`, `SriovNetwork`, `SriovNetworkNodePolicy`, `TenantNamespace`, `VirtualMachineWorkload`.
   *
   * @default - where the distribution installs them
   */
  readonly namespaces?: PlatformNamespacesProps;

  /**
   * What answers DNS queries: pods, and addresses such as that of NodeLocal DNSCache.
   *
   * Read by `TenantNamespace`.
   *
   * @default - the pods that the distribution installs
   */
  readonly dns?: PlatformDnsProps;

  /**
   * A text from which the UUIDs, serial numbers and MAC addresses of VMs are derived, beside namespace and name. Give each cluster its own where
   * VMs of two clusters meet on one layer-2 network or under one licence. Another salt makes other machines of all VMs whose identity is derived.
   *
   * Read by `VirtualMachine`, `VirtualMachineInstanceReplicaSet`, `VirtualMachinePool`, `VirtualMachineWorkload`.
   *
   * @default - none
   */
  readonly identitySalt?: string;

  /**
   * The settings of the KubeVirt CR.
   *
   * Read by `HybridBankingStack`, `QuotaStrategy`, `TenantNamespace`, `VirtualMachineWorkload`, and by the rules `application-aware-quota/fits-pod`,
   * `application-aware-quota/fits-workloads`, `application-aware-quota/requires-gating-label`, `device/references-permitted-device`,
   * `drain/fits-remaining-nodes`, `drain/requires-like-cpu` and 23 more, see docs/platform-readers.json.
   *
   * @default - those of the KubeVirt or HyperConverged CR among the manifests, if there is one; otherwise KubeVirt's own
   */
  readonly kubevirtConfiguration?: KubeVirtConfigurationProps;
}

/**
 * The cluster that manifests are made for: everything that synth cannot know by itself. It emits nothing.
 *
 * It counts for the scope it is created in and all below, until a nearer one. Virtual machines and tenants are rendered with it at
 * synthesis. Some need it earlier: `deriveMacAddress` the salt, SriovNetwork the namespace of its operator, services and connections the CPU
 * requests of a VM, `QuotaStrategy.priorityPreemption` the Kubernetes version. The Platform comes before those, and is refused after them. One for a single
 * tenant goes into a construct around the tenant.
 */
export class Platform extends Construct {
  /**
   * The nearest platform up the tree, or a default one: upstream KubeVirt v1.9.0 on Kubernetes 1.34. What has been answered stays true: a
   * nearer Platform that is created later is refused, so ask as late as possible, in a validation or while rendering.
   *
   * @param construct where to start
   */
  public static of(construct: IConstruct): Platform {
    for (const scope of construct.node.scopes.reverse()) {
      const found = attached.get(scope);
      if (found) return found;
      answered.add(scope);
    }
    return fallback ??= new Platform(new RootConstruct(), 'Platform');
  }

  /** The distribution. */
  public readonly distribution: Distribution;
  /** The Kubernetes version, `major.minor`. */
  public readonly kubernetesVersion: string;
  /** The KubeVirt version. */
  public readonly kubevirtVersion: string;
  /** The gates that the KubeVirt CR turns on. */
  public readonly featureGates: string[];
  /** The gates that the KubeVirt CR turns off. */
  public readonly disabledFeatureGates: string[];
  /** The architecture of VMs that state none. */
  public readonly architecture: Architecture;
  /** @internal Whether the user stated it, so that it may be written into VMs. */
  public readonly _architectureIsStated: boolean;
  /** The network of the cluster. */
  public readonly network: PlatformNetwork;
  /** The nodes of the cluster; empty where they are unknown. */
  public readonly nodes: NodeGroup[];
  /** Where the components of the platform run. */
  public readonly namespaces: PlatformNamespaces;
  /** What answers DNS queries. */
  public readonly dns: PlatformDns;
  /** What identities of VMs are derived from, beside namespace and name; empty where nothing was given. */
  public readonly identitySalt: string;
  /** The settings of the KubeVirt CR. */
  public readonly kubevirtConfiguration: KubeVirtConfiguration;

  /**
   * @param scope the construct it counts for, usually the App
   * @param id the construct id
   * @param props what is known
   * @throws when the scope has a platform already, when something in the scope has read its platform already, and on contradictions
   */
  constructor(scope: Construct, id: string, private readonly props: PlatformProps = {}) {
    super(scope, id);
    const { distribution = Distribution.KUBERNETES, architecture } = props;
    const bundled = distributionRelease(distribution, props.distributionVersion);
    this.distribution = distribution;
    this.kubernetesVersion = props.kubernetesVersion ?? bundled?.kubernetes ?? '1.34';
    this.kubevirtVersion = props.kubevirtVersion ?? bundled?.kubevirt ?? CLUSTER_FACTS.kubevirtVersion;
    const { disabledFeatureGates: disabled = [] } = props;
    const ownGates = distributionGates(distribution, this.kubevirtVersion).filter((gate) => !disabled.includes(gate));
    this.featureGates = [...new Set([...ownGates, ...props.featureGates ?? []])];
    this.disabledFeatureGates = disabled;
    this.architecture = architecture ?? Architecture.AMD64;
    this._architectureIsStated = architecture !== undefined;
    this.network = withDefaults(NETWORK, props.network);
    this.nodes = props.nodes ?? [];
    this.namespaces = withDefaults(NAMESPACES[distribution], props.namespaces);
    this.dns = withDefaults(DNS[distribution], props.dns);
    this.identitySalt = props.identitySalt ?? '';
    this.kubevirtConfiguration = withDefaults(KUBEVIRT_CONFIGURATION, props.kubevirtConfiguration);
    throwIfAny(this, platformProblems(this, props.distributionVersion));
    this.attachTo(scope);
  }

  /**
   * Whether a KubeVirt feature gate is on: GA always, then what the CR lists, then Beta, which is on by itself since KubeVirt 1.9.
   * Stages are those of kubevirtVersion, or of the nearest release from 1.6 to 1.9; a gate that it does not have is on only if listed.
   *
   * @param name the gate, such as `HostDevices`
   */
  public isGateEnabled(name: string): boolean {
    return isGateEnabled(name, this);
  }

  /**
   * Whether the cluster runs this Kubernetes version or a later one.
   *
   * @param version `major.minor`
   */
  public kubernetesAtLeast(version: string): boolean {
    return compareReleases(this.kubernetesVersion, version) >= 0;
  }

  /** All gates that are on, see `isGateEnabled`, in alphabetical order. */
  public get enabledFeatureGates(): string[] {
    return enabledGates(this);
  }

  private attachTo(scope: IConstruct): void {
    const other = attached.get(scope);
    if (other) {
      throw usageError(scope, {
        what: 'Platform',
        got: [other.node.id, this.node.id],
        allowed: 'one platform in a scope',
        fix: 'Keep one, or attach the other to the chart or tenant it is meant for.',
      });
    }
    if (answered.has(scope)) {
      throw usageError(scope, {
        what: 'Platform',
        got: this.node.id,
        allowed: 'a platform that is there before anything in its scope reads it',
        fix: 'Create the Platform before them; one for a single tenant goes into a construct around the tenant.',
      });
    }
    attached.set(scope, this);
    Admission.target(scope, this._admissionProfile);
  }

  /** @internal The usual API version of a kind, or the newest that the releases of the cluster serve where they do not serve that. */
  public _servedApiVersion({ apiGroup, kind, version }: { readonly apiGroup: string; readonly kind: string; readonly version: string }): string {
    const served = versionsOf(apiGroup, kind, releasesOf(this._admissionProfile));
    const [newest] = served?.has(version) ? [version] : [...served?.keys() ?? [], version];
    return `${apiGroup}/${newest}`;
  }

  /** @internal What it states for admission: the rest is said by the KubeVirt CR, if that is among the manifests, or by default. */
  public get _admissionProfile(): AdmissionProfile {
    const { kubernetesVersion, kubevirtVersion, cdiVersion, featureGates, disabledFeatureGates, ...props } = this.props;
    const bundled = distributionRelease(this.distribution, this.props.distributionVersion);
    return {
      ...props.kubevirtConfiguration,
      ...kubernetesVersion || bundled?.kubernetes ? { kubernetesVersion: this.kubernetesVersion } : {},
      ...cdiVersion || bundled ? { cdiVersion: cdiVersion ?? bundled?.cdi } : {},
      ...props.storageClasses && { storageClasses: props.storageClasses },
      ...props.nodes && { nodes: props.nodes },
      ...kubevirtVersion || bundled ? { kubevirtVersion: this.kubevirtVersion } : {},
      ...this._architectureIsStated ? { architecture: this.architecture } : {},
      ...featureGates || disabledFeatureGates || bundled ? { enabledFeatureGates: judgedGates(this) } : {},
    };
  }
}

const attached = new WeakMap<IConstruct, Platform>();
/** Scopes below which `Platform.of` has answered that there is no platform here. */
const answered = new WeakSet<IConstruct>();
let fallback: Platform | undefined;
