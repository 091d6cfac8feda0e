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
   * The CIDRs that CDI's importers may fetch images from, on 443 and 8443: `0.0.0.0/0` and `::/0` open the world, and `*` everything, what is in the cluster
   * too, of which CIDRs may know nothing. Uploads, blank disks, clones and node pulls need none.
   *
   * @default - none
   */
  readonly imageSources?: string[];

  /**
   * Other namespaces whose disks may be cloned into the tenant by copying over the network, such as that of the golden images; `*` for all. Clones by
   * snapshot or by the CSI driver need none. A source that is a tenant names this one in its `cloneTargets`.
   *
   * @default - none
   */
  readonly cloneSources?: string[];

  /**
   * Other namespaces that disks of the tenant may be cloned into by copying over the network. A target that is a tenant names this one in
   * its `cloneSources`.
   *
   * @default - none
   */
  readonly cloneTargets?: string[];

  /**
   * Whether VirtualMachineExports of the tenant can be downloaded through KubeVirt's virt-exportproxy: NetworkPolicy `allow-exports`.
   *
   * @default false
   */
  readonly exports?: boolean;

  /**
   * Whether only CDI may create pods that carry the labels of CDI's workers, `app: containerized-data-importer` and `cdi.kubevirt.io`, or
   * change such pods: ValidatingAdmissionPolicy `<tenant>-cdi-labels`. Launchers carry the labels of their VM's template, so VMs, pools and
   * replica sets are held to it when they start, like Deployments. Without it, what is open to importers is open to every pod that calls
   * itself one. It does not keep those who may `exec` into pods out of CDI's. CDI is its service account `cdi-sa` in the Platform's namespace
   * of CDI.
   *
   * @default true; synthesis fails on a Platform before Kubernetes 1.30, which has no such policies
   */
  readonly reserveCdiLabels?: boolean;
}

/** How the pods of a tenant, containers and VMs alike, are cut off from everybody else on the pod network. */
export class NetworkIsolation {
  /**
   * Nothing gets in or out but traffic inside the tenant, to the cluster's DNS, of uploads and clones inside the tenant, of `virtctl ssh`
   * and `port-forward`, and what is declared. Probes, consoles and live migration go through the nodes and stay possible. Secondary
   * and SR-IOV networks are not filtered.
   *
   * @param exceptions what is let through
   */
  public static tenantOnly(exceptions: IsolationExceptions = {}): NetworkIsolation {
    return new NetworkIsolation(true, exceptions);
  }

  /**
   * Nothing gets in, out or from pod to pod but DNS, uploads, clones inside the tenant, and what is declared: here, by
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
