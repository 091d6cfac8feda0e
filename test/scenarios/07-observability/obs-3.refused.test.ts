import { Chart, Duration } from 'cdk8s';
import { PrometheusGroupRule, PrometheusRule, VmAlerts } from '../../../src';
import { manifest, refused } from '../refused';

const WARNING = { severity: 'warning' };

function alert(chart: Chart, name: string, labels?: { [key: string]: string }): void {
  new PrometheusRule(chart, 'rules', { groups: [{ name: 'own', rules: [PrometheusGroupRule.alert(name, 'vector(1)', { labels })] }] });
}

refused({
  '07-observability/R5': [
    (chart) => { new VmAlerts(chart, 'alerts', { containers: { cpu: { ratio: 80 } }, guests: { memoryHeadroom: { ratio: -0.1 } } }); },
    '[apps/alerts] containers.cpu.ratio: got 80',
    '[apps/alerts] guests.memoryHeadroom.ratio: got -0.1',
  ],
  '07-observability/R6': [
    (chart) => { new VmAlerts(chart, 'alerts', { guests: { diskLatency: { latency: Duration.millis(5) } } }); },
    '[apps/alerts] guests.diskLatency.latency: got "5 millis"',
  ],
  '07-observability/R7': [
    (chart) => alert(chart, 'VMCannotBeEvicted', WARNING),
    'advised alert/avoids-shipped-name spec.groups[0].rules[0].alert: VMCannotBeEvicted',
  ],
  '07-observability/R8': [
    (chart) => manifest(chart, {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      spec: { groups: [{ name: 'own', rules: [{ alert: 'Own', expr: 'vector(1)', for: '10 minutes', labels: WARNING }] }] },
    }),
    'rejected schema/matches-pattern spec.groups[0].rules[0].for: 10 minutes',
  ],
  '07-observability/R9': [
    (chart) => alert(chart, 'Own'),
    'advised alert/requires-severity spec.groups[0].rules[0].labels.severity: Own',
  ],
});
