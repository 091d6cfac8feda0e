import { Size } from 'cdk8s';
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
    volumeMode: Block
    cloneStrategy: csi-clone
    filesystemOverhead: 0.1
network: {namespaceIsolation: true}
nodes:
  - count: 3
    cpus: 32
    memory: 128Gi
    labels: {zone: a}
dns:
  namespace: dns
  podLabels: {app: dns}
  port: 53
kubevirtConfiguration: {cpuAllocationRatio: 4}
`;

test('every prop can be given', () => {
  const platform = readPlatform('p.yaml', FULL);
  expect(platform).toMatchObject({
    distribution: 'openshift',
    kubernetesVersion: '1.33',
    kubevirtVersion: '1.8.0',
    architecture: 'arm64',
    network: { namespaceIsolation: true },
    dns: { namespace: 'dns', podLabels: { app: 'dns' }, port: 53 },
    kubevirtConfiguration: { cpuAllocationRatio: 4 },
  });
  expect(platform.storageClass('fast')).toMatchObject({
    isDefault: true, accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY], volumeMode: kplus.PersistentVolumeMode.BLOCK,
  });
  const [{ count, memory, labels }] = platform.nodes;
  expect({ count, gibibytes: memory.toGibibytes(), labels }).toEqual({ count: 3, gibibytes: Size.gibibytes(128).toGibibytes(), labels: { zone: 'a' } });
  expect(platform.enabledFeatureGates).toContain('HostDevices');
});

test('JSON, and an empty mapping', () => {
  expect(readPlatform('p.json', '{"kubevirtVersion": "1.8.0"}').kubevirtVersion).toBe('1.8.0');
  expect(readPlatform('p.json', '{}').kubevirtVersion).toBe('1.9.0');
});

test.each<[string, string, string]>([
  ['a misspelt prop', 'featuregates: []', 'p: featuregates: got []; allowed: architecture, cdiVersion, disabledFeatureGates, distribution, dns, '
    + 'featureGates, kubernetesVersion, kubevirtConfiguration, kubevirtVersion, namespaces, network, nodes, storageClasses. Did you mean featureGates?'],
  ['a prop of nothing', 'nodes: [{count: 1, cpus: 1, memory: 1Gi, colour: red}]',
    'p: nodes[0].colour: got "red"; allowed: count, cpus, hugepages1Gi, hugepages2Mi, labels, memory. Remove it.'],
  ['a word that there is not', 'distribution: openshfit', 'p: distribution: got "openshfit"; allowed: kubernetes, openshift. Did you mean openshift?'],
  ['an enum of another library', 'storageClasses: [{name: a, volumeMode: block}]',
    'p: storageClasses[0].volumeMode: got "block"; allowed: Filesystem, Block. Did you mean Block?'],
  ['a version that YAML makes a number', 'kubernetesVersion: 1.34', 'p: kubernetesVersion: got 1.34; allowed: a string. Quote it: "1.34".'],
  ['a boolean in quotes', 'network: {multus: "true"}', 'p: network.multus: got "true"; allowed: a boolean. Write it without quotes.'],
  ['no list', 'featureGates: HostDevices', 'p: featureGates: got "HostDevices"; allowed: a list. Write a list.'],
  ['no mapping', 'dns: 53', 'p: dns: got 53; allowed: a mapping with namespace, podLabels, port. Write a mapping.'],
  ['no size', 'nodes: [{count: 1, cpus: 1, memory: big}]', 'p: nodes[0].memory: got "big"; allowed: a quantity such as 64Gi. Write a quantity.'],
  ['what is required left out', 'nodes: [{count: 1, cpus: 1}]', 'p: nodes[0].memory: got "nothing"; allowed: a quantity such as 64Gi. Write a quantity.'],
  ['what contradicts itself', 'kubevirtVersion: "1.2"', '[p] kubevirtVersion: got "1.2"; allowed: 1.7, 1.8 or 1.9.'],
  ['a list', '[]', 'p: the document: got []; allowed: a mapping with architecture'],
  ['no document', '', 'p: got "0 documents"; allowed: one document. Describe one platform.'],
  ['two documents', 'a: 1\n---\nb: 1\n', 'p: got "2 documents"; allowed: one document.'],
  ['no YAML', 'a: 1\n b: [', 'p:2:3: bad indentation'],
])('%s', (_, text, message) => {
  expect(() => readPlatform('p', text)).toThrow(message);
});

test('a misspelt prop is not missing too', () => {
  const message = 'p: storageClasses[0].nam: got "a"; allowed: accessModes, cloneStrategy, csi, filesystemOverhead, isDefault, isDefaultVirt, name, '
    + 'volumeMode, volumeSnapshotClass. Did you mean name?';
  expect(() => readPlatform('p', 'storageClasses: [{nam: a}]')).toThrow(new Error(message));
});

test('all mistakes are told at once', () => {
  expect(() => readPlatform('p', 'archtecture: arm64\nfeatureGates: {}\n')).toThrow(/archtecture[^\n]+\n[^\n]+featureGates/);
});
