import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as kplus from 'cdk8s-plus-28';
import { readPlatform } from '../../src/platform/platform-file';

const FULL = `\
# the cluster in Berlin
distribution: openshift
kubernetesVersion: "1.33"
architecture: arm64
featureGates: [HostDevices]
storageClasses:
  - name: fast
    isDefault: yes
    accessModes: [ReadWriteMany]
network: {resourcesInjector: true}
nodes:
  - count: 3
    cpus: 32
    memory: 128Gi
dns:
  namespace: dns
  podLabels: {app: dns}
  port: 53
kubevirtConfiguration: {cpuAllocationRatio: 4}
identitySalt: berlin
`;

test('every prop can be given', () => {
  const platform = readPlatform('p.yaml', FULL);
  expect(platform).toMatchObject({
    distribution: 'openshift',
    kubernetesVersion: '1.33',
    kubevirtVersion: '1.8.4',
    architecture: 'arm64',
    network: { resourcesInjector: true },
    dns: { namespace: 'dns', podLabels: { app: 'dns' }, port: 53 },
    kubevirtConfiguration: { cpuAllocationRatio: 4 },
    identitySalt: 'berlin',
  });
  expect(platform._admissionProfile.storageClasses).toEqual([
    { name: 'fast', isDefault: true, accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY] },
  ]);
  const [{ count, cpus, memory }] = platform.nodes;
  expect({ count, cpus, gibibytes: memory.toGibibytes() }).toEqual({ count: 3, cpus: 32, gibibytes: 128 });
  expect(platform.enabledFeatureGates).toContain('HostDevices');
});

test('everything that nodes can say', () => {
  const { nodes: [node, plain] } = readPlatform('p.yaml', `\
nodes:
  - count: 2
    cpus: 30.5
    memory: 100Gi
    labels: {pool: vms}
    taints: [{key: pool, value: vms, effect: NoSchedule}]
    architecture: arm64
    hugepages2Mi: 1Gi
    hugepages1Gi: 16Gi
    extendedResources: {nvidia.com/A10: 2}
    numaCells: [{cpus: 16, hugepages1Gi: 8Gi}, {cpus: 16, hugepages2Mi: 512Mi}, {cpus: 4}]
    cpuManager: true
    kvm: false
    cpuModels: [Penryn]
    hostCpuModel: Skylake-Server
  - count: 1
    cpus: 4
    memory: 8Gi
`);
  const { memory, hugepages2Mi, hugepages1Gi, numaCells, ...rest } = node;
  expect([memory, hugepages2Mi, hugepages1Gi].map((size) => size?.toMebibytes())).toEqual([102400, 1024, 16384]);
  expect(numaCells?.map((cell) => [cell.cpus, cell.hugepages2Mi?.toMebibytes(), cell.hugepages1Gi?.toMebibytes()])).toEqual([
    [16, undefined, 8192], [16, 512, undefined], [4, undefined, undefined],
  ]);
  expect(rest).toEqual({
    count: 2,
    cpus: 30.5,
    labels: { pool: 'vms' },
    taints: [{ key: 'pool', value: 'vms', effect: 'NoSchedule' }],
    architecture: 'arm64',
    extendedResources: { 'nvidia.com/A10': 2 },
    cpuManager: true,
    kvm: false,
    cpuModels: ['Penryn'],
    hostCpuModel: 'Skylake-Server',
  });
  expect(Object.keys(plain).sort()).toEqual(['count', 'cpus', 'memory']);
});

test('the file of the README', () => {
  const [, yaml] = /```yaml\n(.*?)```/s.exec(readFileSync(join(__dirname, '..', '..', 'src', 'platform', 'README.md'), 'utf8')) ?? [];
  expect(readPlatform('platform.yaml', yaml).distribution).toBe('openshift');
});

test('JSON, and an empty mapping', () => {
  expect(readPlatform('p.json', '{"kubevirtVersion": "1.8.0"}').kubevirtVersion).toBe('1.8.0');
  expect(readPlatform('p.json', '{}').kubevirtVersion).toBe('1.9.0');
});

const PROPS = 'architecture, cdiVersion, disabledFeatureGates, distribution, distributionVersion, dns, featureGates, hypervisorNodes, identitySalt, ingressClasses, '
  + 'kubernetesVersion, kubevirtConfiguration, kubevirtInstallation, kubevirtVersion, monitorLabels, multusGlobalNamespaces, namespaces, network, nodes, ovnKubernetes, '
  + 'storageClasses';

test.each<[string, string, string]>([
  ['a misspelt prop', 'featuregates: []', `p:1:1: featuregates: got []; allowed: ${PROPS}. Did you mean featureGates?`],
  ['a prop that there is not', 'nodes: [{count: 1, cpus: 1, memory: 1Gi, colour: red}]',
    'p:1:42: nodes[0].colour: got "red"; allowed: architecture, count, cpuManager, cpuModels, cpus, extendedResources, hostCpuModel, hugepages1Gi, hugepages2Mi, kvm, labels, memory, numaCells, taints. Remove it.'],
  ['a prop of every object', 'constructor: 1', `p:1:1: constructor: got 1; allowed: ${PROPS}. Remove it.`],
  ['a word that there is not', 'distribution: openshfit', 'p:1:1: distribution: got "openshfit"; allowed: kubernetes, k3s, openshift, harvester. Did you mean openshift?'],
  ['a word that is like none', 'distribution: nomad', 'p:1:1: distribution: got "nomad"; allowed: kubernetes, k3s, openshift, harvester. Write one of them.'],
  ['an enum of another library', 'storageClasses: [{name: a, accessModes: [ReadWriteMony]}]', 'p:1:42: storageClasses[0].accessModes[0]: got "ReadWriteMony"; '
    + 'allowed: ReadWriteOnce, ReadOnlyMany, ReadWriteMany, ReadWriteOncePod. Did you mean ReadWriteMany?'],
  ['a version that YAML makes a number', 'kubernetesVersion: 1.34', 'p:1:1: kubernetesVersion: got 1.34; allowed: a string. Quote it: "1.34".'],
  ['a version whose zero YAML drops', 'kubernetesVersion: 1.30', 'p:1:1: kubernetesVersion: got 1.3; allowed: a string. Quote it: "1.30".'],
  ['a boolean in quotes', 'network: {multus: "true"}', 'p:1:11: network.multus: got "true"; allowed: a boolean. Write it without quotes.'],
  ['a boolean in other words', 'network: {multus: maybe}', 'p:1:11: network.multus: got "maybe"; allowed: a boolean. Write a boolean.'],
  ['a number in quotes', 'kubevirtConfiguration: {memoryOvercommit: "150"}',
    'p:1:25: kubevirtConfiguration.memoryOvercommit: got "150"; allowed: a number. Write it without quotes.'],
  ['no list', 'featureGates: HostDevices', 'p:1:1: featureGates: got "HostDevices"; allowed: a list. Write a list.'],
  ['no mapping', 'dns: 53', 'p:1:1: dns: got 53; allowed: a mapping with addresses, namespace, podLabels, port. Write a mapping.'],
  ['no mapping of any keys', 'dns: {namespace: a, port: 53, podLabels: [a]}', 'p:1:31: dns.podLabels: got ["a"]; allowed: a mapping. Write a mapping.'],
  ['no size', 'nodes: [{count: 1, cpus: 1, memory: big}]', 'p:1:29: nodes[0].memory: got "big"; allowed: a quantity such as 64Gi. Write a quantity.'],
  ['a size without a unit', 'nodes: [{count: 1, cpus: 1, memory: 64}]', 'p:1:29: nodes[0].memory: got 64; allowed: a quantity such as 64Gi. Write a quantity.'],
  ['what is required left out', 'nodes: [{count: 1, cpus: 1}]', 'p:1:9: nodes[0].memory: got nothing; allowed: a quantity such as 64Gi. Write a quantity.'],
  ['an empty value', 'network:\n', 'p:1:1: network: got nothing; allowed: a mapping with multus, networkPolicies, resourcesInjector. Write a mapping.'],
  ['a misspelt prop is not missing too', 'storageClasses: [{nam: a}]',
    'p:1:19: storageClasses[0].nam: got "a"; allowed: accessModes, isDefault, isDefaultVirt, name, takesSnapshots, volumeModes, waitsForFirstConsumer. Did you mean name?'],
  ['a list', '[]', `p:1:1: the document: got []; allowed: a mapping with ${PROPS}. Write a mapping.`],
  ['no document', '', 'p: got 0 documents; allowed: one document. Describe one platform.'],
  ['two documents', 'a: 1\n---\nb: 1\n', 'p: got 2 documents; allowed: one document. Describe one platform.'],
  ['what kubectl prints of a cluster', 'serverVersion: {}\n---\napiVersion: v1\nkind: List\nitems: []\n',
    'p: got Kubernetes objects; allowed: the props of Platform. Make a platform file of them: cdk8s-kubevirt platform p'],
  ['what contradicts itself', 'kubevirtVersion: main', "[p] kubevirtVersion: got \"main\"; allowed: a release. Write `major.minor.patch`, such as '1.9.0'."],
])('%s', (_, text, message) => {
  expect(() => readPlatform('p', text)).toThrow(new Error(message));
});

test('no YAML', () => {
  expect(() => readPlatform('p', 'a: 1\n b: [')).toThrow('p:2:3: bad indentation');
});

test('all mistakes are told at once, in the order of the file', () => {
  const text = '# Berlin\nnetwork:\n  multus: maybe\narchtecture: arm64\nfeatureGates: {}\n';
  expect(() => readPlatform('p', text)).toThrow(/^p:3:3: network.multus: [^\n]+\np:4:1: archtecture: [^\n]+\np:5:1: featureGates: [^\n]+$/);
});
