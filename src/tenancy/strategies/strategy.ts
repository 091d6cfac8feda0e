import type { ApiObjectProps } from 'cdk8s';
import type { LabeledNode, TaintedNode } from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import type { Platform } from '../../platform/platform';
import type { UsageError } from '../../usage-error';
import type { TenantQuotaProps } from '../quota-props';
import type { LabelValue } from '../render-namespace';
import type { TolerableTaint } from '../restrictions';

/** The tenant a strategy is applied to. */
export interface StrategyTenant {
  readonly scope: IConstruct;
  readonly name: string;
  /** The quota as the user states it. */
  readonly quota: TenantQuotaProps;
  /** The PriorityClasses that the user lets the tenant use. */
  readonly priorityClasses?: readonly string[];
}

/** What a strategy makes of a tenant. What takes a platform is asked at synthesis. */
export interface Strategy {
  /** What is wrong on every platform. */
  readonly problems?: Iterable<UsageError>;
  readonly namespaceLabels?: { readonly [key: string]: LabelValue };
  /** Objects beside the quota. */
  readonly objects?: ApiObjectProps[];
  /** The PriorityClass of each tier, by the tier's name. */
  readonly priorityClasses?: ReadonlyMap<string, string>;
  readonly reservedNodes?: LabeledNode;
  readonly reservedTaint?: TaintedNode;
  /** The same taint, for the policies of the tenant. */
  readonly reserved?: TolerableTaint;
  /** The quota to render instead of the stated one, whatever is wrong with it. */
  quotaOn?(platform: Platform): TenantQuotaProps;
  /** What is wrong on this platform. */
  problemsOn?(platform: Platform): Iterable<UsageError>;
}
