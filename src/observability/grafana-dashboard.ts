import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { GrafanaPanel } from './grafana-dashboard-panel';
import { dashboardProblems, panelProblems } from './grafana-dashboard-problems';
import { GrafanaDashboardProps } from './grafana-dashboard-props';
import { renderGrafanaDashboard } from './render-grafana-dashboard';
import { createApiObject } from '../resource/create-api-object';
import { ImportedResource } from '../resource/imported-resource';
import { ResourceType } from '../resource/resource-type';
import { throwIfAny } from '../usage-error';

const TYPE: ResourceType = { apiGroup: '', version: 'v1', kind: 'ConfigMap', resourceType: 'configmaps' };

/** A dashboard in a ConfigMap, of this app or imported. */
export interface IGrafanaDashboard extends kplus.IResource {}

/**
 * A dashboard of Grafana in a ConfigMap, which a sidecar of Grafana finds by a label and loads. PromQL is text and not read at synthesis.
 *
 * @example
 * new GrafanaDashboard(chart, 'guests', {
 *   title: 'Guests',
 *   panels: [GrafanaPanel.timeSeries('Steal', [GrafanaQuery.promql('rate(kubevirt_vmi_vcpu_delay_seconds_total[5m])')])],
 * });
 */
export class GrafanaDashboard extends kplus.Resource implements IGrafanaDashboard {
  /**
   * A dashboard that this app does not make.
   *
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param name the name of the ConfigMap
   */
  public static fromGrafanaDashboardName(scope: Construct, id: string, name: string): IGrafanaDashboard {
    return new ImportedResource(scope, id, TYPE, name);
  }

  public readonly resourceType: string = TYPE.resourceType;
  /** The dashboard's identifier in Grafana. */
  public readonly uid: string;
  protected readonly apiObject: ApiObject;
  private readonly added: GrafanaPanel[] = [];

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the name of the ConfigMap unless `metadata.name` is given
   * @param props its panels, and how it is found
   * @throws as `addPanels` does; on an identifier that Grafana does not take, a file name that a ConfigMap does not take, variables of one name or without
   * values, and durations of less than a second
   */
  constructor(scope: Construct, id: string, props: GrafanaDashboardProps) {
    super(scope, id);
    const { metadata, sidecarLabels = { grafana_dashboard: '1' } } = props;
    this.uid = props.uid ?? (metadata?.name ?? id).replace(/-dashboard$/, '');
    const fileName = props.fileName ?? `${this.uid}.json`;
    throwIfAny(this, dashboardProblems(props, this.uid));
    this.added.push(...props.panels);
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: { ...metadata, labels: { ...metadata?.labels, ...sidecarLabels } },
      data: Lazy.any({ produce: () => ({ [fileName]: `${JSON.stringify(renderGrafanaDashboard(props, this.uid, this.added), undefined, 2)}\n` }) }),
    });
  }

  /** The panels, in order. */
  public get panels(): GrafanaPanel[] {
    return [...this.added];
  }

  /**
   * Adds panels after those that are there.
   *
   * @throws on a panel without a title, without a query or with an empty one, or of a size that the grid does not have
   */
  public addPanels(...panels: GrafanaPanel[]): void {
    throwIfAny(this, panels.flatMap((panel) => [...panelProblems(panel)]));
    this.added.push(...panels);
  }
}
