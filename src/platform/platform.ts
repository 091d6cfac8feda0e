import { Construct, IConstruct, RootConstruct } from 'constructs';
import { Architecture, Distribution, KubeVirtInstallation } from './distribution';
import { distributionGates, DistributionRelease, distributionRelease } from './distribution-release';
import { DNS, PlatformDns } from './dns';
import { textOfNamedFile } from './named-file';
import { NAMESPACES, PlatformNamespaces } from './namespaces';
import { NETWORK, PlatformNetwork } from './network';
import { NodeGroup } from './node-group';
import { propsOfFile, writtenPlatform } from './platform-file-props';
import type { WrittenPlatform } from './platform-file-props';
import { PlatformProps } from './platform-props';
import { Surroundings, surroundingsOf } from './surroundings';
import { platformProblems } from './validate';
import { Admission } from '../admission/synth';
import { compareApiVersions } from '../kubernetes/api-version';
import { compareReleases } from '../kubernetes/release';
import { CLUSTER_FACTS } from '../manifests/cluster-facts';
import { enabledGates, isGateEnabled, judgedGates } from '../manifests/gate-state';
import { KUBEVIRT_CONFIGURATION, KubeVirtConfiguration } from '../manifests/kubevirt-configuration';
import type { AdmissionProfile } from '../manifests/profile';
import { releasesOf } from '../manifests/releases';
import type { Releases } from '../manifests/releases';
import { versionsOf } from '../manifests/schema/kinds';
import { withDefaults } from '../manifests/with-defaults';
import { usageError, throwIfAny } from '../usage-error';

/**
 * The cluster that manifests are made for: everything that synth cannot know by itself. It emits nothing.
 *
 * It counts for the scope it is created in and all below, until a nearer one. Virtual machines and tenants are rendered with it at
 * synthesis. Some need it earlier: `deriveMacAddress` the salt, SriovNetwork the namespace of its operator, services and connections the CPU
 * requests of a VM, `QuotaStrategy.priorityPreemption` the Kubernetes version. The Platform comes before those, and is refused after them. One for a single
 * tenant goes into a construct around the tenant.
 *
 * @example
 * new Platform(app, 'Platform', {
 *   kubevirtVersion: '1.8',
 *   kubernetesVersion: '1.34',
 *   nodes: [{ count: 6, cpus: 32, memory: Size.gibibytes(256) }],
 *   storageClasses: [{ name: 'ceph-block', isDefault: true }],
 * });
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

  /** @internal The platform that gave a profile to admission. */
  public static _of(profile: AdmissionProfile): Platform | undefined {
    return platforms.get(profile);
  }

  /**
   * The platform that a file of YAML or JSON describes, such as `cdk8s-kubevirt platform` writes from a cluster. `platform.schema.json` of this package
   * says what it may hold: the props of a platform, with sizes as quantities such as 64Gi.
   *
   * @param scope the construct it counts for, usually the App
   * @param id the construct id
   * @param path the file; a relative path begins in the working directory
   * @param props what the file does not say, such as `identitySalt`; it counts before the file
   * @throws when the file cannot be read, and one error with all its mistakes, each with line and column; and when a platform with these props does
   */
  public static fromFile(scope: Construct, id: string, path: string, props: PlatformProps = {}): Platform {
    return new Platform(scope, id, { ...propsOfFile(path, textOfNamedFile(scope, path, TOLD_FILE)), ...props });
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
  /** Who writes the CRs of KubeVirt and CDI, where that is known. */
  public readonly kubevirtInstallation?: KubeVirtInstallation;
  /** What rules judge by, of the props and of the distribution. */
  private readonly surroundings: Surroundings;
  /** What the version of the distribution runs. */
  private readonly bundled?: DistributionRelease;
  private releases?: Releases;

  /**
   * @param scope the construct it counts for, usually the App
   * @param id the construct id
   * @param props what is known
   * @throws when the scope has a platform already, when something in the scope has read its platform already, and on contradictions
   */
  constructor(scope: Construct, id: string, private readonly props: PlatformProps = {}) {
    super(scope, id);
    const { distribution = Distribution.KUBERNETES, architecture } = props;
    const bundled = this.bundled = distributionRelease(distribution, props.distributionVersion);
    this.distribution = distribution;
    this.kubernetesVersion = props.kubernetesVersion ?? bundled?.kubernetes ?? '1.34';
    this.kubevirtVersion = props.kubevirtVersion ?? bundled?.kubevirt ?? CLUSTER_FACTS.kubevirtVersion;
    const { disabledFeatureGates: disabled = [] } = props;
    const ownGates = distributionGates(distribution, this.kubevirtVersion).filter((gate) => !disabled.includes(gate));
    this.featureGates = [...new Set([...ownGates, ...props.featureGates ?? []])];
    this.disabledFeatureGates = disabled;
    this.architecture = architecture ?? Architecture.AMD64;
    this._architectureIsStated = architecture !== undefined;
    this.network = withDefaults(NETWORK[distribution], props.network);
    this.nodes = props.nodes ?? [];
    this.namespaces = withDefaults(NAMESPACES[distribution], props.namespaces);
    this.dns = withDefaults(DNS[distribution], props.dns);
    this.identitySalt = props.identitySalt ?? '';
    this.surroundings = surroundingsOf(distribution, props);
    this.kubevirtInstallation = this.surroundings.kubevirtInstallation;
    this.kubevirtConfiguration = withDefaults(KUBEVIRT_CONFIGURATION, this.surroundings.kubevirtConfiguration);
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

  /**
   * Whether KubeVirt is of this release or a later one.
   *
   * @param version `major.minor`
   */
  public kubevirtAtLeast(version: string): boolean {
    return compareReleases(this.kubevirtVersion, version) >= 0;
  }

  /**
   * Whether CDI is of this release or a later one. Unless it is stated, it is the one that came out with KubeVirt.
   *
   * @param version `major.minor`
   */
  public cdiAtLeast(version: string): boolean {
    return compareReleases((this.releases ??= releasesOf(this._admissionProfile)).cdi, version) >= 0;
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
    const profile = this._admissionProfile;
    platforms.set(profile, this);
    Admission.target(scope, profile);
  }

  /** @internal The same cluster on other releases. */
  public _onReleases(releases: Pick<PlatformProps, 'kubevirtVersion' | 'cdiVersion' | 'kubernetesVersion'>): Platform {
    return new Platform(new RootConstruct(), this.node.id, { ...this.props, ...releases });
  }

  /** @internal What a platform file says of the cluster; not the salt, which is a matter of identities. */
  public get _written(): WrittenPlatform {
    const { identitySalt: _, ...props } = this.props;
    return writtenPlatform(props);
  }

  /** @internal The gates that the user lists, without those that the distribution does. */
  public get _listedGates(): Pick<PlatformProps, 'featureGates' | 'disabledFeatureGates'> {
    return this.props;
  }

  /** @internal The usual API version of a kind, or the newest that the releases of the cluster serve where they do not serve that. */
  public _servedApiVersion({ apiGroup, kind, version }: { readonly apiGroup: string; readonly kind: string; readonly version: string }): string {
    const served = versionsOf(apiGroup, kind, this.releases ??= releasesOf(this._admissionProfile));
    const [newest] = !served || served.has(version) ? [version] : [...served.keys()].sort(compareApiVersions);
    return apiGroup ? `${apiGroup}/${newest}` : newest;
  }

  /** @internal What it states for admission: the rest is said by the KubeVirt CR, if that is among the manifests, or by default. */
  public get _admissionProfile(): AdmissionProfile {
    const { kubernetesVersion, kubevirtVersion, cdiVersion, featureGates, disabledFeatureGates, ...props } = this.props;
    const { bundled, surroundings: { kubevirtConfiguration, ...surroundings } } = this;
    return {
      ...surroundings,
      ...kubevirtConfiguration,
      ...kubernetesVersion || bundled?.kubernetes ? { kubernetesVersion: this.kubernetesVersion } : {},
      ...cdiVersion || bundled ? { cdiVersion: cdiVersion ?? bundled?.cdi } : {},
      ...props.storageClasses && { storageClasses: props.storageClasses },
      ...props.nodes && { nodes: props.nodes },
      ...props.multusGlobalNamespaces && { multusGlobalNamespaces: props.multusGlobalNamespaces },
      ...kubevirtVersion || bundled ? { kubevirtVersion: this.kubevirtVersion } : {},
      ...this._architectureIsStated ? { architecture: this.architecture } : {},
      ...featureGates || disabledFeatureGates || bundled ? { enabledFeatureGates: judgedGates(this) } : {},
    };
  }
}

const TOLD_FILE = { what: 'Platform.fromFile', fix: 'Write the path as it is seen from the working directory, or join it with __dirname.' };

/** The platforms by what they state for admission. */
const platforms = new WeakMap<AdmissionProfile, Platform>();
const attached = new WeakMap<IConstruct, Platform>();
/** Scopes below which `Platform.of` has answered that there is no platform here. */
const answered = new WeakSet<IConstruct>();
let fallback: Platform | undefined;
