import { App, Chart } from 'cdk8s';
import { MacvlanMode, NetworkAttachmentConfig } from '../../src/network';
import { Distribution, Platform } from '../../src/platform';
import { MigrationNetwork } from '../../src/resilience';
import { newChart, object } from '../compute/fixture';

const ipam = { type: 'whereabouts', range: '10.200.5.0/24' };
const { macvlan, bridge } = NetworkAttachmentConfig;

test('is beside KubeVirt, wherever its chart is', () => {
  const chart = newChart();
  const network = new MigrationNetwork(chart, 'migration-net', { config: macvlan({ networkInterface: 'ens3f1', ipam }), metadata: { labels: { a: 'b' } } });
  expect(network.name).toBe('migration-net');
  const { metadata, spec: { config } } = object(chart, 'NetworkAttachmentDefinition');
  expect(metadata).toEqual({ name: 'migration-net', namespace: 'kubevirt', labels: { a: 'b' } });
  expect(JSON.parse(config)).toEqual({ cniVersion: '0.4.0', name: 'migration-net', type: 'macvlan', master: 'ens3f1', mode: 'bridge', ipam });
});

test('is beside OpenShift Virtualization', () => {
  const app = new App();
  new Platform(app, 'Platform', { distribution: Distribution.OPENSHIFT });
  const chart = new Chart(app, 'chart');
  new MigrationNetwork(chart, 'net', { config: bridge({ bridge: 'br1', ipam }) });
  expect(object(chart, 'NetworkAttachmentDefinition').metadata.namespace).toBe('openshift-cnv');
});

test('of another mode and size', () => {
  const chart = newChart();
  new MigrationNetwork(chart, 'net', { config: macvlan({ networkInterface: 'bond0.5', mode: MacvlanMode.VEPA, mtu: 9000, ipam }) });
  expect(JSON.parse(object(chart, 'NetworkAttachmentDefinition').spec.config)).toMatchObject({ master: 'bond0.5', mode: 'vepa', mtu: 9000 });
});

test.each<[string, NetworkAttachmentConfig, string | undefined, string]>([
  ['another namespace', macvlan({ networkInterface: 'ens3f1', ipam }), 'default', 'metadata.namespace: got "default"; allowed: kubevirt, the namespace of KubeVirt'],
  ['no addresses', macvlan({ networkInterface: 'ens3f1' }), undefined, 'config.ipam: got "none"; allowed: IPAM that gives each node an address of its own'],
  ['equal addresses', bridge({ bridge: 'br1', ipam: { type: 'host-local' } }), undefined, 'config.ipam: got "host-local"'],
  ['a card that Linux cannot have', macvlan({ networkInterface: 'a/b', ipam }), undefined, 'networkInterface: got "a/b"; allowed: a name of at most 15 characters, or an alternative one of at most 127'],
])('refuses %s', (_, config, namespace, message) => {
  expect(() => new MigrationNetwork(newChart(), 'net', { config, metadata: { namespace } })).toThrow(`[chart/net] ${message}`);
});
