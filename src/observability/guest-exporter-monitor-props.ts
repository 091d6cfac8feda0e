import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Relabeling } from './relabeling';
import { VirtualMachineWorkload } from '../compute';

/** Properties of `GuestExporterMonitor`. `metadata.labels` are those that the Prometheus asks for, such as `release`. */
export interface GuestExporterMonitorProps extends kplus.ResourceProps {
  /**
   * The VMs, pools and replica sets in whose guests the exporter runs. Each gets the `guestLabels`.
   *
   * @default - none; see `addGuests`
   */
  readonly guests?: VirtualMachineWorkload[];

  /**
   * Labels of the launcher pods of these VMs. VMs that are made elsewhere must have them in their template, too.
   *
   * @default - `monitoring/<name>: "true"`
   */
  readonly guestLabels?: { [key: string]: string };

  /**
   * The port of the exporter in the guest, which a masquerade that lists `ports` must have.
   *
   * @default 9100 - that of node-exporter
   */
  readonly port?: number;

  /**
   * The name of that port.
   *
   * @default 'guest-metrics'
   */
  readonly portName?: string;

  /**
   * The path of the metrics.
   *
   * @default - `/metrics`
   */
  readonly path?: string;

  /**
   * Time between two scrapes, in whole milliseconds, more than zero.
   *
   * @default - `scrapeInterval` of the Prometheus, which is 30 seconds unless set
   */
  readonly interval?: Duration;

  /**
   * Time after which a scrape fails, not longer than `interval`.
   *
   * @default - that of the Prometheus
   */
  readonly scrapeTimeout?: Duration;

  /**
   * Labels of the launcher pods that all series get, too.
   *
   * @default - none
   */
  readonly podTargetLabels?: string[];

  /**
   * Steps after the scrape, on the labels of each series.
   *
   * @default - none
   */
  readonly metricRelabelings?: Relabeling[];
}
