import { Duration } from 'cdk8s';
import { StartLatency } from '../scaling/start-latency';
import { LatencyRange } from '../scaling/start-latency-options';

/** What a recovery from the loss of a node is estimated from. */
export interface RecoveryTimeOptions {
  /** How long the node counts as lost before it is remediated: the `duration` of the conditions of the `NodeHealthCheck`. */
  readonly unhealthyDuration: Duration;

  /**
   * Time until Kubernetes says that the node is lost.
   *
   * @default - 40–50 s: `node-monitor-grace-period` of kube-controller-manager, 50 s since Kubernetes 1.32
   */
  readonly detection?: LatencyRange;

  /**
   * Time until the node is known to be dead: it has rebooted, or its power is off.
   *
   * @default - 180–318 s: what SelfNodeRemediation v0.13 waits by default, 60 s for the API server, 30–168 s for the peers, of which it asks a tenth
   * at a time, 60 s for the watchdog and 30 s to reboot
   */
  readonly fencing?: LatencyRange;

  /**
   * Time of the VM from "create" to "usable". A VM whose disks are there has nothing to prepare.
   *
   * @default StartLatency.virtualMachine()
   */
  readonly start?: StartLatency;
}
