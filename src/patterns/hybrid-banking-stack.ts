import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { bankingAlerts } from './banking-alerts';
import { BankingParts, componentsOf } from './banking-components';
import { connectComponents } from './banking-connections';
import { completeDatabase, createDatabase } from './banking-database';
import { createMiddleware } from './banking-middleware';
import { bankingProblems } from './banking-problems';
import { bankingQuota, bankingQuotaProblems } from './banking-quota';
import { createService } from './banking-service';
import { completeGateway, completeService, CompleteService } from './banking-service-defaults';
import { HybridBankingStackProps } from './hybrid-banking-stack-props';
import { VirtualMachine } from '../compute';
import { PrometheusRule } from '../observability';
import { Platform } from '../platform';
import { NetworkIsolation, PriorityClass, TenantNamespace, TenantRestrictions } from '../tenancy';
import { messagesOf, throwIfAny } from '../usage-error';

/**
 * A banking core in one namespace: a regulated database and middleware in VMs of their own, beside a containerized API gateway and business
 * services, under one quota.
 *
 * The database has a priority class of its own, boots by EFI with secure boot, has a watchdog, migrates on drains (`LiveMigrate`) and stays
 * down once it was shut down on purpose (`RerunOnFailure`). Gateway and services scale on their CPU, are spread over nodes and survive drains.
 *
 * Network policies allow what `calls` of the components say, the declared clients to the gateway, and all pods to DNS; each is named by
 * what it allows. They do not apply to the SR-IOV card: filter it in the fabric or in the guest. The stack is a Chart and a tenant: add to it
 * what else belongs to the core.
 *
 * @example
 * const network = new SriovNetwork(chart, 'data-plane', { resourceName: 'fastnic', networkNamespace: 'banking-core', vlan: 100 });
 * new HybridBankingStack(app, 'banking-core', {
 *   database: {
 *     image: DataVolumeSource.dataSource({ name: 'oracle-linux-9', namespace: 'golden-images' }),
 *     storageClassName: 'encrypted-ssd',
 *     network,
 *     addresses: ['10.56.1.10/24'],
 *     port: 1521,
 *   },
 *   gateway: { image: 'docker.io/nginxinc/nginx-unprivileged:1.29-alpine' },
 * });
 */
export class HybridBankingStack extends TenantNamespace {
  /** The database. */
  public readonly database: VirtualMachine;
  /** The middleware, in the order of the props. */
  public readonly middleware: VirtualMachine[];
  /** The API gateway. */
  public readonly gateway: kplus.Deployment;
  /** The business services, in the order of the props. */
  public readonly services: kplus.Deployment[];
  /** The alerts, where they were asked for. */
  public readonly alerts?: PrometheusRule;

  /**
   * @param scope the App
   * @param id the construct's id, and the name of the namespace
   * @param props database, gateway, and what else there is; what they may use
   * @throws on contradictions: licences that do not suffice, compliance without encrypted storage, images and ports that need root, calls of
   * what is not there. A quota that cannot hold the database twice beside the rest fails synthesis.
   */
  constructor(scope: Construct, id: string, props: HybridBankingStackProps) {
    const { compliance, cloneSources, imageSources, restrictions, tenant = id } = props;
    const database = completeDatabase(props.database, compliance);
    const parts: BankingParts = {
      database, gateway: completeGateway(props.gateway), middleware: props.middleware ?? [], services: (props.services ?? []).map(completeService),
    };
    super(scope, id, {
      labels: { ...compliance ? { compliance } : {}, tenant },
      quota: props.quota ?? bankingQuota(database),
      access: props.access,
      isolation: NetworkIsolation.declaredOnly({ cloneSources, imageSources }),
      restrictions: TenantRestrictions.enforced({ ...restrictions, tolerations: [database.nodePool, ...restrictions?.tolerations ?? []] }),
    });
    throwIfAny(this, bankingProblems(parts, compliance));
    this.database = createDatabase(this, database, this.createPriorityClass(props));
    this.middleware = parts.middleware.map((one) => createMiddleware(this, one, compliance));
    this.gateway = this.createPods('Gateway', parts.gateway);
    this.services = parts.services.map((service) => this.createPods(`Service-${service.name}`, service));
    const { ingress } = Platform.of(this).namespaces;
    connectComponents(this, componentsOf(parts), { gateway: props.clients ?? kplus.Namespaces.select(this, 'Clients', { names: [ingress] }) });
    this.alerts = this.createAlerts(props);
    this.checkQuota(props, parts);
  }

  private createPods(id: string, service: CompleteService): kplus.Deployment {
    return createService(new Construct(this, id), service);
  }

  private createPriorityClass({ priorityClassName = `${this.node.id}-critical`, priority = 100000 }: HybridBankingStackProps): string {
    return new PriorityClass(this, 'Priority', {
      metadata: { name: priorityClassName, labels: { [TenantNamespace.PRIORITY_CLASS_LABEL]: this.name } },
      value: priority,
      preempts: true,
      description: 'Regulated database VMs',
    }).name;
  }

  private createAlerts({ alerts, compliance }: HybridBankingStackProps): PrometheusRule | undefined {
    if (!alerts) return undefined;
    const watch = { namespace: this.name, database: this.database.name, middleware: this.middleware.map(({ name }) => name), compliance };
    return new PrometheusRule(this, 'Alerts', { metadata: { name: this.name, labels: alerts.labels }, groups: [bankingAlerts(alerts, watch)] });
  }

  private checkQuota({ quota }: HybridBankingStackProps, { database, gateway, services }: BankingParts): void {
    this.node.addValidation({
      validate: () => {
        const { cpuAllocationRatio } = Platform.of(this).kubevirtConfiguration;
        return messagesOf(bankingQuotaProblems({
          database, services: [gateway, ...services], middleware: this.middleware, quota: quota ?? bankingQuota(database), cpuAllocationRatio,
        }));
      },
    });
  }
}
