import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { object } from '../workload-table';

says({
  'metric/is-exported': { level: FindingLevel.ADVISED, allowed: 'a metric of KubeVirt 1.9, such as kubevirt_vmi_memory_usable_bytes' },
  'metric/avoids-deprecated': { level: FindingLevel.ADVISED, allowed: 'namespace:kubevirt_vm:sum' },
});

const rules = (...expressions: (string | Json)[]) => object('monitoring.coreos.com/v1', 'PrometheusRule', 'alerts', {
  groups: [{ name: 'g', rules: expressions.map((rule) => (typeof rule === 'string' ? { record: 'own:series', expr: rule } : rule)) }],
});
const dashboard = (...expressions: string[]): Json => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'dashboard' },
  data: { 'vms.json': JSON.stringify({ panels: [{ targets: expressions.map((expr) => ({ expr })) }] }) },
});
const scaled = (query: string, type = 'prometheus') => object('keda.sh/v1alpha1', 'ScaledObject', 's', {
  scaleTargetRef: { name: 'd' }, triggers: [{ type: 'cron', metadata: {} }, { type, metadata: { serverAddress: 'http://p', query, threshold: '1' } }],
});
const at = (i: number) => `spec.groups[0].rules[${i}].expr`;
const missing = (name: string, allowed: string, field = at(0)): Verdict => ['metric/is-exported', field, name, { allowed }];
const deprecated = (name: string, allowed: string): Verdict => ['metric/avoids-deprecated', at(0), name, { allowed }];

test.each<[title: string, manifests: Json | Json[], kubevirtVersion: string, ...found: Verdict[]]>([
  ['what is exported', rules('sum by (namespace) (rate(kubevirt_vmi_cpu_usage_seconds_total[5m])) > 0.8'), '1.9'],
  ['series of a histogram', rules('kubevirt_vmi_phase_transition_time_from_creation_seconds_bucket'), '1.9'],
  ['a recording of KubeVirt', rules('vmi:kubevirt_vmi_vcpu:count'), '1.9'],
  ['a recording of others', rules('vmi:kubevirt_vmi_own:count'), '1.9'],
  ['metrics of others', rules('kubevirt_hco_hyperconverged_cr_exists == 0 or kubevirt_cdi_cr_ready == 0 or kubevirt_ssp_operator_up'), '1.9'],
  ['a recording of the app', rules({ record: 'kubevirt_vmi_own', expr: 'vector(1)' }, 'kubevirt_vmi_own'), '1.9'],
  ['labels, texts, comments', rules('up{kubevirt_vmi_x="kubevirt_vmi_y"} # kubevirt_vmi_z'), '1.9'],
  ['an expression that is a number', rules({ record: 'one', expr: 1 }), '1.9'],
  ['rules of KubeVirt itself', { ...rules('kubevirt_vmi_phase_count'), metadata: { name: 'prometheus-kubevirt-rules' } }, '1.9'],
  ['a typo', rules('kubevirt_vmi_memory_useable_bytes / kubevirt_vmi_memory_useable_bytes'), '1.9', ['metric/is-exported', at(0), 'kubevirt_vmi_memory_useable_bytes']],
  ['what is like none', rules('up', 'kubevirt_vm_qwertyuiopasdfghjkl'), '1.9', missing('kubevirt_vm_qwertyuiopasdfghjkl', 'a metric of KubeVirt 1.9', at(1))],
  ['what came later', rules('vmi:kubevirt_vmi_vcpu:count'), '1.7', missing('vmi:kubevirt_vmi_vcpu:count', 'a metric of KubeVirt 1.7')],
  ['what is gone', rules('kubevirt_vmi_vcpu_count'), '1.8', missing('kubevirt_vmi_vcpu_count', 'a metric of KubeVirt 1.8')],
  ['what is to go', rules('kubevirt_number_of_vms'), '1.9', ['metric/avoids-deprecated', at(0), 'kubevirt_number_of_vms']],
  ['what is to go, and was not yet', rules('kubevirt_number_of_vms'), '1.8'],
  ['a dashboard', dashboard('rate(kubevirt_vmi_cpu_usage_seconds_total{namespace="$namespace"}[$__rate_interval])', 'vmi:own:count'), '1.9'],
  ['a query of KEDA', scaled('sum(rate(kubevirt_vmi_cpu_usage_seconds_total[1m]))'), '1.9'],
  ['a query of another scaler', scaled('kubevirt_vmi_own', 'datadog'), '1.9'],
  ['a trigger without a query', object('keda.sh/v1alpha1', 'ScaledObject', 's', { scaleTargetRef: { name: 'd' }, triggers: [{ type: 'prometheus', metadata: {} }] }), '1.9'],
  ['a typo in a query of KEDA', scaled('kubevirt_vmi_memory_useable_bytes'), '1.9',
    ['metric/is-exported', 'spec.triggers[1].metadata.query', 'kubevirt_vmi_memory_useable_bytes']],
  ['a query of KEDA on a recording of the app', [rules({ record: 'kubevirt_vmi_own', expr: 'vector(1)' }), scaled('kubevirt_vmi_own')], '1.9'],
  ['no dashboard', { ...dashboard(), data: { a: '{"expr": kubevirt_vmi_own', b: 'kubevirt_vmi_own', c: '{"expr": 1, "text": "kubevirt_vmi_own"}' } }, '1.9'],
  ['a typo in a dashboard', dashboard('up', 'kubevirt_vmi_memory_useable_bytes', 'kubevirt_vmi_memory_useable_bytes'), '1.9',
    ['metric/is-exported', 'data[vms.json]', 'kubevirt_vmi_memory_useable_bytes']],
  ['what is to go without replacement', rules('kubevirt_vmi_network_traffic_bytes_total'), '1.6',
    deprecated('kubevirt_vmi_network_traffic_bytes_total', 'a metric that is not deprecated')],
])('%s', (_, manifests, kubevirtVersion, ...found) => {
  expect(judge(manifests, { kubevirtVersion }).filter(([rule]) => rule.startsWith('metric/') || rule === 'rule/failed')).toEqual(found);
});
