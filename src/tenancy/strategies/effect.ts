import type { ApiObjectProps } from 'cdk8s';
import type { LabeledNode, TaintedNode } from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import type { Platform } from '../../platform/platform';
import type { TenantQuotaProps } from '../quota-props';

/** The tenant a strategy is applied to. */
export interface StrategyTenant {
  /** For messages. */
  readonly scope: IConstruct;
  readonly name: string;
  readonly platform: Platform;
  /** The quota as the user states it. */
  readonly quota: TenantQuotaProps;
}

/** What a strategy makes of a tenant. */
export interface StrategyEffect {
  /** The quota to render instead of the stated one. */
  readonly quota?: TenantQuotaProps;
  readonly namespaceLabels?: { [key: string]: string };
  /** Objects beside the quota. */
  readonly objects?: ApiObjectProps[];
  /** The PriorityClass of each tier, by the tier's name. */
  readonly priorityClasses?: ReadonlyMap<string, string>;
  readonly reservedNodes?: LabeledNode;
  readonly reservedTaint?: TaintedNode;
}
