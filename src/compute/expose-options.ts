import * as kplus from 'cdk8s-plus-28';

/** How a workload is exposed. */
export interface ExposeViaServiceOptions {
  /**
   * The ports of the service. `targetPort` is a port of the guest.
   *
   * @default - the ports of the guest's pod network; those without a name get one such as `tcp-8080`
   */
  readonly ports?: kplus.ServicePort[];

  /**
   * The type of the service.
   *
   * @default kplus.ServiceType.CLUSTER_IP
   */
  readonly serviceType?: kplus.ServiceType;

  /**
   * The name of the service. Give one to expose a workload a second time.
   *
   * @default - the name of the workload
   */
  readonly name?: string;
}

/** How a workload is exposed to the outside. */
export interface ExposeViaIngressOptions extends ExposeViaServiceOptions {
  /**
   * The ingress that gets the rule.
   *
   * @default - a new one
   */
  readonly ingress?: kplus.Ingress;

  /**
   * How the path is matched.
   *
   * @default HttpIngressPathType.PREFIX
   */
  readonly pathType?: kplus.HttpIngressPathType;
}
