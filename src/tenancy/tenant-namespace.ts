import { ApiObject, ApiObjectProps, Chart, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { appGivesSeccompProfile } from './app-seccomp-profile';
import { cdiLabelPolicy } from './cdi-labels';
import { isolationProblems, isolationProblemsOn } from './check-isolation';
import { fittingProblems, quotaProblems } from './check-quota';
import { contentProblems, restrictionProblems, restrictionProblemsOn } from './check-restrictions';
import { fittingQuota } from './fitting-quota';
import { allPodsOf, ImportedTenantNamespace } from './imported-tenant-namespace';
import { NetworkIsolation } from './isolation';
import { ownerReferencePolicy } from './policies/owner-references';
import { TENANT_LABEL } from './policies/priorities';
import { FittingQuotaOptions } from './quota';
import { AccessLevel, renderAccess, renderSubject } from './render-access';
import { guestQuotaProblems, renderGuestHard } from './render-guest-quota';
import { isolationPolicies } from './render-isolation';
import { limitProblems, renderLimits } from './render-limits';
import { labelProblems, LabelValue, namespaceLabels, namespaceProblems, nameProblems } from './render-namespace';
import { priorityClassProblems, priorityClassQuota } from './render-priority-classes';
import { renderHard } from './render-quota';
import { attachableNamespaces, restrictionPolicies, tolerableTaints } from './render-restrictions';
import { TenantRestrictions } from './restrictions';
import { contentOf } from './tenant-content';
import { ITenantNamespace } from './tenant-namespace-interface';
import { TenantNamespaceProps } from './tenant-namespace-props';
import { bindingTo, POLICY_API_VERSION, TenantPolicy } from './tenant-policy';
import type { Subject } from '../../imports/kubernetes';
import { renderLast } from '../admission/render-last';
import { Admission } from '../admission/synth';
import { GATING_LABEL } from '../analysis/namespace/application-aware';
import { markIsolated } from '../platform/isolated-scope';
import { Platform } from '../platform/platform';
import { messagesOf, throwIfAny, usageError } from '../usage-error';

const QUOTA = 'tenant-quota';
const AAQ = 'aaq.kubevirt.io/v1alpha1';

/**
 * A namespace that containers and VMs of one tenant share, with quota, isolation and access.
 *
 * It is a Chart: what is created inside lands in the namespace, and one tenant is one output file. As a peer or selector it
 * stands for the namespace and all its pods.
 *
 * @example
 * const shop = new TenantNamespace(app, 'shop', {
 *   quota: TenantQuota.small({ storage: Size.gibibytes(200) }),
 *   isolation: NetworkIsolation.tenantOnly({ cloneSources: ['golden-images'] }),
 * });
 * shop.grantAdmin(kplus.Group.fromName(shop, 'Admins', 'shop-admins'));
 */
export class TenantNamespace extends Chart implements ITenantNamespace {
  /**
   * The label of a PriorityClass that belongs to one tenant, with the tenant's name: `TenantRestrictions` keep it from other tenants. Classes
   * that a tenant's strategy makes have it.
   */
  public static readonly PRIORITY_CLASS_LABEL = TENANT_LABEL;

  /**
   * The namespace of a tenant that another app makes. Nothing is emitted for it.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the name of the namespace
   * @throws on a name that a namespace cannot have
   */
  public static fromTenantNamespaceName(scope: Construct, id: string, name: string): ITenantNamespace {
    return new ImportedTenantNamespace(scope, id, name);
  }

  /** The name of the namespace. */
  public readonly name: string;
  /** The nodes reserved for it, to attract workloads to; undefined without `QuotaStrategy.reservedGuarantee`. */
  public readonly reservedNodes?: kplus.LabeledNode;
  /** The taint of those nodes, for workloads to tolerate; undefined without `QuotaStrategy.reservedGuarantee`. */
  public readonly reservedTaint?: kplus.TaintedNode;

  private readonly pods: kplus.Pods;
  private readonly isolated: boolean;
  private readonly restricted: boolean;
  private readonly priorityClasses: ReadonlyMap<string, string>;
  private readonly subjects = new Map<AccessLevel, Subject[]>();
  private peers?: kplus.NetworkPolicy;

  /**
   * @param scope the App
   * @param id the construct id, and the name unless `name` is given
   * @param props what the tenant is
   * @throws on a reserved or malformed name, and on contradictions in the props. What the Platform cannot do fails synthesis.
   */
  constructor(scope: Construct, id: string, props: TenantNamespaceProps = {}) {
    super(scope, id, { namespace: props.name ?? id });
    Admission.guard(this);
    const name = this.name = props.name ?? id;
    const { podSecurity, securityTier, primaryUserDefinedNetwork, limits = {}, isolation = NetworkIsolation.tenantOnly() } = props;
    const { options } = props.restrictions ?? TenantRestrictions.enforced();
    const stated = props.quota?.props ?? {};
    const { _fitting: fitting, _guests: guests } = props.quota ?? {};
    const { priorityClasses, labels: more = {} } = props;
    const strategy = props.quotaStrategy?._applyTo({ scope: this, name, quota: stated, priorityClasses }) ?? {};
    const request = { name, podSecurity, securityTier, primaryUserDefinedNetwork, isolated: isolation.exceptions !== undefined };
    const set = { ...namespaceLabels(request), ...strategy.namespaceLabels, ...guests ? { [GATING_LABEL]: '' } : {} };
    throwIfAny(this, [
      ...nameProblems(name), ...labelProblems(more, Object.keys(set)), ...limitProblems(limits), ...isolationProblems(isolation),
      ...quotaProblems(stated), ...guestQuotaProblems(guests ?? {}),
      ...fittingProblems(fitting, strategy), ...priorityClassProblems(priorityClasses), ...restrictionProblems(options),
      ...strategy.problems ?? [],
    ]);
    this.isolated = request.isolated;
    if (this.isolated) markIsolated(this);
    this.restricted = options !== undefined;
    this.priorityClasses = strategy.priorityClasses ?? new Map<string, string>();
    this.reservedNodes = strategy.reservedNodes;
    this.reservedTaint = strategy.reservedTaint;
    this.pods = allPodsOf(this, name);

    const quotaOn = (platform: Platform) => strategy.quotaOn?.(platform) ?? stated;
    const problemsOn = (platform: Platform) => {
      const problems = [
        ...namespaceProblems(request, platform, () => appGivesSeccompProfile(this)),
        ...isolationProblemsOn(isolation, platform), ...restrictionProblemsOn(options, platform),
        ...strategy.problemsOn?.(platform) ?? [],
      ];
      return problems.length > 0 ? problems : quotaProblems(quotaOn(platform));
    };
    this.node.addValidation({ validate: () => messagesOf(problemsOn(Platform.of(this))) });
    const openPriorities = priorityClasses === undefined && this.priorityClasses.size === 0;
    const tenant = options && { name, options, reserved: strategy.reserved, openPriorities, content: () => contentOf(this) };
    if (tenant) {
      this.node.addValidation({
        validate: () => messagesOf(contentProblems(tenant.options, tolerableTaints(tenant), attachableNamespaces(tenant), tenant.content())),
      });
    }

    this.emit({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: this.lazyLabels({ ...set, ...more }) } });
    if (fitting) {this.emitFittingQuota(fitting);} else if (guests) {this.emitSpec(AAQ, 'ApplicationAwareResourceQuota', QUOTA, (platform) => ({ hard: renderGuestHard(guests, quotaOn(platform)) }));} else if (strategy.quotaOn || Object.keys(renderHard(stated)).length > 0) {
      this.emitSpec('v1', 'ResourceQuota', QUOTA, (platform) => ({ hard: renderHard(quotaOn(platform)) }));
    }
    if (renderLimits(limits).length > 0) this.emitSpec('v1', 'LimitRange', 'tenant-bounds', () => ({ limits: renderLimits(limits) }));
    this.emit(priorityClassQuota(priorityClasses, [...this.priorityClasses.values()]));
    for (const object of strategy.objects ?? []) this.emit(object);
    for (const { name: policy, specIn } of isolationPolicies(isolation)) {
      this.emitSpec('networking.k8s.io/v1', 'NetworkPolicy', policy, ({ namespaces, dns }) => specIn({ ...namespaces, dns }));
    }
    if (isolation.exceptions && (isolation.exceptions.reserveCdiLabels ?? true)) this.emitPolicy({ purpose: 'cdi-labels', specOn: cdiLabelPolicy });
    for (const policy of tenant ? restrictionPolicies(tenant) : []) this.emitPolicy(policy);
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

  private emit(object: ApiObjectProps): ApiObject {
    return new ApiObject(this, `${object.kind}-${object.metadata?.name}`, object);
  }

  private emitFittingQuota(options: FittingQuotaOptions): void {
    const platform = () => Platform.of(this);
    const hard = () => renderHard(fittingQuota(options, { scope: this, name: this.name, platform: platform(), quota }));
    const quota = this.emit({
      apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: QUOTA }, spec: { hard: Lazy.any({ produce: hard }) },
    });
    renderLast(quota);
  }

  /** An object whose spec is rendered at synthesis, when the Platform is known. */
  private emitSpec(apiVersion: string, kind: string, name: string, specOn: (platform: Platform) => unknown): void {
    this.emit({ apiVersion, kind, metadata: { name }, spec: Lazy.any({ produce: () => specOn(Platform.of(this)) }) });
  }

  private emitPolicy({ purpose, specOn, paramRef }: TenantPolicy): void {
    const policy = `${this.name}-${purpose}`;
    this.emitSpec(POLICY_API_VERSION, 'ValidatingAdmissionPolicy', policy, specOn);
    this.emitSpec(POLICY_API_VERSION, 'ValidatingAdmissionPolicyBinding', policy, () => bindingTo(this.name, policy, paramRef));
  }

  private lazyLabels(labels: { readonly [key: string]: LabelValue }): { [key: string]: string } {
    return Object.fromEntries(Object.entries(labels).map(([key, value]) => (
      [key, typeof value === 'string' ? value : Lazy.any({ produce: () => value(Platform.of(this)) })]
    )));
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
    if (level === 'operators' && this.restricted) this.emitPolicy(ownerReferencePolicy());
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
