import { Duration } from 'cdk8s';
import { GrafanaDashboardOptions } from './grafana-dashboard-props';

/** Properties of `GrafanaWorkloadsDashboard`. */
export interface GrafanaWorkloadsDashboardProps extends GrafanaDashboardOptions {
  /**
   * The title of the dashboard.
   *
   * @default 'Containers and VMs'
   */
  readonly title?: string;

  /**
   * The namespaces that it shows, such as those of a tenant. It is no protection: whoever may query the data source sees the others.
   *
   * @default - a list from which the reader chooses, `$namespace`
   */
  readonly namespaces?: string[];

  /**
   * The span over which rates are taken, in whole seconds: at least four times the scrape interval.
   *
   * @default Duration.minutes(5)
   */
  readonly rateInterval?: Duration;
}
