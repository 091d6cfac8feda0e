import { TenantQuota } from './quota';
import { splitQuota } from './split-quota';
import { GATING_LABEL } from '../analysis/namespace/application-aware';
import type { UsageError } from '../usage-error';

/** A namespace and its part of a budget. */
interface Sharer {
  readonly name: string;
  readonly weight?: number;
  readonly props?: { readonly quota?: TenantQuota };
}

/** What the namespaces of a tenant may use together. */
export class TenantBudget {
  /**
   * One budget from which each namespace takes what it needs: an ApplicationAwareClusterResourceQuota named as the tenant. `Aaq` must be installed with
   * `clusterQuotas`; namespaces get the label by which it gates them.
   *
   * @param budget what all namespaces may use together, guests by their own size: `TenantQuota.applicationAware`
   */
  public static shared(budget: TenantQuota): TenantBudget {
    return new TenantBudget(budget, true);
  }

  /**
   * A budget that is split by weight into a ResourceQuota for each namespace, as every cluster has them: budget × weight ÷ the sum of the weights, in whole
   * CPUs, MiB and objects. What is left of the division belongs to no namespace.
   *
   * @param budget what all namespaces may use together, such as `TenantQuota.banking()`
   */
  public static split(budget: TenantQuota): TenantBudget {
    return new TenantBudget(budget, false);
  }

  /** @internal */
  public readonly _quota: TenantQuota;
  /** @internal */
  public readonly _isShared: boolean;

  private constructor(quota: TenantQuota, isShared: boolean) {
    this._quota = quota;
    this._isShared = isShared;
  }

  /** @internal */
  public _problems(sharers: readonly Sharer[]): UsageError[] {
    const problem = (got: string, allowed: string): UsageError => ({ what: 'budget', got, allowed, fix: 'State what the namespaces may use together.' });
    if (this._quota._fitting) return [problem('TenantQuota.fitting', 'stated amounts')];
    if (this._isShared) return [];
    if (this._quota._guests) return [problem('TenantQuota.applicationAware', 'a quota of pods, or TenantBudget.shared')];
    return sharers.flatMap(({ name, weight = 1, props }) => [
      ...weight > 0 ? [] : [{ what: `namespaces.${name}.weight`, got: weight, allowed: 'more than zero', fix: 'Leave out a namespace without a part.' }],
      ...props?.quota ? [{ what: `namespaces.${name}.quota`, got: 'a quota', allowed: 'none: it is the part of the budget', fix: 'Drop it, or the budget.' }] : [],
    ]);
  }

  /** @internal What the namespace of a sharer is given for its part. */
  public _partOf(sharer: Sharer, sharers: readonly Sharer[]): { readonly quota?: TenantQuota; readonly labels?: { [key: string]: string } } {
    // An application-aware quota of its own brings the label.
    if (this._isShared) return sharer.props?.quota?._guests ? {} : { labels: { [GATING_LABEL]: '' } };
    const total = sharers.reduce((sum, { weight = 1 }) => sum + weight, 0);
    return { quota: TenantQuota.of(splitQuota(this._quota.props, (sharer.weight ?? 1) / total)) };
  }
}
