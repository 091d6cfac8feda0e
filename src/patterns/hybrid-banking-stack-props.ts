import * as kplus from 'cdk8s-plus-28';
import { BankingAlertsProps } from './banking-alerts-props';
import { BankingDatabaseProps } from './banking-database-props';
import { BankingMiddlewareProps } from './banking-middleware-props';
import { BankingGatewayProps, BankingServiceProps } from './banking-service-props';
import { RestrictionOptions, TenantAccess, TenantQuota } from '../tenancy';

/** Properties of the stack. */
export interface HybridBankingStackProps {
  /** The database VM. */
  readonly database: BankingDatabaseProps;

  /** The API gateway. */
  readonly gateway: BankingGatewayProps;

  /**
   * Middleware in VMs of its own.
   *
   * @default - none
   */
  readonly middleware?: BankingMiddlewareProps[];

  /**
   * Business services in containers.
   *
   * @default - none
   */
  readonly services?: BankingServiceProps[];

  /**
   * Alerts in a PrometheusRule with the name of the stack, for which the cluster needs the operator of Prometheus.
   *
   * @default - none
   */
  readonly alerts?: BankingAlertsProps;

  /**
   * What all of it may use together. It must hold the database twice, as live migration runs it twice for a while.
   *
   * @default - TenantQuota.banking() and twice the database's huge pages
   */
  readonly quota?: TenantQuota;

  /**
   * Who may do what.
   *
   * @default - no access beyond that of the cluster's own roles
   */
  readonly access?: TenantAccess;

  /**
   * Other namespaces whose disks may be copied over the network into the stack, such as that of the database's golden image. Clones by
   * snapshot or by the CSI driver need none.
   *
   * @default - none
   */
  readonly cloneSources?: string[];

  /**
   * The CIDRs that images may be imported from, on 443 and 8443.
   *
   * @default - none
   */
  readonly imageSources?: string[];

  /**
   * What people and workloads in the namespace may ask of the cluster besides, such as a load balancer for the gateway. The database's node pool is
   * open already.
   *
   * @default - nothing, see `TenantRestrictions.enforced`
   */
  readonly restrictions?: RestrictionOptions;

  /**
   * Value of the label `compliance` of the namespace, of the VMs and of the alerts, such as `pci-dss`. Requires `encryptedStorage` of the
   * database.
   *
   * @default - no such label
   */
  readonly compliance?: string;

  /**
   * Value of the label `tenant` of the namespace.
   *
   * @default - the id of the stack
   */
  readonly tenant?: string;

  /**
   * Name of the PriorityClass of the database.
   *
   * @default - `<id>-critical`
   */
  readonly priorityClassName?: string;

  /**
   * Value of the PriorityClass, at most 1,000,000,000.
   *
   * @default 100000
   */
  readonly priority?: number;

  /**
   * Who may call the gateway.
   *
   * @default - the namespace of the ingress controller (`Platform`)
   */
  readonly clients?: kplus.INetworkPolicyPeer;
}
