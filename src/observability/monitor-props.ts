import * as kplus from 'cdk8s-plus-28';
import { ScrapeEndpoint } from './scrape-endpoint';

/** What both monitors have in common. `metadata.labels` are those that the Prometheus asks for, such as `release`. */
export interface MonitorProps extends kplus.ResourceProps {
  /** The ports that are scraped. */
  readonly endpoints: ScrapeEndpoint[];

  /**
   * The namespaces in which it looks. Not with `anyNamespace`.
   *
   * @default - its own
   */
  readonly namespaces?: string[];

  /**
   * Whether it looks in all namespaces that the Prometheus may read.
   *
   * @default false
   */
  readonly anyNamespace?: boolean;

  /**
   * The label of the Service or pod whose value is the `job`.
   *
   * @default - the name of the Service, or of the monitor and its namespace for pods
   */
  readonly jobLabel?: string;

  /**
   * Labels of the pods that all series get, too.
   *
   * @default - none
   */
  readonly podTargetLabels?: string[];

  /**
   * The most series of one scrape; beyond that it fails. A whole number from 1.
   *
   * @default - no limit
   */
  readonly sampleLimit?: number;
}

/** Properties of `ServiceMonitor`. */
export interface ServiceMonitorProps extends MonitorProps {
  /** Selects the Services by their own labels, not by what they select. */
  readonly selector: kplus.LabelSelector;

  /**
   * Labels of the Services that all series get, too.
   *
   * @default - none
   */
  readonly targetLabels?: string[];
}

/** Properties of `PodMonitor`. */
export interface PodMonitorProps extends MonitorProps {
  /** The pods: a workload of cdk8s-plus, a VM with its launcher, or `kplus.Pods.select`. What it says of namespaces is not read. */
  readonly selector: kplus.IPodSelector;
}
