import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { completeDatabase, databaseGuest, licenceProblems } from './banking-database';
import { completeGateway, createGateway } from './banking-gateway';
import { bankingQuota, bankingQuotaProblems } from './banking-quota';
import { HybridBankingStackProps } from './hybrid-banking-stack-props';
import { VirtualMachine } from '../compute';
import { Platform } from '../platform';
import { NetworkIsolation, TenantNamespace, TenantRestrictions } from '../tenancy';
import { messagesOf, throwIfAny } from '../usage-error';

/**
 * A banking core in one namespace: a regulated database in a VM of its own beside a containerized API gateway, under one quota.
 *
 * The database has a priority class of its own (value 100000), boots by EFI with secure boot, has a watchdog, migrates on drains
 * (`LiveMigrate`) and stays down once it was shut down on purpose (`RerunOnFailure`). The gateway is an nginx that scales on 70 %
 * of its CPU request.
 *
 * Network policies allow three things only: the gateway to the database's port, the declared clients to the gateway, and all pods to
 * DNS. They do not apply to the SR-IOV card: filter it in the fabric or in the guest. The stack is a Chart and a tenant: add to it what
 * else belongs to the core.
 */
export class HybridBankingStack extends TenantNamespace {
  /** The database. */
  public readonly database: VirtualMachine;
  /** The API gateway. */
  public readonly gateway: kplus.Deployment;

  /**
   * @param scope the App
   * @param id the construct's id, and the name of the namespace
   * @param props database, gateway, and what they may use
   * @throws if the licences do not suffice. A quota that cannot hold the database twice beside the gateway fails synthesis.
   */
  constructor(scope: Construct, id: string, props: HybridBankingStackProps) {
    const database = completeDatabase(props.database);
    const quota = props.quota ?? bankingQuota(database);
    const gateway = completeGateway(props.gateway);
    const { compliance, cloneSources, imageSources, restrictions } = props;
    super(scope, id, {
      labels: { ...compliance ? { compliance } : {}, tenant: id },
      quota,
      access: props.access,
      isolation: NetworkIsolation.declaredOnly({ cloneSources, imageSources }),
      restrictions: TenantRestrictions.enforced({ ...restrictions, tolerations: [database.nodePool, ...restrictions?.tolerations ?? []] }),
    });
    throwIfAny(this, licenceProblems(database));
    this.node.addValidation({
      validate: () => {
        const { cpuAllocationRatio } = Platform.of(this).kubevirtConfiguration;
        return messagesOf(bankingQuotaProblems({ database, gateway, quota, cpuAllocationRatio }));
      },
    });
    const priorityClass = new ApiObject(this, 'Priority', {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: `${id}-critical`, labels: { [TenantNamespace.PRIORITY_CLASS_LABEL]: id } },
      value: 100000,
      preemptionPolicy: 'PreemptLowerPriority',
      description: 'Regulated database VMs',
    });
    this.database = new VirtualMachine(this, 'Database', databaseGuest(database, compliance, priorityClass.name));
    this.database.scheduling.separate(this.database);
    this.database.scheduling.tolerate(kplus.Node.tainted(
      kplus.NodeTaintQuery.is(database.nodePool.key, database.nodePool.value, { effect: kplus.TaintEffect.NO_SCHEDULE }),
    ));
    this.database.exposeViaService();
    this.gateway = createGateway(this, gateway);
    this.connect(props.clients);
  }

  /** The gateway may reach the database, clients the gateway. */
  private connect(clients?: kplus.INetworkPolicyPeer): void {
    this.gateway.connections.allowTo(this.database);
    const { ingress } = Platform.of(this).namespaces;
    this.gateway.connections.allowFrom(clients ?? kplus.Namespaces.select(this, 'Clients', { names: [ingress] }), {
      isolation: kplus.PodConnectionsIsolation.POD,
    });
  }
}
