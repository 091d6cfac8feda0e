import { ApiObject, ApiObjectProps, Chart, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { TenantAccess } from './access';
import { quotaProblems } from './check-quota';
import { NetworkIsolation } from './isolation';
import { TenantLimits } from './limits';
import { PodSecurityLevel } from './pod-security-level';
import { TenantQuota } from './quota';
import { QuotaStrategy } from './quota-strategy';
import { AccessLevel, renderAccess, renderSubject } from './render-access';
import { renderIsolation } from './render-isolation';
import { limitProblems, renderLimitRange } from './render-limits';
import { namespaceLabels, namespaceProblems, renderNamespace } from './render-namespace';
import { renderResourceQuota } from './render-quota';
import type { Subject } from '../../imports/kubernetes';
import { Admission } from '../admission/synth';
import { Platform } from '../platform/platform';
import { usageError, throwIfAny } from '../usage-error';

/** Properties of `TenantNamespace`. */
export interface TenantNamespaceProps {
  /**
   * The name of the namespace: a DNS label of at most 63 characters that is not reserved by the cluster.
   *
   * @default - the construct id
   */
  readonly name?: string;

  /**
   * How the tenant's data is classified, in the words of your organization: label `security-tier`.
   *
   * @default - no label
   */
  readonly securityTier?: string;

  /**
   * What pods may do, enforced by the Pod Security admission of Kubernetes. Baseline warns of what is not restricted.
   *
   * @default PodSecurityLevel.BASELINE; no label on OpenShift, which derives it
   */
  readonly podSecurity?: PodSecurityLevel;

  /**
   * More labels of the namespace.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * What the tenant may use: ResourceQuota `tenant-quota`.
   *
   * @default - not limited, unless by the strategy
   */
  readonly quota?: TenantQuota;

  /**
   * How it shares the cluster with others.
   *
   * @default - by its quota alone
   */
  readonly quotaStrategy?: QuotaStrategy;

  /**
   * Bounds of single containers and claims: LimitRange `tenant-bounds`.
   *
   * @default - none
   */
  readonly limits?: TenantLimits;

  /**
   * Who may do what.
   *
   * @default - whoever the cluster lets in
   */
  readonly access?: TenantAccess;

  /**
   * How it is cut off from others on the pod network.
   *
   * @default NetworkIsolation.tenantOnly()
   */
  readonly isolation?: NetworkIsolation;
}

/**
 * A namespace that containers and VMs of one tenant share, with quota, isolation and access.
 *
 * It is a Chart: what is created inside lands in the namespace, and one tenant is one output file. As a peer or selector it
 * stands for the namespace and all its pods.
 */
export class TenantNamespace extends Chart implements kplus.INetworkPolicyPeer, kplus.INamespaceSelector {
  /** The name of the namespace. */
  public readonly name: string;
  /** The nodes reserved for it, to attract workloads to; undefined without `QuotaStrategy.reservedGuarantee`. */
  public readonly reservedNodes?: kplus.LabeledNode;
  /** The taint of those nodes, for workloads to tolerate; undefined without `QuotaStrategy.reservedGuarantee`. */
  public readonly reservedTaint?: kplus.TaintedNode;

  private readonly pods: kplus.Pods;
  private readonly isolated: boolean;
  private readonly priorityClasses: ReadonlyMap<string, string>;
  private readonly subjects = new Map<AccessLevel, Subject[]>();
  private peers?: kplus.NetworkPolicy;

  /**
   * @param scope the App
   * @param id the construct id, and the name unless `name` is given
   * @param props what the tenant is
   * @throws on a reserved or malformed name, on contradictions, and on what the Platform cannot do
   */
  public constructor(scope: Construct, id: string, props: TenantNamespaceProps = {}) {
    super(scope, id, { namespace: props.name ?? id });
    Admission.guard(this);
    const name = this.name = props.name ?? id;
    const { podSecurity, securityTier, limits = {}, isolation = NetworkIsolation.tenantOnly() } = props;
    const platform = Platform.of(this);
    this.isolated = isolation.exceptions !== undefined;
    const request = { name, podSecurity, securityTier, isolated: this.isolated };
    throwIfAny(this, [...namespaceProblems(request, platform), ...limitProblems(limits)]);

    const stated = props.quota?.props ?? {};
    const effect = props.quotaStrategy?._applyTo({ scope: this, name, platform, quota: stated }) ?? {};
    const quota = effect.quota ?? stated;
    throwIfAny(this, quotaProblems(quota));
    this.priorityClasses = effect.priorityClasses ?? new Map<string, string>();
    this.reservedNodes = effect.reservedNodes;
    this.reservedTaint = effect.reservedTaint;
    this.pods = kplus.Pods.all(this, 'Pods', { namespaces: kplus.Namespaces.select(this, 'Namespaces', { names: [name] }) });

    const labels = { ...namespaceLabels(request, platform), ...effect.namespaceLabels, ...props.labels };
    const { kubevirt, cdi } = platform.namespaces;
    for (const object of [
      renderNamespace(name, labels),
      ...renderResourceQuota(quota),
      ...renderLimitRange(limits),
      ...effect.objects ?? [],
      ...renderIsolation(isolation, { kubevirt, cdi, dns: platform.dns }),
    ]) {
      this.emit(object);
    }
    const { admins = [], editors = [], viewers = [], operators = [] } = props.access ?? {};
    this.grantAdmin(...admins);
    this.grantEdit(...editors);
    this.grantView(...viewers);
    this.grantOperate(...operators);
  }

  /**
   * Lets subjects administer containers, VMs and disks, see `TenantAccess.admins`.
   *
   * @param subjects users, groups and service accounts
   */
  public grantAdmin(...subjects: kplus.ISubject[]): void {
    this.grant('admins', subjects);
  }

  /**
   * Lets subjects edit containers, VMs and disks, see `TenantAccess.editors`.
   *
   * @param subjects users, groups and service accounts
   */
  public grantEdit(...subjects: kplus.ISubject[]): void {
    this.grant('editors', subjects);
  }

  /**
   * Lets subjects read containers, VMs and disks, see `TenantAccess.viewers`.
   *
   * @param subjects users, groups and service accounts
   */
  public grantView(...subjects: kplus.ISubject[]): void {
    this.grant('viewers', subjects);
  }

  /**
   * Lets subjects operate VMs without deleting them, see `TenantAccess.operators`.
   *
   * @param subjects users, groups and service accounts
   */
  public grantOperate(...subjects: kplus.ISubject[]): void {
    this.grant('operators', subjects);
  }

  /**
   * Lets a peer call the pods of this tenant. A peer that is a tenant must also be allowed to call out, with `allowTo` there.
   *
   * @param peer another tenant, pods, a workload or an IP block
   * @param ports the ports of this tenant's pods; all where none are given
   * @throws when the tenant is not isolated, as a first exception would isolate it
   */
  public allowFrom(peer: kplus.INetworkPolicyPeer, ports?: kplus.NetworkPolicyPort[]): void {
    this.exceptions().addIngressRule(peer, ports);
  }

  /**
   * Lets the pods of this tenant call a peer. A peer that is a tenant must also let them in, with `allowFrom` there.
   *
   * @param peer another tenant, pods, a workload or an IP block such as `kplus.NetworkPolicyIpBlock.ipv4(…)`
   * @param ports the ports of the peer; all where none are given
   * @throws when the tenant is not isolated, as a first exception would isolate it
   */
  public allowTo(peer: kplus.INetworkPolicyPeer, ports?: kplus.NetworkPolicyPort[]): void {
    this.exceptions().addEgressRule(peer, ports);
  }

  /**
   * The PriorityClass of a tier of `QuotaStrategy.priorityPreemption`, for `priorityClassName` of pods and VMs.
   *
   * @param tier the name of the tier
   * @throws when there is no such tier
   */
  public priorityClassName(tier: string): string {
    const found = this.priorityClasses.get(tier);
    if (!found) {
      throw usageError(this, {
        what: 'tier', got: tier, allowed: [...this.priorityClasses.keys()].join(', ') || 'none', fix: 'Add it to QuotaStrategy.priorityPreemption.',
      });
    }
    return found;
  }

  /** The namespace, for selectors of cdk8s-plus. */
  public toNamespaceSelectorConfig(): kplus.NamespaceSelectorConfig {
    return { names: [this.name] };
  }

  /** All pods of the namespace, as a peer of NetworkPolicies. */
  public toNetworkPolicyPeerConfig(): kplus.NetworkPolicyPeerConfig {
    return this.pods.toNetworkPolicyPeerConfig();
  }

  /** All pods of the namespace. */
  public toPodSelector(): kplus.IPodSelector | undefined {
    return this.pods.toPodSelector();
  }

  private emit(object: ApiObjectProps): void {
    new ApiObject(this, `${object.kind}-${object.metadata?.name}`, object);
  }

  private grant(level: AccessLevel, subjects: readonly kplus.ISubject[]): void {
    if (subjects.length === 0) return;
    const rendered = subjects.map(renderSubject);
    const earlier = this.subjects.get(level);
    if (earlier) {
      earlier.push(...rendered);
      return;
    }
    this.subjects.set(level, rendered);
    for (const object of renderAccess(this.name, level)) {
      this.emit(object.kind === 'RoleBinding' ? { ...object, subjects: Lazy.any({ produce: () => rendered }) } : object);
    }
  }

  private exceptions(): kplus.NetworkPolicy {
    if (!this.isolated) {
      throw usageError(this, {
        what: 'isolation', got: 'none', allowed: 'tenantOnly or declaredOnly', fix: 'Without isolation everything is allowed already: a first exception would cut off the rest.',
      });
    }
    return this.peers ??= new kplus.NetworkPolicy(this, 'NetworkPolicy-allow-peers', { metadata: { name: 'allow-peers' } });
  }
}
