import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

const RULE = 'monitor-labels/matches-prometheus';
says({ [RULE]: { level: FindingLevel.ADVISED, allowed: 'prometheus' } });

const FIELD = 'metadata.labels.release';
const platform = { monitorLabels: { release: 'prometheus' } };
const labelled = (kind: string, spec: Json) => (labels?: Json) => ({ apiVersion: 'monitoring.coreos.com/v1', kind, metadata: { name: 'm', labels }, spec });

describe.each([
  ['ServiceMonitor', { selector: {}, endpoints: [{ port: 'metrics' }] }],
  ['PodMonitor', { selector: {}, podMetricsEndpoints: [{ port: 'metrics' }] }],
  ['PrometheusRule', { groups: [] }],
])('a %s', (kind, spec) => {
  const of = labelled(kind, spec);
  test.each<[string, Json | undefined, Verdict[]]>([
    ['with the label', { release: 'prometheus', app: 'a' }, []],
    ['without labels', undefined, [[RULE, FIELD]]],
    ['with another', { release: 'other' }, [[RULE, FIELD, 'other']]],
  ])('%s', (_, labels, found) => expect(judge(of(labels), platform)).toEqual(found));

  test('where nothing is known of Prometheus', () => expect(judge(of(), {})).toEqual([]));
});
