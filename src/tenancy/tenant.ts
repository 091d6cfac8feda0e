import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ApplicationAwareClusterResourceQuota } from './application-aware-cluster-resource-quota';
import { TenantBudget } from './tenant-budget';
import { TenantNamespace } from './tenant-namespace';
import { TenantNamespaceProps } from './tenant-namespace-props';
import { isLabelValue, LABEL_VALUE_WORDS } from '../kubernetes/label';
import { throwIfAny, usageError, UsageError } from '../usage-error';

/** One of the namespaces of a tenant. */
export interface TenantMember {
  /** The end of its name: the namespace is `<tenant>-<name>`, unless `props` names it. */
  readonly name: string;

  /**
   * The props of the namespace. Its `quota` comes from the budget where that is split.
   *
   * @default - as `TenantNamespace` has it
   */
  readonly props?: TenantNamespaceProps;

  /**
   * Its part of a budget that is split: weight ÷ the sum of all weights.
   *
   * @default 1
   */
  readonly weight?: number;
}

/** Properties of `Tenant`. */
export interface TenantProps {
  /** The namespaces of the tenant. */
  readonly namespaces: TenantMember[];

  /**
   * What its namespaces may use together.
   *
   * @default - each by its own quota
   */
  readonly budget?: TenantBudget;

  /**
   * The label of its namespaces, whose value is the tenant's name.
   *
   * @default tenant
   */
  readonly labelKey?: string;
}

/**
 * A tenant of several namespaces, such as development and production, with one budget. Each namespace is a Chart of its own, and so one file.
 *
 * @example
 * new Tenant(app, 'erp', {
 *   namespaces: [{ name: 'erp-test' }, { name: 'erp-production', weight: 3 }],
 *   budget: TenantBudget.split(TenantQuota.of({ cpu: { request: kplus.Cpu.units(64) }, memory: { request: Size.gibibytes(256) }, virtualMachines: 40 })),
 * });
 */
export class Tenant extends Construct {
  /** The name of the tenant: the value of the label of its namespaces. */
  public readonly name: string;
  /** Its namespaces, in the order of the props. */
  public readonly namespaces: TenantNamespace[];
  /** The quota of all namespaces; undefined without `TenantBudget.shared`. */
  public readonly quota?: ApplicationAwareClusterResourceQuota;

  /**
   * @param scope the App
   * @param id the construct's id, and the name of the tenant
   * @param props its namespaces, and what they may use
   * @throws without namespaces, on names that come twice, on weights that are not positive, and where `TenantNamespace` does
   */
  constructor(scope: Construct, id: string, props: TenantProps) {
    super(scope, id);
    this.name = id;
    const { namespaces, budget, labelKey = 'tenant' } = props;
    throwIfAny(this, [...tenantProblems(id, props), ...budget?._problems(namespaces) ?? []]);
    this.namespaces = namespaces.map((member) => {
      const { quota = member.props?.quota, labels } = budget?._partOf(member, namespaces) ?? {};
      return new TenantNamespace(this, member.name, {
        name: `${id}-${member.name}`, ...member.props, quota, labels: { ...member.props?.labels, ...labels, [labelKey]: id },
      });
    });
    if (budget?._isShared) {
      this.quota = new ApplicationAwareClusterResourceQuota(new Chart(this, 'budget'), id, {
        namespaceLabels: { [labelKey]: id }, guests: budget._quota._guests, limits: budget._quota.props,
      });
    }
  }

  /**
   * One of its namespaces, to create workloads in.
   *
   * @param name the `name` that the props gave it
   * @throws if there is none
   */
  public namespace(name: string): TenantNamespace {
    const found = this.namespaces.find(({ node }) => node.id === name);
    if (!found) {
      throw usageError(this, { what: 'namespace', got: name, allowed: this.namespaces.map(({ node }) => node.id).join(', '), fix: 'Add it to namespaces.' });
    }
    return found;
  }
}

function* tenantProblems(name: string, { namespaces }: TenantProps): Generator<UsageError> {
  if (!isLabelValue(name)) yield { what: 'construct id, which labels the namespaces', got: name, allowed: LABEL_VALUE_WORDS, fix: 'Choose such an id.' };
  if (namespaces.length === 0) yield { what: 'namespaces', got: [], allowed: 'at least one', fix: 'Name the namespaces of the tenant.' };
  const names = namespaces.map((member) => member.name);
  if (new Set(names).size < names.length) yield { what: 'namespaces.name', got: names, allowed: 'a different one for each', fix: 'Rename one of them.' };
}
