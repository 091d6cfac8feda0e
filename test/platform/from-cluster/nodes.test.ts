import { facts, kubevirt, node, read, readText } from './cluster';

const nodesOf = (...nodes: readonly object[]) => read(...nodes).platform.nodes.map(({ memory, hugepages2Mi, hugepages1Gi, ...rest }) => ({
  ...rest,
  memory: memory.toKibibytes(),
  ...hugepages2Mi && { hugepages2Mi: hugepages2Mi.toMebibytes() },
  ...hugepages1Gi && { hugepages1Gi: hugepages1Gi.toMebibytes() },
}));

test('nodes that are alike are one group, whatever their names', () => {
  const alike = [node('b'), node('a'), node('c')];
  expect(nodesOf(...alike)).toEqual([{ count: 3, cpus: 4, memory: 8 * 2 ** 20, extendedResources: {}, labels: {} }]);
  expect(read(...alike).text).toContain('# from Node/a, Node/b, Node/c\n  - count: 3\n');
});

test('a comment names a few nodes', () => {
  const { text } = read(...Array.from({ length: 7 }, (_, i) => node(`n${i}`)));
  expect(text).toContain('# from Node/n0, Node/n1, Node/n2, Node/n3, Node/n4 and 2 more\n');
});

test('groups stand in the order of their first nodes', () => {
  const [big, small] = [{ allocatable: { cpu: '64' } }, {}];
  expect(nodesOf(node('a', small), node('b', big), node('c', small), node('d', big)).map(({ count, cpus }) => [count, cpus])).toEqual([[2, 4], [2, 64]]);
});

test('a group of one node has its host name', () => {
  expect(nodesOf(node('only'))[0].labels).toEqual({ 'kubernetes.io/hostname': 'only' });
});

test.each<[string, string, string, number[]]>([
  ['a little more', '100000Ki', '101000Ki', [100000]],
  ['more than a hundredth', '100000Ki', '101001Ki', [100000, 101001]],
])('memory that is %s', (_, one, other, expected) => {
  expect(nodesOf(node('a', { allocatable: { memory: other } }), node('b', { allocatable: { memory: one } })).map(({ memory }) => memory).sort()).toEqual(expected);
});

test('the memory of a group is that of its smallest node, and the largest is told', () => {
  const { text } = read(node('a', { allocatable: { memory: '1000Mi' } }), node('b', { allocatable: { memory: '1001Mi' } }), node('c', { allocatable: { memory: '1002Mi' } }));
  expect(text).toContain('  # the memory is that of the smallest; the largest has 1002Mi\n  - count: 3\n    cpus: 4\n    memory: 1000Mi\n');
});

test('everything that a node can say', () => {
  expect(nodesOf(node('w', {
    labels: {
      'pool': 'vms',
      'topology.kubernetes.io/zone': 'a',
      'kubernetes.io/os': 'linux',
      'feature.node.kubernetes.io/cpu-x': 'true',
      'kubevirt.io/schedulable': 'true',
      'kubevirt.io/cpumanager': 'true',
      'cpumanager': 'true',
      'cpu-timer.node.kubevirt.io/tsc-frequency': '21',
      'cpu-model.node.kubevirt.io/Penryn': 'true',
      'cpu-model.node.kubevirt.io/Opteron_G2': 'false',
      'host-model-cpu.node.kubevirt.io/Skylake': 'true',
    },
    taints: [{ key: 'pool', value: 'vms', effect: 'NoSchedule' }, { key: 'a', effect: 'NoExecute' }],
    allocatable: {
      'cpu': '15890m',
      'memory': '128974848000m',
      'hugepages-2Mi': '512Mi',
      'hugepages-1Gi': '0',
      'nvidia.com/A10': '2',
      'devices.kubevirt.io/kvm': '1k',
      'pods': '110',
      'attachable-volumes-aws-ebs': '39',
      'ephemeral-storage': '10Gi',
    },
    nodeInfo: { architecture: 'arm64', operatingSystem: 'linux' },
  }))).toEqual([{
    count: 1,
    cpus: 15.89,
    memory: 125952,
    hugepages2Mi: 512,
    hugepages1Gi: 0,
    architecture: 'arm64',
    kvm: true,
    cpuManager: true,
    hostCpuModel: 'Skylake',
    cpuModels: ['Penryn'],
    extendedResources: { 'nvidia.com/A10': 2 },
    labels: { 'kubernetes.io/hostname': 'w', 'pool': 'vms', 'topology.kubernetes.io/zone': 'a' },
    taints: [{ key: 'a', effect: 'NoExecute' }, { key: 'pool', value: 'vms', effect: 'NoSchedule' }],
  }]);
});

test.each([
  'node.kubernetes.io/unschedulable', 'node.kubernetes.io/not-ready', 'node.kubernetes.io/disk-pressure', 'node.cloudprovider.kubernetes.io/uninitialized',
  'kubevirt.io/drain', 'ToBeDeletedByClusterAutoscaler', 'karpenter.sh/disrupted', 'node.cilium.io/agent-not-ready',
])('the taint %s passes', (key) => {
  expect(nodesOf(node('a', { taints: [{ key, effect: 'NoSchedule' }] }), node('b'))).toMatchObject([{ count: 2 }]);
});

test.each(['node-role.kubernetes.io/control-plane', 'CriticalAddonsOnly'])('the taint %s stays, and fair shares are mentioned', (key) => {
  const { platform, text } = read(node('a', { taints: [{ key, effect: 'NoSchedule' }] }));
  expect(platform.nodes[0].taints).toEqual([{ key, effect: 'NoSchedule' }]);
  expect(text).toContain('  # QuotaStrategy.fairShare counts nodes with taints, too: remove them here if no tenant may use them\n');
});

test('a taint that only prefers is no reason to speak of shares', () => {
  expect(read(node('a', { taints: [{ key: 'a', effect: 'PreferNoSchedule' }] })).text).not.toContain('fairShare');
});

test.each([
  ['the name', (name: string) => ({ 'topology.topolvm.io/node': name })],
  ['the first part of the name', (name: string) => ({ 'openebs.io/nodename': name.split('.')[0] })],
  ['an identity of Rancher', (name: string) => ({ 'rke.cattle.io/machine': `id-${name.length}-${name[0]}` })],
])('a label with %s makes no group of its own', (_, labelsOf) => {
  const nodes = ['a.example.com', 'b.example.com'].map((name) => node(name, { labels: labelsOf(name) }));
  expect(nodesOf(...nodes)).toMatchObject([{ count: 2, labels: {} }]);
});

test.each(['mykubernetes.io/x', 'example.com/rke.cattle.io', 'kubevirt', 'x-topology'])('the label %s is a user\'s', (key) => {
  expect(nodesOf(node('a', { labels: { [key]: 'v' } }), node('b', { labels: { [key]: 'v' } }))[0].labels).toEqual({ [key]: 'v' });
});

test.each(['beta.kubernetes.io/os', 'feature.node.kubernetes.io/x', 'node.kubernetes.io/instance-type-x', 'kubevirt.io/schedulable', 'x.k8s.io/y', 'cpumanager'])(
  'the label %s is machinery', (key) => expect(nodesOf(node('a', { labels: { [key]: 'v' } }), node('b'))).toMatchObject([{ count: 2, labels: {} }]),
);

test.each(['x-kubevirt.io/drain', 'ToBeDeleted-not', 'myToBeDeleted'])('the taint %s is a user\'s', (key) => {
  expect(nodesOf(node('a', { taints: [{ key, effect: 'NoSchedule' }] }))[0].taints).toHaveLength(1);
});

test('taints that stand twice are one, in any order', () => {
  const [one, other] = [{ key: 'a', effect: 'NoSchedule' }, { key: 'b', value: 'v', effect: 'NoSchedule' }];
  expect(nodesOf(node('x', { taints: [other, one, one] }), node('y', { taints: [one, other] }))).toMatchObject([{ count: 2, taints: [one, other] }]);
});

test('groups of a few nodes are not called single', () => {
  const serial = (i: number) => ({ labels: { 'example.com/serial': `s${i}` } });
  expect(read(...['a', 'b', 'c'].map((name, i) => node(name, serial(i)))).remarks.join()).not.toContain('--ignore-labels');
  expect(read(...['a', 'b', 'c', 'd'].map((name) => node(name, serial(0)))).remarks.join()).not.toContain('--ignore-labels');
});

test('labels that name single nodes are told, and can be left out', () => {
  const nodes = ['a', 'b', 'c', 'd'].map((name, i) => node(name, { labels: { 'example.com/serial': `s${i}`, 'pool': 'vms' } }));
  const { remarks, platform } = read(...nodes);
  expect(platform.nodes).toHaveLength(4);
  expect(remarks).toContain('nodes: 4 groups of 4 nodes, as labels name single ones; --ignore-labels example.com/serial leaves those out');
  const without = readText(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: nodes }), ['example.com/serial']);
  expect(without.platform.nodes).toMatchObject([{ count: 4, labels: { pool: 'vms' } }]);
  expect(without.remarks.filter((remark) => remark.includes('--ignore-labels'))).toEqual([]);
});

test.each<[string, object, boolean | undefined]>([
  ['the label of old', { cpumanager: 'true' }, true],
  ['both labels', { 'cpumanager': 'true', 'kubevirt.io/cpumanager': 'false' }, false],
  ['another value', { 'kubevirt.io/cpumanager': 'maybe' }, undefined],
])('the CPU manager by %s', (_, labels, expected) => expect(read(node('a', { labels })).platform.nodes[0].cpuManager).toBe(expected));

test('without nodes that is said', () => expect(read(kubevirt()).remarks).toContain('nodes: there is no Node'));

describe('the device that guests run on', () => {
  test('may be that of Hyper-V', () => expect(kvmOf(node('a', { allocatable: { 'devices.kubevirt.io/mshv': '1k' } }), node('b'))).toEqual([true, false]));
  const kvm = { allocatable: { 'devices.kubevirt.io/kvm': '1k' } };
  const kvmOf = (...nodes: readonly object[]) => read(...nodes).platform.nodes.map((each) => each.kvm);
  test('is unknown where no node lists it', () => expect(kvmOf(node('a'), node('b'))).toEqual([undefined]));
  test('is missing where others list it', () => expect(kvmOf(node('a', kvm), node('b'))).toEqual([true, false]));
  test('is missing where none is left', () => expect(kvmOf(node('a', { allocatable: { 'devices.kubevirt.io/kvm': '0' } }))).toEqual([false]));
  test('is not needed where it is emulated', () => {
    expect(kvmOf(kubevirt({ developerConfiguration: { useEmulation: true } }), node('a', { allocatable: { 'devices.kubevirt.io/kvm': '0' } }))).toEqual([undefined]);
  });
});

describe('the architecture', () => {
  const architectureOf = (...objects: readonly object[]) => /^architecture: (.*)$/m.exec(facts(read(...objects)))?.[1];
  const of = (name: string, architecture: string) => node(name, { nodeInfo: { architecture } });
  test('is that of all nodes', () => expect(architectureOf(of('a', 'arm64'), of('b', 'arm64'))).toBe('arm64'));
  test('is unknown where they differ', () => expect(architectureOf(of('a', 'arm64'), of('b', 'amd64'))).toBeUndefined());
  test('is what KubeVirt took', () => expect(architectureOf(of('a', 'arm64'), kubevirt({}, { defaultArchitecture: 'amd64' }))).toBe('amd64'));
  test('is what KubeVirt is told', () => {
    expect(architectureOf(of('a', 'arm64'), kubevirt({ architectureConfiguration: { defaultArchitecture: 's390x' } }))).toBe('s390x');
  });
});

test.each<[string, Parameters<typeof node>[1], string]>([
  ['Windows', { nodeInfo: { operatingSystem: 'windows' } }, 'it runs windows'],
  ['another architecture', { nodeInfo: { architecture: 'ppc64le' } }, 'its architecture is ppc64le'],
  ['no CPUs', { allocatable: { cpu: '0' } }, 'its status.allocatable says no CPUs, or no memory'],
  ['a quantity that is none', { allocatable: { memory: 'much' } }, 'its status.allocatable says no CPUs, or no memory'],
  ['a quantity below zero', { allocatable: { memory: '-1Gi' } }, 'its status.allocatable says no CPUs, or no memory'],
])('a node with %s is left out and told', (_, fields, reason) => {
  const { platform, remarks } = read(node('a', fields), node('b'));
  expect(platform.nodes).toHaveLength(1);
  expect(remarks).toContain(`nodes: Node/a is left out: ${reason}`);
});

test('labels and taints of another form are left out', () => {
  expect(nodesOf(node('a', {
    labels: { 'a b': 'c', 'd': 'e f', '__proto__x': '1', 'ok': '' },
    taints: [{ key: 'a b', effect: 'NoSchedule' }, { key: 'a', effect: 'Never' }, null, 'x', { effect: 'NoSchedule' }],
    allocatable: { 'nvidia.com/A10': '1.5', 'x/y/z': '1', 'example.com/neg': '-1' },
  }))).toEqual([{ count: 1, cpus: 4, memory: 8 * 2 ** 20, extendedResources: {}, labels: { 'kubernetes.io/hostname': 'a', 'ok': '' } }]);
});
