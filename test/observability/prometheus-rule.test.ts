import { App, Chart, Duration, Testing } from 'cdk8s';
import { Admission } from '../../src/admission';
import { PrometheusGroupRule, PrometheusRule, PrometheusRuleGroup } from '../../src/observability';
import { renderPrometheusRule } from '../../src/observability/render-prometheus-rule';

const apps = () => new Chart(new App(), 'test', { namespace: 'apps' });
const down = PrometheusGroupRule.alert('VmDown', 'absent(kubevirt_vmi_info)');
const rules = (...all: PrometheusGroupRule[]) => [{ name: 'vms', rules: all }];
const group = (props: Partial<PrometheusRuleGroup>) => [{ name: 'vms', rules: [down], ...props }];

test('is one object, and admitted', () => {
  const chart = apps();
  new PrometheusRule(chart, 'vms', {
    metadata: { labels: { release: 'kube-prometheus-stack' } },
    groups: rules(
      PrometheusGroupRule.record('vmi:cpu:rate5m', 'rate(kubevirt_vmi_cpu_usage_seconds_total[5m])'),
      PrometheusGroupRule.alert('VmCpuHigh', 'vmi:cpu:rate5m > 0.8', {
        pendingFor: Duration.minutes(10), labels: { severity: 'warning' }, annotations: { summary: '{{ $labels.name }} is busy' },
      }),
    ),
  });
  expect(Testing.synth(chart)).toEqual([{
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'vms', namespace: 'apps', labels: { release: 'kube-prometheus-stack' } },
    spec: {
      groups: [{
        name: 'vms',
        rules: [
          { record: 'vmi:cpu:rate5m', expr: 'rate(kubevirt_vmi_cpu_usage_seconds_total[5m])' },
          {
            alert: 'VmCpuHigh',
            expr: 'vmi:cpu:rate5m > 0.8',
            for: '10m',
            labels: { severity: 'warning' },
            annotations: { summary: '{{ $labels.name }} is busy' },
          },
        ],
      }],
    },
  }]);
  expect(Admission.of(chart).findings()).toEqual([]);
});

const RENDERED = { alert: 'VmDown', expr: 'absent(kubevirt_vmi_info)' };
test.each<[string, PrometheusRuleGroup[], object]>([
  ['an interval', group({ interval: Duration.seconds(90) }), { name: 'vms', interval: '1m30s', rules: [RENDERED] }],
  ['a query offset', group({ queryOffset: Duration.millis(1500) }), { name: 'vms', query_offset: '1s500ms', rules: [RENDERED] }],
  ['a limit', group({ limit: 10 }), { name: 'vms', limit: 10, rules: [RENDERED] }],
  ['labels of the group', group({ labels: { team: 'banking' } }), { name: 'vms', labels: { team: 'banking' }, rules: [RENDERED] }],
  ['no labels', group({ labels: {} }), { name: 'vms', rules: [RENDERED] }],
  ['no pending time', rules(PrometheusGroupRule.alert('A', '1', { pendingFor: Duration.seconds(0) })), { name: 'vms', rules: [{ alert: 'A', expr: '1', for: '0s' }] }],
  [
    'alerts that go on', rules(PrometheusGroupRule.alert('A', '1', { keepFiringFor: Duration.days(2) })),
    { name: 'vms', rules: [{ alert: 'A', expr: '1', keep_firing_for: '2d' }] },
  ],
  [
    'labels of a recording', rules(PrometheusGroupRule.record('a:b', '1', { labels: { quantile: '0.9' } })),
    { name: 'vms', rules: [{ record: 'a:b', expr: '1', labels: { quantile: '0.9' } }] },
  ],
])('renders %s', (_, groups, expected) => {
  expect(renderPrometheusRule(groups)).toEqual({ groups: [expected] });
});

test('takes groups later', () => {
  const chart = apps();
  const rule = new PrometheusRule(chart, 'vms');
  rule.addGroup({ name: 'a', rules: [down] }, { name: 'b', rules: [] });
  expect(rule.groups.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(Testing.synth(chart)[0].spec.groups).toEqual([{ name: 'a', rules: [RENDERED] }, { name: 'b', rules: [] }]);
  expect(() => rule.addGroup({ name: 'a', rules: [] })).toThrow('groups: got "a"; allowed: each name once');
});

test.each<[string, PrometheusRuleGroup[], string]>([
  ['a group twice', [...group({}), ...group({ rules: [] })], 'groups: got "vms"; allowed: each name once. Give the group another name, or join both.'],
  ['a group without a name', group({ name: '' }), 'groups: got ""; allowed: a name. Give the group a name.'],
  ['an interval of nothing', group({ interval: Duration.seconds(0) }), 'group "vms".interval: got "0s"; allowed: more than zero. Leave it out for that of the Prometheus.'],
  ['a limit of nothing', group({ limit: 0 }), 'group "vms".limit: got 0; allowed: a whole number from 1. Leave it out for no limit.'],
  ['fractions of milliseconds', group({ interval: Duration.millis(0.5) }), 'group "vms".interval: got "0.5 millis"; allowed: whole milliseconds. Prometheus counts in whole milliseconds: round it.'],
  [
    'the name of a series as a label', group({ labels: { __name__: 'x' } }),
    'group "vms".labels: got "__name__"; allowed: names other than __name__. The name of a series is that of its recording.',
  ],
  ['an alert without a name', rules(PrometheusGroupRule.alert('', '1')), 'alert "": got ""; allowed: a name. Give it a name.'],
  ['an alert without a condition', rules(PrometheusGroupRule.alert('A', ' ')), 'alert "A".expr: got " "; allowed: an expression in PromQL. Write what is measured.'],
  [
    'an expression as a name', rules(PrometheusGroupRule.record('up{job="a"}', '1')),
    'record "up{job="a"}": got "up{job=\\"a\\"}"; allowed: the name of a metric, without braces. Labels go into `labels`, an expression into `expr`.',
  ],
  [
    'fractions before an alert', rules(PrometheusGroupRule.alert('A', '1', { pendingFor: Duration.millis(1.5) })),
    'alert "A".pendingFor: got "1.5 millis"; allowed: whole milliseconds. Prometheus counts in whole milliseconds: round it.',
  ],
  ['a label without a name', rules(PrometheusGroupRule.alert('A', '1', { labels: { '': 'x' } })), 'alert "A".labels: got ""; allowed: names other than __name__. '
    + 'The name of a series is that of its recording.'],
  [
    'an annotation without a name', rules(PrometheusGroupRule.alert('A', '1', { annotations: { '': 'x' } })),
    'alert "A".annotations: got ""; allowed: names. Give each annotation a name such as summary.',
  ],
  [
    'an alert twice', rules(down, PrometheusGroupRule.alert('VmDown', '2')),
    'group "vms": got "alert \\"VmDown\\" once more, with the same labels"; allowed: each name once, or with other labels. '
      + 'Tell them apart by a label such as severity, or drop one.',
  ],
  [
    'a recording twice', [...rules(PrometheusGroupRule.record('a:b', '1')), { name: 'more', rules: [PrometheusGroupRule.record('a:b', '1')] }],
    'group "more": got "record \\"a:b\\" once more, with the same labels"; allowed: each name once, or with other labels. '
      + 'Tell them apart by a label such as severity, or drop one.',
  ],
])('refuses %s', (_, groups, message) => {
  expect(() => new PrometheusRule(apps(), 'vms', { groups })).toThrow(new Error(`[test/vms] ${message}`));
});

test.each<[string, PrometheusGroupRule[]]>([
  ['an alert twice that is told apart', [down, PrometheusGroupRule.alert('VmDown', '2', { labels: { severity: 'critical' } })]],
  ['recordings of one name that compute other series', [PrometheusGroupRule.record('a:b', 'x'), PrometheusGroupRule.record('a:b', 'y')]],
])('takes %s', (_, all) => {
  expect(() => new PrometheusRule(apps(), 'vms', { groups: rules(...all) })).not.toThrow();
});

test('is one resource for cdk8s-plus', () => {
  const chart = apps();
  for (const rule of [new PrometheusRule(chart, 'vms'), PrometheusRule.fromPrometheusRuleName(chart, 'imported', 'vms')]) {
    const { apiGroup, apiVersion, kind, resourceType, resourceName, name } = rule;
    expect([apiGroup, apiVersion, kind, resourceType, resourceName, name]).toEqual([
      'monitoring.coreos.com', 'monitoring.coreos.com/v1', 'PrometheusRule', 'prometheusrules', 'vms', 'vms',
    ]);
  }
});
