import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Relabeling } from './relabeling';
import { ScrapeScheme, ScrapeTls } from './scrape-endpoint';
import { ServiceMonitor } from './service-monitor';

/** Properties of `KubeVirtMonitor`. `metadata.labels` are those that the Prometheus asks for, such as `release`. */
export interface KubeVirtMonitorProps extends kplus.ResourceProps {
  /**
   * The namespace of KubeVirt itself.
   *
   * @default 'kubevirt'
   */
  readonly kubevirtNamespace?: string;

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
   * Whom Prometheus trusts.
   *
   * @default - any certificate: KubeVirt's are of a CA of its own, and virt-operator's own ServiceMonitor does not check them either
   */
  readonly tls?: ScrapeTls;

  /**
   * Steps after the scrape, on the labels of each series, such as dropping those that are costly.
   *
   * @default - none
   */
  readonly metricRelabelings?: Relabeling[];
}

/**
 * Lets Prometheus scrape KubeVirt: the metrics of all VMs, which virt-handler serves on each node, and those of KubeVirt's own components. Launcher pods
 * have none.
 *
 * Only where virt-operator does not do it by itself: it makes a ServiceMonitor, alerts, and the RBAC of Prometheus where it finds the
 * service account `monitorAccount` (`prometheus-k8s`) in `monitorNamespace` (`openshift-monitoring` or `monitoring`) when it is installed; `monitoring`
 * of the construct `KubeVirt` says so. With both, every series is there twice: `kubevirt-monitor/avoids-second-scrape` finds it.
 *
 * @example
 * new KubeVirtMonitor(chart, 'kubevirt', { metadata: { labels: { release: 'kube-prometheus-stack' } } });
 */
export class KubeVirtMonitor extends ServiceMonitor {
  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props where KubeVirt is, and how it is scraped
   * @throws on durations that Prometheus cannot read, and a timeout beyond the interval
   */
  constructor(scope: Construct, id: string, props: KubeVirtMonitorProps = {}) {
    const { metadata, kubevirtNamespace = 'kubevirt', tls = { insecureSkipVerify: true }, interval, scrapeTimeout, metricRelabelings } = props;
    super(scope, id, {
      metadata,
      namespaces: [kubevirtNamespace],
      selector: kplus.LabelSelector.of({ labels: { 'prometheus.kubevirt.io': 'true' } }),
      endpoints: [{ port: 'metrics', scheme: ScrapeScheme.HTTPS, tls, honorLabels: true, interval, scrapeTimeout, metricRelabelings }],
    });
  }
}
