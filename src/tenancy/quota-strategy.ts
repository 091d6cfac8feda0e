import { FairShareOptions, OvercommitOptions, PriorityPreemptionOptions, ReservedGuaranteeOptions } from './quota-strategy-options';
import { fairShare } from './strategies/fair-share';
import { overcommit } from './strategies/overcommit';
import { priorityPreemption } from './strategies/priority-preemption';
import { reservedGuarantee } from './strategies/reserved-guarantee';
import { Strategy, StrategyTenant } from './strategies/strategy';

/** How tenants share the cluster, beside the quota of each. */
export class QuotaStrategy {
  /**
   * Each tenant requests at most its share: capacity × weight ÷ totalWeight, in whole CPUs and MiB. The share becomes the CPU
   * and memory request of the quota.
   *
   * @param options the share
   */
  public static fairShare(options: FairShareOptions): QuotaStrategy {
    return new QuotaStrategy((tenant) => fairShare(options, tenant));
  }

  /**
   * Workloads come in tiers, each with a PriorityClass and a quota of its own. ResourceQuota `priority-classes` refuses pods of every other
   * class, those of launchers too. From Kubernetes 1.30 a ValidatingAdmissionPolicy makes every VM, instance, replica set and pool of the tenant
   * name one of the classes; containers without one count against the tenant's quota only. Create the Platform that tells the version before
   * the tenant.
   *
   * A quota refuses and never evicts. Preemption is the scheduler's, node by node: a VM pushed out is shut down, not migrated.
   *
   * @param options the tiers
   */
  public static priorityPreemption(options: PriorityPreemptionOptions): QuotaStrategy {
    return new QuotaStrategy((tenant) => priorityPreemption(options, tenant));
  }

  /**
   * Nodes of the tenant's own, labelled for it and tainted against others. Its workloads choose them with
   * `TenantNamespace.reservedNodes` and `TenantNamespace.reservedTaint`. Pods of other tenants cannot tolerate the taint unless their
   * `restrictions` say so.
   *
   * @param options the nodes
   */
  public static reservedGuarantee(options: ReservedGuaranteeOptions): QuotaStrategy {
    return new QuotaStrategy((tenant) => reservedGuarantee(options, tenant));
  }

  /**
   * Limits are requests × ratio, and KubeVirt gives launchers limits that follow: label `alpha.kubevirt.io/auto-memory-limits-ratio`.
   * How much less than its guest a VM requests is set in the KubeVirt CR, which the Platform declares and no tenant changes.
   *
   * @param options the ratios
   */
  public static overcommit(options: OvercommitOptions = {}): QuotaStrategy {
    return new QuotaStrategy((tenant) => overcommit(options, tenant));
  }

  private constructor(private readonly apply: (tenant: StrategyTenant) => Strategy) {}

  /** @internal */
  public _applyTo(tenant: StrategyTenant): Strategy {
    return this.apply(tenant);
  }
}
