import type { IConstruct } from 'constructs';
import { ReachabilityExpectation } from './reachability-expectation';
import { endpointsOf } from './reachable-endpoints';
import type { ReachedCluster } from './reachable-endpoints';
import { Admission } from '../admission/synth';
import type * as isolating from '../analysis/reachability/isolation';
import type * as reaching from '../analysis/reachability/reachability';

/** What counts as isolated. */
export interface TenantIsolationOptions {
  /**
   * The label of namespaces that says whose they are: those with the same value are one tenant, those without the label are each one by itself.
   *
   * @default 'tenant', as Tenant writes it
   */
  readonly label?: string;

  /**
   * Namespaces that are of no tenant, such as those of shared services.
   *
   * @default - none
   */
  readonly except?: string[];
}

/**
 * Assertions about who reaches whom, for any test framework: a failed assertion throws an `Error` that names the policies and rules.
 *
 * ```ts nofixture
 * import { App } from 'cdk8s';
 * import { Reachability } from 'cdk8s-kubevirt';
 *
 * const reachability = Reachability.of(new App());
 * reachability.tenantsIsolated();
 * ```
 *
 * It reads the NetworkPolicies of the app, the MultiNetworkPolicies of its secondary networks and policies of administrators (AdminNetworkPolicy,
 * BaselineAdminNetworkPolicy, ClusterNetworkPolicy), for pods and VMs alike. Endpoints are constructs (a VM, a Deployment, a Service, a
 * TenantNamespace, a chart) or names: a namespace, `namespace/name`, a name alone where one object has it, an address or CIDR, `internet`.
 */
export class Reachability {
  /**
   * Reads the tree as it is now. It changes nothing.
   *
   * @param scope any construct of the tree, such as the app
   */
  public static of(scope: IConstruct): Reachability {
    return new Reachability([...Admission.of(scope)._submissions().values()].map((submissions): ReachedCluster => {
      // Loaded when it is needed: few programs that make manifests test them.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { reachabilityOf } = require('../analysis/reachability/reachability') as typeof reaching;
      return { reach: reachabilityOf(submissions.map(({ manifest }) => manifest)), submissions };
    }));
  }

  private constructor(private readonly clusters: readonly ReachedCluster[]) {}

  /**
   * Begins an expectation.
   *
   * @param caller who calls: a construct, or a name
   * @throws if there are no such endpoints
   */
  public expect(caller: any): ReachabilityExpectation {
    return ReachabilityExpectation._of(endpointsOf(this.clusters, caller), (to) => endpointsOf(this.clusters, to));
  }

  /**
   * Asserts that no pod and no VM of a tenant reaches one of another tenant, on any network, and that nobody could by making pods with other labels, or by
   * removing NetworkPolicies of a namespace, who may write objects of that namespace alone.
   *
   * @param options which namespaces are one tenant, and which are of none
   * @throws an error that names who reaches whom, and by which rules
   */
  public tenantsIsolated(options: TenantIsolationOptions = {}): void {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { leakLines, leaks, tenantsOf } = require('../analysis/reachability/isolation') as typeof isolating;
    const { label = 'tenant', except = [] } = options;
    for (const { reach } of this.clusters) {
      const lines: string[] = [];
      let count = 0;
      for (const leak of leaks(reach, tenantsOf(reach, label, except))) {
        if (++count > MOST_TOLD) break;
        lines.push(...leakLines(reach, leak));
      }
      if (count) throw new Error([...lines, ...count > MOST_TOLD ? ['and more.'] : []].join('\n'));
    }
  }
}

/** How many ways between tenants a failure tells about. */
const MOST_TOLD = 5;
