import * as kplus from 'cdk8s-plus-28';

/** A taint that pods of a tenant may tolerate. */
export interface TolerableTaint {
  /** The key of the taint. */
  readonly key: string;

  /**
   * The value of the taint.
   *
   * @default - whatever its value is
   */
  readonly value?: string;
}

/** What a tenant may ask of the cluster; each prop opens or closes one thing. */
export interface RestrictionOptions {
  /**
   * The types of Service that the tenant may create. A load balancer has node ports too.
   *
   * @default - ServiceType.CLUSTER_IP alone
   */
  readonly serviceTypes?: kplus.ServiceType[];

  /**
   * The CIDRs that `externalIPs` of a Service may be of: nodes send what is addressed to those to the tenant. Needs Kubernetes 1.31.
   *
   * @default - none
   */
  readonly externalIps?: string[];

  /**
   * The hosts that Ingresses may name, also by the annotation `server-alias` of ingress-nginx. `*.example.com` stands for all names below
   * `example.com`, and `*` for every host and for Ingresses without a host.
   *
   * @default - the hosts of the Ingresses that are created inside the TenantNamespace; those among them that name no host may stay so
   */
  readonly ingressHosts?: string[];

  /**
   * The taints that pods may tolerate, besides those of Kubernetes itself, `node.kubernetes.io/…`.
   *
   * @default - that of `QuotaStrategy.reservedGuarantee`, alone
   */
  readonly tolerations?: TolerableTaint[];

  /**
   * The labels of nodes that every pod must select, those of VMs too: state them as `nodeSelector` of the workloads. CDI's pods are exempt.
   *
   * @default - none
   */
  readonly nodeSelector?: { [label: string]: string };

  /**
   * The storage classes that claims and DataVolumes may use; a claim that states none is given the default class first. Scratch space and
   * the state of VMs are CDI's and KubeVirt's to place. How much of each class is `TenantQuotaProps.storagePerClass`, which cannot refuse a class
   * that it does not name.
   *
   * @default - all
   */
  readonly storageClasses?: string[];

  /**
   * Other namespaces whose NetworkAttachmentDefinitions pods and VMs may attach to.
   *
   * @default - none
   */
  readonly attachmentNamespaces?: string[];
}

/**
 * What those who may edit a tenant cannot ask of the cluster, whoever they are. ValidatingAdmissionPolicies named `<tenant>-<purpose>` refuse it;
 * what was there before and is not changed is let through.
 *
 * They do not judge OpenShift's Routes and the kinds of the Gateway API, which have permissions of their own.
 */
export class TenantRestrictions {
  /**
   * No Services but of the types that are allowed, no `externalIPs`, no foreign hosts in Ingresses, no tolerations of foreign taints,
   * no `nodeName`, no networks and no priority classes of other tenants. Operators change no owner references, by which they could delete.
   * Where it is pods that are judged, a VM or Deployment is stored and its pods are refused.
   *
   * Synthesis fails where what is created inside the TenantNamespace breaks this: a VM that is exposed by a load balancer needs `serviceTypes`. An
   * Ingress inside it is let through as it is.
   *
   * @param options what is open all the same, or closed besides
   */
  public static enforced(options: RestrictionOptions = {}): TenantRestrictions {
    return new TenantRestrictions(options);
  }

  /**
   * As the roles of the cluster have it. Whoever edits the tenant then takes foreign traffic by `externalIPs` or hosts, and reserved
   * nodes by tolerations, and operators delete VMs by their owner references.
   */
  public static none(): TenantRestrictions {
    return new TenantRestrictions();
  }

  /** What is open or closed; undefined where nothing is enforced. */
  public readonly options?: RestrictionOptions;

  private constructor(options?: RestrictionOptions) {
    this.options = options;
  }
}
