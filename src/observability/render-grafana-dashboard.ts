import { Duration } from 'cdk8s';
import { GrafanaPanel } from './grafana-dashboard-panel';
import { GrafanaDashboardProps } from './grafana-dashboard-props';
import { GrafanaQuery } from './grafana-dashboard-query';
import { GrafanaVariable } from './grafana-dashboard-variable';

const COLUMNS = 24;

interface GridPosition {
  readonly h: number;
  readonly w: number;
  readonly x: number;
  readonly y: number;
}

/** Renders the dashboard in Grafana's classic form, as its files have it. What is undefined is left out by JSON. */
export function renderGrafanaDashboard(props: GrafanaDashboardProps, uid: string, panels: readonly GrafanaPanel[]): object {
  const { title, tags, variables = [], dataSource, timeRange = Duration.hours(6), refresh, schemaVersion = 39 } = props;
  const source = dataSource === undefined ? undefined : { type: 'prometheus', uid: dataSource };
  const positions = arrange(panels);
  return {
    title,
    uid,
    tags: tags && [...tags],
    schemaVersion,
    time: { from: `now-${spanOf(timeRange)}`, to: 'now' },
    refresh: refresh && spanOf(refresh),
    templating: variables.length > 0 ? { list: variables.map((variable) => renderVariable(variable, source)) } : undefined,
    panels: panels.map((panel, index) => renderPanel(panel, index + 1, positions[index], source)),
  };
}

/** From left to right; a panel that does not fit begins below the highest of its line. */
function arrange(panels: readonly GrafanaPanel[]): GridPosition[] {
  let [x, y, highest] = [0, 0, 0];
  return panels.map(({ options: { width: w = 12, height: h = 8 } }) => {
    if (x + w > COLUMNS) [x, y, highest] = [0, y + highest, 0];
    const position = { h, w, x, y };
    x += w;
    highest = Math.max(highest, h);
    return position;
  });
}

function renderPanel({ type, title, queries, options }: GrafanaPanel, id: number, gridPos: GridPosition, datasource: object | undefined): object {
  const { description, unit, min, max } = options;
  if (type === 'row') return { id, type, title, gridPos, collapsed: false, panels: [] };
  const hasDefaults = unit !== undefined || min !== undefined || max !== undefined;
  return {
    id,
    type,
    title,
    description,
    gridPos,
    datasource,
    fieldConfig: hasDefaults ? { defaults: { unit, min, max }, overrides: [] } : undefined,
    targets: queries.map((query, index) => renderQuery(query, index, type)),
  };
}

function renderQuery({ expr, options: { legend, instant } }: GrafanaQuery, index: number, type: string): object {
  return { refId: refIdOf(index), expr, legendFormat: legend, instant: instant || undefined, format: type === 'table' ? 'table' : undefined };
}

/** `A` to `Z`, `AA`, as Grafana counts queries. */
function refIdOf(index: number): string {
  const letter = String.fromCharCode(65 + index % 26);
  return index < 26 ? letter : `${refIdOf(Math.floor(index / 26) - 1)}${letter}`;
}

function renderVariable({ name, type, query, options: { label, multi = true } }: GrafanaVariable, datasource: object | undefined): object {
  return {
    name,
    type,
    label,
    query,
    ...type === 'query' ? { datasource, refresh: 2, sort: 1 } : {},
    ...multi ? { multi, includeAll: true, current: { text: 'All', value: '$__all' } } : {},
  };
}

/** A time span in Grafana's words, in the largest unit that holds it whole. */
function spanOf(duration: Duration): string {
  const seconds = duration.toSeconds();
  for (const [unit, size] of [['d', 86_400], ['h', 3600], ['m', 60]] as const) {
    if (seconds % size === 0) return `${seconds / size}${unit}`;
  }
  return `${seconds}s`;
}
