import { SharedService } from './shared-service';

/** What isolation lets through. */
export interface IsolationExceptions {
  /**
   * Pods of other namespaces that are let through.
   *
   * @default - none
   */
  readonly sharedServices?: SharedService[];

  /**
   * The CIDRs that CDI importers may fetch images from, on 443 and 8443. An empty list leaves uploads, clones and
   * node pulls. Any pod can carry the label of an importer, so this is an exit for everyone who may create pods.
   *
   * @default - everywhere
   */
  readonly imageSources?: string[];
}

/** How the pods of a tenant, containers and VMs alike, are cut off from everybody else on the pod network. */
export class NetworkIsolation {
  /**
   * Nothing gets in or out but traffic inside the tenant, to the cluster's DNS, of CDI's workers, of `virtctl ssh` and
   * `port-forward`, and what is declared. Probes, consoles and live migration go through the nodes and stay possible. Secondary
   * and SR-IOV networks are not filtered.
   *
   * @param exceptions what is let through
   */
  public static tenantOnly(exceptions: IsolationExceptions = {}): NetworkIsolation {
    return new NetworkIsolation(true, exceptions);
  }

  /**
   * Nothing gets in, out or from pod to pod but DNS, the traffic of CDI's workers, and what is declared: here, by
   * `TenantNamespace.allowFrom` and `allowTo`, or by `connections` of the workloads. `virtctl ssh` and `port-forward` are cut off.
   *
   * @param exceptions what is let through
   */
  public static declaredOnly(exceptions: IsolationExceptions = {}): NetworkIsolation {
    return new NetworkIsolation(false, exceptions);
  }

  /** No NetworkPolicy: everybody reaches everybody. */
  public static none(): NetworkIsolation {
    return new NetworkIsolation(true);
  }

  /** Whether pods of the tenant reach each other without being declared. */
  public readonly sameTenant: boolean;
  /** What is let through; undefined where nothing is isolated. */
  public readonly exceptions?: IsolationExceptions;

  private constructor(sameTenant: boolean, exceptions?: IsolationExceptions) {
    this.sameTenant = sameTenant;
    this.exceptions = exceptions;
  }
}
