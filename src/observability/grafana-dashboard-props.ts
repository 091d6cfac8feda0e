import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { GrafanaPanel } from './grafana-dashboard-panel';
import { GrafanaVariable } from './grafana-dashboard-variable';

/** What all dashboards may say. `metadata.annotations` may name the folder of Grafana that the sidecar puts it into. */
export interface GrafanaDashboardOptions extends kplus.ResourceProps {
  /**
   * The dashboard's identifier in Grafana, at most 40 letters, digits, `-` and `_`: it is part of its address and stays when the title changes.
   *
   * @default - the name of the ConfigMap, without `-dashboard` at its end
   */
  readonly uid?: string;

  /**
   * Its file, the key of the ConfigMap. All files of a folder have names of their own.
   *
   * @default - the identifier with `.json`
   */
  readonly fileName?: string;

  /**
   * Labels by which the sidecar of Grafana finds the ConfigMap.
   *
   * @default - `grafana_dashboard: "1"`, which the sidecar of kube-prometheus-stack looks for
   */
  readonly sidecarLabels?: { [key: string]: string };

  /**
   * Words by which it is found.
   *
   * @default - none
   */
  readonly tags?: string[];

  /**
   * The identifier of the data source, or `${<variable>}`.
   *
   * @default - Grafana's default data source
   */
  readonly dataSource?: string;

  /**
   * The time that is shown at first, up to now.
   *
   * @default Duration.hours(6)
   */
  readonly timeRange?: Duration;

  /**
   * Time between two refreshes.
   *
   * @default - none: by hand
   */
  readonly refresh?: Duration;

  /**
   * The version of the form of its JSON, which newer Grafanas bring up to date by themselves.
   *
   * @default 39
   */
  readonly schemaVersion?: number;
}

/** Properties of `GrafanaDashboard`. */
export interface GrafanaDashboardProps extends GrafanaDashboardOptions {
  /** The title of the dashboard. */
  readonly title: string;

  /** The panels, from left to right and from top to bottom, as they fit. */
  readonly panels: GrafanaPanel[];

  /**
   * What a reader chooses.
   *
   * @default - none
   */
  readonly variables?: GrafanaVariable[];
}
