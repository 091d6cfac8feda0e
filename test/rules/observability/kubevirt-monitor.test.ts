import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { appTable, object } from '../workload-table';

const RULE = 'kubevirt-monitor/avoids-second-scrape';
says({
  [RULE]: {
    level: FindingLevel.ADVISED,
    allowed: ['monitorNamespace', 'monitorAccount', 'serviceMonitorNamespace'].map((field) => `none, as the KubeVirt CR kv has ${field}`),
  },
});

const kubevirt = (spec: Json = {}) => object('kubevirt.io/v1', 'KubeVirt', 'kv', spec, { namespace: 'kubevirt' });
const WATCHED = { monitorNamespace: 'monitoring' };
const monitor = (spec: Json = {}, name = 'm') => object('monitoring.coreos.com/v1', 'ServiceMonitor', name, {
  selector: { matchLabels: { 'prometheus.kubevirt.io': 'true' } }, namespaceSelector: { matchNames: ['kubevirt'] }, endpoints: [{ port: 'metrics' }], ...spec,
});
const found = [RULE, 'spec.selector', '{"matchLabels":{"prometheus.kubevirt.io":"true"}}'] as [string, string, string];

appTable('kubevirt-monitor', [
  ['a CR that does not say', [kubevirt(), monitor()]],
  ['a CR elsewhere', [monitor()]],
  ['other Services', [kubevirt(WATCHED), monitor({ selector: { matchLabels: { app: 'a' } } })]],
  ['all Services', [kubevirt(WATCHED), monitor({ selector: {} })]],
  ['another namespace', [kubevirt(WATCHED), monitor({ namespaceSelector: { matchNames: ['virt'] } })]],
  ['its own namespace', [kubevirt(WATCHED), monitor({ namespaceSelector: undefined })]],
  ['that of virt-operator', [kubevirt(WATCHED), monitor({}, 'prometheus-kubevirt-rules')]],
  ['a namespace', [kubevirt(WATCHED), monitor()], found],
  ['an account', [kubevirt({ monitorAccount: 'prometheus' }), monitor()], found],
  ['a namespace for the monitor', [kubevirt({ serviceMonitorNamespace: 'kubevirt' }), monitor({ namespaceSelector: { any: true } })], found],
]);
