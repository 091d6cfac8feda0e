import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { appTable, machine, namespace } from '../workload-table';

const rule = 'service-mesh/requires-masquerade';
says({ [rule]: { level: FindingLevel.ADVISED, allowed: 'masquerade, passt' } });

const key = 'sidecar.istio.io/inject';
const on = (binding: string, metadata: object = {}) => machine({ domain: { devices: { interfaces: [{ name: 'n', [binding]: {} }] } }, networks: [{ name: 'n', pod: {} }] }, metadata);
const lan = machine({ domain: { devices: { interfaces: [{ name: 'n', bridge: {} }] } }, networks: [{ name: 'n', multus: { networkName: 'lan' } }] }, { annotations: { [key]: 'true' } });
const inNamespace = (injection: string) => ({ ...namespace('x'), metadata: { name: 'x', labels: { 'istio-injection': injection } } });
const meshed = inNamespace('enabled');
const field = 'spec.template.spec.domain.devices.interfaces[0].bridge';

appTable('service-mesh', [
  ['masquerade', [on('masquerade', { annotations: { [key]: 'true' } })]],
  ['passt', [on('passt', { annotations: { [key]: 'true' } })]],
  ['the binding of passt', [on('passtBinding', { annotations: { [key]: 'true' } })]],
  ['no mesh', [on('bridge')]],
  ['a guest that is taken out', [meshed, on('bridge', { annotations: { [key]: 'false' } })]],
  ['a guest of a namespace that is taken out', [inNamespace('disabled'), on('bridge', { labels: { [key]: 'true' } })]],
  ['a secondary network', [lan]],
  ['a bridge, by annotation', [on('bridge', { annotations: { [key]: 'true' } })], [rule, field, `a bridge under the proxy of Istio, by [${key}]`]],
  ['a bridge, by label', [on('bridge', { labels: { [key]: 'true' } })], [rule, field, `a bridge under the proxy of Istio, by [${key}]`]],
  ['a bridge, by namespace', [meshed, on('bridge')], [rule, field, 'a bridge under the proxy of Istio, by namespace x']],
]);
