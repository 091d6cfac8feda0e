import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { appTable, object } from '../workload-table';

const RULE = 'export-traffic/requires-ingress-from-proxy';
says({ [RULE]: { level: FindingLevel.ADVISED, allowed: 'an ingress rule for port 8443' } });

const SOURCE = { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'vm' } };
const exported = (metadata: Json = {}) => object('export.kubevirt.io/v1', 'VirtualMachineExport', 'e', SOURCE, metadata);
const policy = (spec: Json, where = 'x') => object('networking.k8s.io/v1', 'NetworkPolicy', 'p', spec, { namespace: where });
const deny = object('networking.k8s.io/v1', 'NetworkPolicy', 'deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
const exporters = { matchExpressions: [{ key: 'kubevirt.io.virt-export-service', operator: 'Exists' }] };
const open = (...ingress: Json[]) => policy({ podSelector: exporters, policyTypes: ['Ingress'], ingress });
const proxy = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kubevirt' } }, podSelector: { matchLabels: { 'kubevirt.io': 'virt-exportproxy' } } };
const refused: [string, string, string] = [RULE, 'spec.source', 'no NetworkPolicy lets virt-exportproxy in'];

appTable('export-traffic', [
  ['no NetworkPolicies', [exported()]],
  ['NetworkPolicies of another namespace', [exported(), policy({ podSelector: {} }, 'y')]],
  ['NetworkPolicies on egress', [exported(), policy({ podSelector: {}, policyTypes: ['Egress'] })]],
  ['NetworkPolicies on launchers', [exported(), policy({ podSelector: { matchLabels: { 'kubevirt.io': 'virt-launcher' } } })]],
  ['a default deny', [exported(), deny], refused],
  ['a policy on exporters', [exported(), open()], refused],
  ['a policy on one exporter', [exported(), policy({ podSelector: { matchLabels: { 'kubevirt.io.virt-export-service': 'virt-export-e' } } })], refused],
  ['a policy on a label of the export', [exported({ labels: { tier: 'db' } }), policy({ podSelector: { matchLabels: { tier: 'db' } } })], refused],
  ['the proxy let in', [exported(), deny, open({ from: [proxy], ports: [{ port: 8443 }] })]],
  ['all of the namespace of KubeVirt let in', [exported(), deny, open({ from: [{ namespaceSelector: proxy.namespaceSelector }] })]],
  ['everybody let in', [exported(), deny, open({})]],
  ['everybody let in on another port', [exported(), deny, open({ ports: [{ port: 443 }] })], refused],
  ['everybody let in for UDP', [exported(), deny, open({ ports: [{ port: 8443, protocol: 'UDP' }] })], refused],
  ['virt-api let in', [exported(), deny, open({ from: [{ ...proxy, podSelector: { matchLabels: { 'kubevirt.io': 'virt-api' } } }] })], refused],
  ['CDI let in', [exported(), deny, open({ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { 'cdi.kubevirt.io': 'a' } } }] })], refused],
  ['pods of the namespace let in', [exported(), deny, open({ from: [{ podSelector: {} }] })], refused],
  ['another kind', [object('snapshot.kubevirt.io/v1beta1', 'VirtualMachineSnapshot', 's', SOURCE), deny]],
]);
