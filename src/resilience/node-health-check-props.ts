import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { NodeRemediation } from './node-remediation';
import { UnhealthyNodeCondition } from './unhealthy-node-condition';

/** Properties of `NodeHealthCheck`: exactly one of `minHealthy` and `maxUnhealthy`. */
export interface NodeHealthCheckProps extends kplus.ResourceProps {
  /**
   * The nodes that it watches, by their labels: at least one. Nodes of the control plane have a check of their own; others lack
   * `node-role.kubernetes.io/control-plane`.
   */
  readonly selector: kplus.LabelSelector;

  /** What is done to a node that is unhealthy. */
  readonly remediation: NodeRemediation;

  /**
   * How many of the nodes must be healthy for one to be remediated, as a number or a percentage, which is rounded up.
   *
   * @default - `maxUnhealthy` decides
   */
  readonly minHealthy?: kplus.PercentOrAbsolute;

  /**
   * How many of the nodes may be unhealthy for one to be remediated, as a number or a percentage, which is rounded up.
   *
   * @default - `minHealthy` decides
   */
  readonly maxUnhealthy?: kplus.PercentOrAbsolute;

  /**
   * When a node is unhealthy: any of these.
   *
   * @default - the operator's: not ready, or unreachable, for 5 minutes
   */
  readonly unhealthyConditions?: UnhealthyNodeCondition[];

  /**
   * How long nothing is begun after more nodes were unhealthy at once than may be.
   *
   * @default - it goes on at once
   */
  readonly stormCooldown?: Duration;

  /**
   * How long a node must be healthy again until it counts as healthy.
   *
   * @default - at once
   */
  readonly healthyDelay?: Duration;

  /**
   * Who wants no remediation to begin, such as `upgrade-in-progress`: with any of them none does.
   *
   * @default - nobody
   */
  readonly pauseRequests?: string[];
}
