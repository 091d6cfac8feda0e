import Ajv from 'ajv';
import { App, Chart, Duration, Testing } from 'cdk8s';
import * as schema from './grafana-dashboard.schema.json';
import { Admission } from '../../src/admission';
import {
  GrafanaDashboard, GrafanaDashboardProps, GrafanaPanel, GrafanaQuery, GrafanaVariable, GrafanaWorkloadsDashboard, GrafanaWorkloadsDashboardProps,
} from '../../src/observability';
import { Rendered } from '../compute/fixture';

const apps = () => new Chart(new App(), 'test', { namespace: 'apps' });
const query = GrafanaQuery.promql('up');
const panel = GrafanaPanel.timeSeries('Up', [query]);
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

/** The dashboard in the one ConfigMap of a chart, as Grafana's types have it. */
function dashboardIn(chart: Chart): Rendered {
  const [{ data }] = Testing.synth(chart);
  const [text] = Object.values(data as { [file: string]: string });
  const dashboard = JSON.parse(text);
  validate(dashboard);
  expect(validate.errors).toBeNull();
  return dashboard;
}

const dashboard = (props: Partial<GrafanaDashboardProps>) => {
  const chart = apps();
  new GrafanaDashboard(chart, 'vms-dashboard', { title: 'VMs', panels: [panel], ...props });
  return dashboardIn(chart);
};

test('a dashboard in a ConfigMap that a sidecar finds', () => {
  const chart = apps();
  const made = new GrafanaDashboard(chart, 'vms-dashboard', { title: 'VMs', panels: [GrafanaPanel.timeSeries('Up', [GrafanaQuery.promql('up', { legend: '{{job}}' })])] });
  expect(made.uid).toBe('vms');
  expect(Testing.synth(chart)).toEqual([{
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'vms-dashboard', namespace: 'apps', labels: { grafana_dashboard: '1' } },
    data: {
      'vms.json': `{
  "title": "VMs",
  "uid": "vms",
  "schemaVersion": 39,
  "time": {
    "from": "now-6h",
    "to": "now"
  },
  "panels": [
    {
      "id": 1,
      "type": "timeseries",
      "title": "Up",
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 0
      },
      "targets": [
        {
          "refId": "A",
          "expr": "up",
          "legendFormat": "{{job}}"
        }
      ]
    }
  ]
}
`,
    },
  }]);
  expect(Admission.of(chart).findings()).toEqual([]);
});

test('its file, labels and name', () => {
  const chart = apps();
  new GrafanaDashboard(chart, 'x', {
    metadata: { name: 'all', labels: { team: 'a' }, annotations: { grafana_folder: 'VMs' } },
    title: 'All',
    panels: [],
    uid: 'all-1',
    fileName: 'z.json',
    sidecarLabels: { dashboards: 'yes' },
  });
  const [{ metadata, data }] = Testing.synth(chart);
  expect(metadata).toEqual({ name: 'all', namespace: 'apps', labels: { team: 'a', dashboards: 'yes' }, annotations: { grafana_folder: 'VMs' } });
  expect(Object.keys(data)).toEqual(['z.json']);
  expect(JSON.parse(data['z.json']).uid).toBe('all-1');
});

test.each<[string, Partial<GrafanaDashboardProps>, object]>([
  ['tags', { tags: ['kubevirt'] }, { tags: ['kubevirt'] }],
  ['days', { timeRange: Duration.days(2) }, { time: { from: 'now-2d', to: 'now' } }],
  ['hours', { timeRange: Duration.hours(36) }, { time: { from: 'now-36h' } }],
  ['minutes', { refresh: Duration.minutes(1) }, { refresh: '1m' }],
  ['seconds', { refresh: Duration.seconds(90) }, { refresh: '90s' }],
  ['another form', { schemaVersion: 41 }, { schemaVersion: 41 }],
  [
    'a data source', { dataSource: 'thanos', variables: [GrafanaVariable.labelValues('ns', 'up', 'namespace')] },
    { panels: [{ datasource: { type: 'prometheus', uid: 'thanos' } }], templating: { list: [{ datasource: { type: 'prometheus', uid: 'thanos' } }] } },
  ],
  [
    'what a reader chooses', {
      dataSource: '${source}',
      variables: [
        GrafanaVariable.prometheusDataSource('source', { label: 'Prometheus' }),
        GrafanaVariable.labelValues('namespace', 'kubevirt_vmi_info', 'namespace'),
        GrafanaVariable.values('tenant', ['a', 'b,c'], { multi: false, label: 'Tenant' }),
      ],
    },
    {
      templating: {
        list: [
          { name: 'source', type: 'datasource', label: 'Prometheus', query: 'prometheus' },
          {
            name: 'namespace',
            type: 'query',
            query: 'label_values(kubevirt_vmi_info, namespace)',
            datasource: { type: 'prometheus', uid: '${source}' },
            refresh: 2,
            sort: 1,
            multi: true,
            includeAll: true,
            current: { text: 'All', value: '$__all' },
          },
          { name: 'tenant', type: 'custom', label: 'Tenant', query: 'a,b\\,c' },
        ],
      },
    },
  ],
  [
    'kinds of panels', { panels: [GrafanaPanel.stat('s', [query]), GrafanaPanel.gauge('g', [query]), GrafanaPanel.table('t', [query]), GrafanaPanel.row('r')] },
    {
      panels: [
        { id: 1, type: 'stat' }, { id: 2, type: 'gauge' }, { id: 3, type: 'table', targets: [{ format: 'table' }] },
        { id: 4, type: 'row', title: 'r', collapsed: false, panels: [], gridPos: { h: 1, w: 24, x: 0, y: 16 } },
      ],
    },
  ],
  [
    'units', { panels: [GrafanaPanel.gauge('g', [GrafanaQuery.promql('a', { instant: true })], { unit: 'percentunit', min: 0, max: 1, description: 'what' })] },
    { panels: [{ description: 'what', fieldConfig: { defaults: { unit: 'percentunit', min: 0, max: 1 }, overrides: [] }, targets: [{ instant: true }] }] },
  ],
])('renders %s', (_, props, expected) => {
  expect(dashboard(props)).toMatchObject(expected);
});

test('panels go from left to right, and below the highest of their line', () => {
  const sized = (width: number, height: number) => GrafanaPanel.stat('s', [query], { width, height });
  const { panels } = dashboard({ panels: [sized(8, 4), sized(8, 6), sized(9, 3), GrafanaPanel.row('r'), sized(24, 2), sized(12, 2), sized(12, 2)] });
  expect(panels.map(({ gridPos: { x, y } }: Rendered) => [x, y])).toEqual([[0, 0], [8, 0], [0, 6], [0, 9], [0, 10], [0, 12], [12, 12]]);
});

test('queries are counted as in Grafana', () => {
  const { panels: [{ targets }] } = dashboard({ panels: [GrafanaPanel.stat('s', Array.from({ length: 53 }, () => query))] });
  expect([0, 25, 26, 51, 52].map((index) => targets[index].refId)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
});

test('panels are added', () => {
  const chart = apps();
  const made = new GrafanaDashboard(chart, 'vms', { title: 'VMs', panels: [panel] });
  made.addPanels(GrafanaPanel.stat('More', [query]));
  expect(made.panels.map(({ title }) => title)).toEqual(['Up', 'More']);
  expect(dashboardIn(chart).panels).toHaveLength(2);
  expect(() => made.addPanels(GrafanaPanel.stat('', [query]))).toThrow(new Error('[test/vms] panel "": got ""; allowed: a title. Say what it shows.'));
});

test.each<[string, Partial<GrafanaDashboardProps>, string]>([
  ['no title', { title: '' }, 'title: got ""; allowed: a text. Say what it shows.'],
  ['an identifier of two words', { uid: 'a b' }, 'uid: got "a b"; allowed: at most 40 letters, digits, - and _. Give such a `uid`.'],
  ['a long identifier', { uid: 'a'.repeat(41) }, `uid: got "${'a'.repeat(41)}"; allowed: at most 40 letters, digits, - and _. Give such a \`uid\`.`],
  ['another file', { fileName: 'a.yaml' }, 'fileName: got "a.yaml"; allowed: letters, digits, -, . and _, ending in .json. The sidecar loads no other files.'],
  ['a path', { fileName: 'a/b.json' }, 'fileName: got "a/b.json"; allowed: letters, digits, -, . and _, ending in .json. The sidecar loads no other files.'],
  ['no time', { timeRange: Duration.seconds(0) }, 'timeRange: got "0 seconds"; allowed: whole seconds, from 1. Round it.'],
  ['half a second', { refresh: Duration.millis(500) }, 'refresh: got "500 millis"; allowed: whole seconds, from 1. Round it.'],
  ['form 0', { schemaVersion: 0 }, 'schemaVersion: got 0; allowed: a whole number from 1. Leave it out.'],
  [
    'a variable twice', { variables: [GrafanaVariable.values('a', ['x']), GrafanaVariable.values('a', ['y'])] },
    'variables: got "a"; allowed: each name once. Rename one of them.',
  ],
  ['a variable of two words', { variables: [GrafanaVariable.values('a b', ['x'])] }, 'variables: got "a b"; allowed: letters, digits and _. Queries cannot name others.'],
  ['a variable without values', { variables: [GrafanaVariable.values('a', [])] }, 'variable "a": got ""; allowed: at least one value. Name the values.'],
  ['a panel without queries', { panels: [GrafanaPanel.stat('s', [])] }, 'panel "s": got []; allowed: at least one query. Add a GrafanaQuery.'],
  ['an empty query', { panels: [GrafanaPanel.stat('s', [GrafanaQuery.promql(' ')])] }, 'panel "s": got ""; allowed: an expression. Write the PromQL of its query.'],
  ['a panel that is too wide', { panels: [GrafanaPanel.stat('s', [query], { width: 25 })] }, 'panel "s".width: got 25; allowed: a whole number from 1 to 24. The grid has 24 columns.'],
  ['a flat panel', { panels: [GrafanaPanel.stat('s', [query], { height: 0 })] }, 'panel "s".height: got 0; allowed: a whole number from 1. Count rows of the grid.'],
  ['no range', { panels: [GrafanaPanel.gauge('s', [query], { min: 1, max: 1 })] }, 'panel "s".max: got 1; allowed: more than min, 1. Correct the range.'],
])('refuses %s', (_, props, message) => {
  expect(() => dashboard(props)).toThrow(new Error(`[test/vms-dashboard] ${message}`));
});

test('is a resource for cdk8s-plus', () => {
  const { apiVersion, kind, resourceType, name } = GrafanaDashboard.fromGrafanaDashboardName(apps(), 'imported', 'vms');
  expect([apiVersion, kind, resourceType, name]).toEqual(['v1', 'ConfigMap', 'configmaps', 'vms']);
});

describe('containers and VMs in one view', () => {
  const workloads = (props?: GrafanaWorkloadsDashboardProps) => {
    const chart = apps();
    new GrafanaWorkloadsDashboard(chart, 'workloads', props);
    return dashboardIn(chart);
  };
  const expressions = ({ panels }: Rendered): string[] => panels.flatMap(({ targets = [] }: Rendered) => targets.map(({ expr }: Rendered) => expr));

  test('of namespaces that a reader chooses', () => {
    const made = workloads();
    expect(made).toMatchObject({ title: 'Containers and VMs', uid: 'workloads', templating: { list: [{ name: 'namespace', label: 'Namespace' }] } });
    expect(expressions(made)[2]).toBe(
      'sum by (namespace, name) (rate(kubevirt_vmi_cpu_usage_seconds_total{namespace=~"$namespace"}[300s])) '
        + '/ count by (namespace, name) (max by (namespace, name, id) (kubevirt_vmi_vcpu_delay_seconds_total{namespace=~"$namespace"}))',
    );
    expect(expressions(made)[3]).toBe(
      'sum by (namespace, pod) (rate(container_cpu_usage_seconds_total{namespace=~"$namespace",pod!~"virt-launcher-.*",container!=""}[300s])) '
        + '/ sum by (namespace, pod) (kube_pod_container_resource_limits{resource="cpu",namespace=~"$namespace",pod!~"virt-launcher-.*"})',
    );
  });

  test('of the namespaces of a tenant', () => {
    const made = workloads({ title: 'Shop', namespaces: ['shop', 'shop-db'], rateInterval: Duration.minutes(2), tags: ['shop'] });
    expect(made).toMatchObject({ title: 'Shop', tags: ['shop'] });
    expect(made.templating).toBeUndefined();
    for (const selector of expressions(made).flatMap((expr) => expr.match(/\{[^}]*\}/g) ?? [])) expect(selector).toContain('namespace=~"shop|shop-db"');
    expect(expressions(made).join()).toContain('[120s]');
  });

  test('every series is of the chosen namespaces, and pods are no launchers', () => {
    for (const expr of expressions(workloads())) {
      expect(expr.replace(/\{[^}]*namespace=~"\$namespace"[^}]*\}/g, '')).not.toMatch(/\{/);
      for (const [selector] of expr.matchAll(/(?:container_|kube_pod_)\w+\{[^}]*\}/g)) expect(selector).toContain('pod!~"virt-launcher-.*"');
    }
  });

  /** Of docs/observability/metrics.md of KubeVirt v1.6.0 and v1.9.0, those that are there in both and in v1.7.0 and v1.8.0. */
  const KUBEVIRT = [
    'kubevirt_vmi_cpu_usage_seconds_total', 'kubevirt_vmi_info', 'kubevirt_vmi_memory_available_bytes', 'kubevirt_vmi_memory_usable_bytes',
    'kubevirt_vmi_network_receive_bytes_total', 'kubevirt_vmi_network_transmit_bytes_total', 'kubevirt_vmi_storage_iops_read_total',
    'kubevirt_vmi_storage_read_times_seconds_total', 'kubevirt_vmi_storage_read_traffic_bytes_total', 'kubevirt_vmi_storage_write_traffic_bytes_total',
    'kubevirt_vmi_vcpu_delay_seconds_total',
  ];

  test('by metrics that all releases have', () => {
    const named = new Set(expressions(workloads()).flatMap((expr) => expr.match(/kubevirt_\w+/g) ?? []));
    expect([...named].sort()).toEqual(KUBEVIRT);
  });

  test.each<[string, GrafanaWorkloadsDashboardProps, string]>([
    ['no namespaces', { namespaces: [] }, 'namespaces: got []; allowed: at least one. Leave it out for a list to choose from.'],
    [
      'a pattern', { namespaces: ['shop.*'] },
      'namespaces: got "shop.*"; allowed: at most 63 lower-case letters, digits and -, starting and ending with a letter or digit. Write the name of a namespace.',
    ],
    ['no span', { rateInterval: Duration.seconds(0) }, 'rateInterval: got "0 seconds"; allowed: whole seconds, from 1. Round it.'],
  ])('refuses %s', (_, props, message) => {
    expect(() => workloads(props)).toThrow(new Error(`[test] ${message}`));
  });
});
