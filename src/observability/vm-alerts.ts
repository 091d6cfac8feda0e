import { Construct } from 'constructs';
import { PrometheusRule } from './prometheus-rule';
import { vmAlertGroups } from './vm-alerts-groups';
import { vmAlertProblems } from './vm-alerts-problems';
import { VmAlertsProps } from './vm-alerts-props';
import { throwIfAny } from '../usage-error';

/**
 * Alerts for containers and VMs of one cluster, whose thresholds belong together: those of VMs follow from those of containers, unless given. It has no
 * alert that KubeVirt itself ships, such as `VMCannotBeEvicted` or `GuestFilesystemAlmostOutOfSpace`, and needs none of KubeVirt's recording rules.
 *
 * Metrics of containers are those of cAdvisor and kube-state-metrics, those of nodes of node-exporter, those of VMs of KubeVirt: see `KubeVirtMonitor`.
 * Memory that a guest can use is told by its balloon driver: a guest without one has no `VmMemoryLow`.
 *
 * @example
 * new VmAlerts(chart, 'workloads', {
 *   metadata: { labels: { release: 'kube-prometheus-stack' } },
 *   guests: { steal: { ratio: 0.05, pendingFor: Duration.minutes(5) } },
 * });
 */
export class VmAlerts extends PrometheusRule {
  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props thresholds
   * @throws on a ratio that is not between 0 and 1, a time of zero, a factor below 1, a disk latency of VMs that is below that of containers, and
   * `alertLabels` that it sets itself; as `addGroup` does
   */
  constructor(scope: Construct, id: string, props: VmAlertsProps = {}) {
    super(scope, id, { metadata: props.metadata });
    throwIfAny(this, vmAlertProblems(props));
    this.addGroup(...vmAlertGroups(props, props.groupPrefix ?? this.name));
  }
}
