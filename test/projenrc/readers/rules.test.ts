import { rulesThatRead } from '../../../projenrc/readers/rules';
import { virtualMachine } from '../../rules/judge';

const props = [
  'kubernetesVersion', 'featureGates', 'disabledFeatureGates', 'architecture', 'kubevirtVersion', 'cdiVersion', 'kubevirtConfiguration',
  'kubevirtConfiguration.permittedHostDevices', 'nodes', 'nodes.count', 'nodes.labels', 'nodes.taints', 'nodes.taints.key',
  'multusGlobalNamespaces', 'hypervisorNodes', 'kubevirtInstallation', 'ingressClasses', 'monitorLabels', 'ovnKubernetes',
].map((path) => ({ path }));
const others = ['cpuAllocationRatio', 'memoryOvercommit', 'launcherSeccompProfile', 'permitBridgeInterfaceOnPodNetwork', 'evictionStrategy', 'networkBindings']
  .map((name) => ({ path: `kubevirtConfiguration.${name}` }));
const all = [...props, ...others, { path: 'storageClasses' }];
const node = { count: 1, cpus: 4, memory: '8Gi', labels: { pool: 'a' }, taints: [{ key: 'k', effect: 'NoSchedule' }] };
const running = { ...virtualMachine({ nodeSelector: { pool: 'a' } }), spec: { ...virtualMachine({ nodeSelector: { pool: 'a' } }).spec, runStrategy: 'Always' } };
const device = virtualMachine({ domain: { devices: { gpus: [{ name: 'g', deviceName: 'nvidia.com/A10' }] } } });

test('a fact is that of its prop, also where the KubeVirt CR has it or another name', () => {
  const read = rulesThatRead([{ judged: [device] }], all);
  expect(read.get('kubevirtConfiguration.permittedHostDevices')).toEqual(['container-device/avoids-devices-of-containers', 'device/references-permitted-device']);
  expect(read.get('kubevirtConfiguration')).toContain('device/references-permitted-device');
  expect(read.get('featureGates')).toContain('snapshot/requires-gate');
  expect(read.get('disabledFeatureGates')).toEqual(read.get('featureGates'));
});

test('parts of a fact are read one by one, entries of maps with the map', () => {
  const read = rulesThatRead([{ judged: [running], profile: { nodes: [node] as never } }], all);
  for (const path of ['nodes', 'nodes.count', 'nodes.labels', 'nodes.taints', 'nodes.taints.key']) expect(read.get(path)).toContain('placement/fits-node');
  expect(read.get('nodes')).toContain('node-room/fits-pods');
});

test('where nothing is known of nodes, no part of them is read', () => {
  expect(rulesThatRead([{ judged: [running] }], all).get('nodes.count')).toEqual([]);
});

test('text is read as its objects; what is no object is left out', () => {
  const text = JSON.stringify(device);
  expect(rulesThatRead([{ judged: text }], all)).toEqual(rulesThatRead([{ judged: [device] }], all));
  expect(rulesThatRead([{ judged: ['', { kind: 1 }] }], all).get('kubevirtConfiguration.permittedHostDevices')).toEqual([]);
});

test('a fact that no prop says is told', () => {
  expect(() => rulesThatRead([{ judged: [device] }], props.filter(({ path }) => !path.endsWith('permittedHostDevices')))).toThrow(/rules read \w+, which no prop/);
});
