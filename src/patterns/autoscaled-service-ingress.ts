import * as kplus from 'cdk8s-plus-28';

/**
 * How an `AutoscaledService` is reached from outside the cluster. In an isolated tenant the ingress controller may call virtual machines; let it in to containers by
 * `workload.connections`.
 */
export interface AutoscaledServiceIngress {
  /**
   * The host name by which the Ingress answers, such as `shop.example.com`.
   *
   * @default - all
   */
  readonly host?: string;

  /**
   * The path, and all below it.
   *
   * @default '/'
   */
  readonly path?: string;

  /**
   * The ingress that gets the rule.
   *
   * @default - a new one
   */
  readonly ingress?: kplus.Ingress;
}
