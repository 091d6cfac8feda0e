import { Duration } from 'cdk8s';

/** A condition of a node, and how long it lasts until the node counts as unhealthy. */
export class UnhealthyNodeCondition {
  /**
   * The kubelet says that the node is not ready.
   *
   * @param duration how long it says so
   */
  public static notReady(duration: Duration): UnhealthyNodeCondition {
    return new UnhealthyNodeCondition('Ready', 'False', duration);
  }

  /**
   * Nothing is heard of the node: it is off, has crashed, or its network is down. Kubernetes says so after `node-monitor-grace-period`, 50 seconds by default
   * and 40 before 1.32.
   *
   * @param duration how long nothing is heard after that
   */
  public static unreachable(duration: Duration): UnhealthyNodeCondition {
    return new UnhealthyNodeCondition('Ready', 'Unknown', duration);
  }

  /**
   * Any condition of a node, such as one that the Node Problem Detector reports.
   *
   * @param conditionType its type, such as `DiskPressure`
   * @param status its status: `True`, `False` or `Unknown`
   * @param duration how long it has that status
   */
  public static of(conditionType: string, status: string, duration: Duration): UnhealthyNodeCondition {
    return new UnhealthyNodeCondition(conditionType, status, duration);
  }

  private constructor(
    /** The type of the condition. */
    public readonly type: string,
    /** The status of the condition that is unhealthy: `True`, `False` or `Unknown`. */
    public readonly status: string,
    /** How long it lasts until the node counts as unhealthy. */
    public readonly duration: Duration,
  ) {}
}
