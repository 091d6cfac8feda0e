import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Relabeling } from './relabeling';

/** How metrics are asked for. */
export enum ScrapeScheme {
  /** In clear text. Prometheus' default. */
  HTTP = 'http',
  /** By TLS. */
  HTTPS = 'https',
}

/** Whom Prometheus trusts. */
export interface ScrapeTls {
  /**
   * Whether any certificate will do. KubeVirt's own endpoints have certificates of a CA that Prometheus does not know.
   *
   * @default false
   */
  readonly insecureSkipVerify?: boolean;

  /**
   * The name that the certificate must have.
   *
   * @default - the address that is asked
   */
  readonly serverName?: string;

  /**
   * The CA, in a Secret of the monitor's namespace.
   *
   * @default - the CAs of the Prometheus
   */
  readonly ca?: kplus.SecretValue;
}

/** A port that Prometheus asks for metrics. */
export interface ScrapeEndpoint {
  /** Name of the port: of the Service for a ServiceMonitor, of the container for a PodMonitor. */
  readonly port: string;

  /**
   * The path that metrics are read from.
   *
   * @default - `/metrics`
   */
  readonly path?: string;

  /**
   * Whether metrics are read by http or https.
   *
   * @default - ScrapeScheme.HTTP
   */
  readonly scheme?: ScrapeScheme;

  /**
   * Whom Prometheus trusts with `ScrapeScheme.HTTPS`.
   *
   * @default - the CAs of the Prometheus
   */
  readonly tls?: ScrapeTls;

  /**
   * A token that is sent along, in a Secret of the monitor's namespace.
   *
   * @default - none
   */
  readonly bearerToken?: kplus.SecretValue;

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
   * Whether labels that a series has win over those of its target, such as `namespace` of KubeVirt's metrics of VMs.
   *
   * @default false
   */
  readonly honorLabels?: boolean;

  /**
   * Parameters of the query.
   *
   * @default - none
   */
  readonly params?: { [name: string]: string[] };

  /**
   * Steps before the scrape, on the labels of the target.
   *
   * @default - those of the operator
   */
  readonly relabelings?: Relabeling[];

  /**
   * Steps after the scrape, on the labels of each series.
   *
   * @default - none
   */
  readonly metricRelabelings?: Relabeling[];
}
