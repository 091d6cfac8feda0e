import { FindingLevel } from '../../../src/rules/finding-level';
import { instance, merged, says } from '../judge';
import type { Verdict } from '../judge';
import { appTable, machine, namespace } from '../workload-table';

const rule = 'service-mesh/requires-masquerade';
const key = 'sidecar.istio.io/inject';
says({
  [rule]: { level: FindingLevel.ADVISED, allowed: 'masquerade, passt' },
  'service-mesh/avoids-other-meshes': { level: FindingLevel.ADVISED, allowed: ['istio.io/dataplane-mode: none', 'linkerd.io/inject: disabled'] },
  'service-mesh/requires-annotation': { level: FindingLevel.ADVISED, allowed: `${key}: "true"` },
});

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
  ['a bridge, by label', [on('bridge', { annotations: { [key]: 'true' }, labels: { [key]: 'true' } })], [rule, field, `a bridge under the proxy of Istio, by [${key}]`]],
  ['a bridge, by namespace', [meshed, on('bridge', { annotations: { [key]: 'true' } })], [rule, field, 'a bridge under the proxy of Istio, by namespace x']],
]);

describe('service-mesh/requires-annotation', () => {
  const found = (by: string): Verdict => ['service-mesh/requires-annotation', 'spec.template.metadata.annotations', `no ${key}, where ${by} adds the proxy`];
  const labelled = (labels: object) => ({ ...namespace('x'), metadata: { name: 'x', labels } });
  const alone = { ...instance(), metadata: { name: 't', namespace: 'x' } };
  appTable('service-mesh', [
    ['the annotation', [meshed, on('masquerade', { annotations: { [key]: 'true' } })]],
    ['a guest that is taken out by label', [meshed, on('masquerade', { labels: { [key]: 'false' } })]],
    ['a namespace that is taken out', [inNamespace('disabled'), on('masquerade', { labels: { [key]: 'true' } })]],
    ['a guest off the pod network', [meshed, machine({ domain: { devices: { interfaces: [{ name: 'n', bridge: {} }] } }, networks: [{ name: 'n', multus: { networkName: 'lan' } }] })]],
    ['another namespace', [labelled({ 'istio-injection': 'disabled', 'istio.io/rev': 'canary' }), on('masquerade')]],
    ['an annotation at the VM, of which another rule tells', [meshed, merged(on('masquerade'), { metadata: { annotations: { [key]: 'true' } } })]],
    ['none, by namespace', [meshed, on('masquerade')], found('namespace x')],
    ['none, of a guest that says nothing of networks', [meshed, machine()], found('namespace x')],
    ['none, by a revision of Istio', [labelled({ 'istio.io/rev': 'canary' }), on('masquerade')], found('namespace x')],
    ['none, by label', [on('masquerade', { labels: { [key]: 'true' } })], found('its label')],
    ['none, of an instance', [meshed, alone], ['service-mesh/requires-annotation', 'metadata.annotations', `no ${key}, where namespace x adds the proxy`]],
  ]);
});

describe('service-mesh/avoids-other-meshes', () => {
  const MODE = 'istio.io/dataplane-mode';
  const LINKERD = 'linkerd.io/inject';
  const [ambient, linkerd] = [{ labels: { [MODE]: 'ambient' } }, { annotations: { [LINKERD]: 'enabled' } }].map((metadata) => ({ ...namespace('x'), metadata: { name: 'x', ...metadata } }));
  const found = (where: string, got: string): Verdict => ['service-mesh/avoids-other-meshes', `spec.template.metadata.${where}`, got];
  appTable('service-mesh', [
    ['a guest that is taken out of the ambient mode', [ambient, on('masquerade', { labels: { [MODE]: 'none' } })]],
    ['a guest that is taken out of Linkerd', [linkerd, on('masquerade', { annotations: { [LINKERD]: 'disabled' } })]],
    ['a guest that Linkerd lets past', [linkerd, on('masquerade', { annotations: { 'config.linkerd.io/skip-subnets': '10.0.2.0/24' } })]],
    ['a guest off the pod network', [ambient, lan]],
    ['the ambient mode, by namespace', [ambient, on('masquerade')], found('labels', 'the ambient mode of Istio, by namespace x')],
    ['the ambient mode, by label', [on('masquerade', { labels: { [MODE]: 'ambient' } })], found(`labels[${MODE}]`, 'the ambient mode of Istio')],
    ['Linkerd, by namespace', [linkerd, on('masquerade')], found('annotations', 'the proxy of Linkerd, by namespace x')],
    ['Linkerd, by annotation', [on('masquerade', { annotations: { [LINKERD]: 'ingress' } })], found(`annotations[${LINKERD}]`, 'the proxy of Linkerd')],
  ]);
});
