import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { GuestExporterMonitorProps } from './guest-exporter-monitor-props';
import { ServiceMonitor } from './service-monitor';
import { VirtualMachineWorkload } from '../compute';
import { messagesOf, throwIfAny, UsageError } from '../usage-error';

/** What Prometheus calls the label `vm.kubevirt.io/name` of a target's pod, which KubeVirt gives to launcher pods. */
const VM_NAME = '__meta_kubernetes_pod_label_vm_kubevirt_io_name';

/**
 * Lets Prometheus scrape what runs inside guests, such as node-exporter: a headless Service of the VMs, and a ServiceMonitor of it. Its series have the
 * label `vm`, the name of the VM. What KubeVirt and the guest agent measure needs none of it: see `KubeVirtMonitor`.
 *
 * Where NetworkPolicies isolate the VMs, Prometheus must be let in on the port.
 *
 * @example
 * new GuestExporterMonitor(chart, 'node-exporter', { guestLabels: { exporter: 'node' }, port: 9100 });
 */
export class GuestExporterMonitor extends ServiceMonitor {
  /** The Service, named as the monitor. */
  public readonly service: kplus.Service;
  /** Labels of the launcher pods that it finds. */
  public readonly guestLabels: { [key: string]: string };
  private readonly guests: VirtualMachineWorkload[] = [];

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the name of both objects unless `metadata.name` is given
   * @param props which guests, and the port of the exporter
   * @throws on durations that Prometheus cannot read, a timeout beyond the interval, a port out of 1 to 65535, and `guestLabels` without any; at synthesis
   * without guests and `guestLabels`
   */
  constructor(scope: Construct, id: string, props: GuestExporterMonitorProps = {}) {
    const { metadata, port = 9100, portName = 'guest-metrics', path, interval, scrapeTimeout, podTargetLabels, metricRelabelings, guestLabels } = props;
    const name = metadata?.name ?? id;
    const labels = { 'app.kubernetes.io/name': name };
    super(scope, id, {
      metadata,
      selector: kplus.LabelSelector.of({ labels }),
      endpoints: [{ port: portName, path, interval, scrapeTimeout, metricRelabelings, relabelings: [{ sourceLabels: [VM_NAME], targetLabel: 'vm' }] }],
      podTargetLabels,
    });
    throwIfAny(this, guestProblems(port, guestLabels));
    this.guestLabels = { ...guestLabels ?? { [`monitoring/${name}`]: 'true' } };
    this.service = new kplus.Service(this, 'Service', {
      metadata: { name, namespace: this.metadata.namespace, labels },
      clusterIP: 'None',
      selector: kplus.Pods.select(this, 'Guests', { labels: this.guestLabels }),
      ports: [{ name: portName, port, targetPort: port }],
    });
    this.addGuests(...props.guests ?? []);
    if (!guestLabels) this.node.addValidation({ validate: () => messagesOf(this.guests.length > 0 ? [] : [WITHOUT_GUESTS]) });
  }

  /** Adds VMs, pools and replica sets: their launcher pods get the `guestLabels`. */
  public addGuests(...guests: VirtualMachineWorkload[]): void {
    for (const { podMetadata } of guests) {
      for (const [key, value] of Object.entries(this.guestLabels)) podMetadata.addLabel(key, value);
    }
    this.guests.push(...guests);
  }
}

const WITHOUT_GUESTS: UsageError = {
  what: 'guests', got: [], allowed: 'at least one VM, or `guestLabels`', fix: 'Call `addGuests`, or give the labels of VMs that are made elsewhere.',
};

function* guestProblems(port: number, guestLabels: object | undefined): Generator<UsageError> {
  if (!(Number.isInteger(port) && port >= 1 && port <= 65_535)) {
    yield { what: 'port', got: port, allowed: 'a whole number from 1 to 65535', fix: 'Write the port on which the exporter listens in the guest.' };
  }
  if (guestLabels && Object.keys(guestLabels).length === 0) {
    yield { what: 'guestLabels', got: guestLabels, allowed: 'at least one label', fix: 'Leave it out for one of the monitor\'s name.' };
  }
}
