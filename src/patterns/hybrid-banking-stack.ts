import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { completeDatabase, databaseGuest } from './banking-database';
import { createGateway } from './banking-gateway';
import { bankingQuota, checkBanking } from './banking-quota';
import { HybridBankingStackProps } from './hybrid-banking-stack-props';
import { VirtualMachine } from '../compute/virtual-machine';
import { Platform } from '../platform/platform';
import { NetworkIsolation } from '../tenancy/isolation';
import { TenantNamespace } from '../tenancy/tenant-namespace';

/**
 * A banking core in one namespace: a regulated database in a VM of its own beside a containerized API gateway, under one quota.
 *
 * Nothing talks to anything but the gateway to the database's listener, the declared clients to the gateway, and everybody to
 * DNS. The SR-IOV card is outside of all NetworkPolicies: filter it in the fabric or in the guest. The stack is a Chart and a
 * tenant: add to it what else belongs to the core.
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
   * @throws where the quota cannot hold the database twice beside the gateway, and where licences do not suffice
   */
  public constructor(scope: Construct, id: string, props: HybridBankingStackProps) {
    const database = completeDatabase(props.database);
    const quota = props.quota ?? bankingQuota(database);
    const compliance = props.compliance ?? 'pci-dss';
    super(scope, id, {
      labels: { compliance, tenant: id },
      quota,
      access: props.access,
      isolation: NetworkIsolation.declaredOnly(),
    });
    checkBanking(this, database, quota, props.gateway);
    const priorityClass = new ApiObject(this, 'Priority', {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: `${id}-critical` },
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
    this.gateway = createGateway(this, props.gateway);
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
