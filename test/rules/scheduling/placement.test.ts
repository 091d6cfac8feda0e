import { Size } from 'cdk8s';
import { TaintEffect } from 'cdk8s-plus-28';
import { Architecture } from '../../../src/manifests/architecture';
import { FindingLevel } from '../../../src/rules/finding-level';
import { instance, judge, merged, pool, replicaSet, virtualMachine } from '../judge';
import type { Json, Verdict } from '../judge';
import { nodes, nodeTable, workload } from '../node-table';
import { machine, object } from '../workload-table';

const { UNSTARTABLE } = FindingLevel;
const SPEC = 'spec.template.spec';
const found = (field: string, got: string, allowed: string, path = SPEC): Verdict => (
  ['placement/fits-node', field ? `${path}.${field}` : path, got, { level: UNSTARTABLE, allowed }]
);
const vm = (fragment: Json = {}) => virtualMachine(fragment);
const guest = (domain: Json) => vm({ domain: merged({ memory: { guest: '1Gi' }, devices: {} }, domain) });
const memory = (size: string) => guest({ memory: { guest: size } });

describe('placement/fits-node: resources', () => {
  // 8Mi for each vCPU, 8Mi, 32Mi and 220Mi beside the guest.
  nodeTable('placement/fits-node', [
    ['nothing is known of nodes', memory('1Ti'), []],
    ['a guest as large as its node has room for', memory(`${16384 - 268}Mi`), [nodes()]],
    ['a guest larger by 1Mi', memory(`${16384 - 267}Mi`), [nodes()], found('domain.memory.guest', '16385Mi of memory', 'nodes[0] (3 nodes): 16384Mi of memory')],
    ['a node that is large enough', memory('20Gi'), [nodes(), nodes({ count: 1, memory: Size.gibibytes(32) })]],
    ['two kinds of nodes that are not', memory('32Gi'), [nodes(), nodes({ count: 1, memory: Size.gibibytes(32) })],
      found('domain.memory.guest', '33036Mi of memory', 'nodes[0] (3 nodes): 16384Mi of memory; nodes[1] (1 node): 32768Mi of memory')],
    ['80 vCPUs, of which each requests a tenth', guest({ cpu: { cores: 80 } }), [nodes()]],
    ['81 vCPUs', guest({ cpu: { cores: 81 } }), [nodes()], found('domain.cpu', '8.1 CPUs', 'nodes[0] (3 nodes): 8 CPUs')],
    ['nodes with half a CPU', guest({ cpu: { cores: 81 } }), [nodes({ cpus: 8.1 })]],
    ['CPUs that are stated', guest({ resources: { requests: { cpu: '9' } }, cpu: { cores: 16 } }), [nodes()],
      found('domain.cpu', '9 CPUs', 'nodes[0] (3 nodes): 8 CPUs')],
    ['dedicated CPUs', guest({ cpu: { cores: 8, dedicatedCpuPlacement: true } }), [nodes()]],
    ['one dedicated CPU more, for the emulator', guest({ cpu: { cores: 8, dedicatedCpuPlacement: true, isolateEmulatorThread: true } }), [nodes()],
      found('domain.cpu', '9 CPUs', 'nodes[0] (3 nodes): 8 CPUs')],
    ['no node has both', guest({ cpu: { cores: 81 }, memory: { guest: '20Gi' } }), [nodes({ cpus: 64 }), nodes({ count: 1, memory: Size.gibibytes(64) })],
      found('', '21388Mi of memory, 8.1 CPUs', 'nodes[0] (3 nodes): 16384Mi of memory; nodes[1] (1 node): 8 CPUs')],
    ['huge pages that are not told', guest({ memory: { guest: '8Gi', hugepages: { pageSize: '2Mi' } } }), [nodes()]],
    ['huge pages', guest({ memory: { guest: '8Gi', hugepages: { pageSize: '2Mi' } } }), [nodes({ hugepages2Mi: Size.gibibytes(8), hugepages1Gi: Size.gibibytes(0) })]],
    ['too few huge pages', guest({ memory: { guest: '8Gi', hugepages: { pageSize: '2Mi' } } }), [nodes({ hugepages2Mi: Size.gibibytes(7) })],
      found('domain.memory.hugepages', '8192Mi of huge pages of 2Mi', 'nodes[0] (3 nodes): 7168Mi of huge pages of 2Mi')],
    ['no large ones', guest({ memory: { guest: '8Gi', hugepages: { pageSize: '1Gi' } } }), [nodes({ hugepages2Mi: Size.gibibytes(9), hugepages1Gi: Size.gibibytes(0) })],
      found('domain.memory.hugepages', '8192Mi of huge pages of 1Gi', 'nodes[0] (3 nodes): 0Mi of huge pages of 1Gi')],
    ['huge pages of a size that cannot be told', guest({ memory: { guest: '8Gi', hugepages: { pageSize: '64Ki' } } }), [nodes({ hugepages2Mi: Size.gibibytes(7) })]],
    ['a pool', pool({ domain: { memory: { guest: '16Gi' } } }), [nodes()],
      found('domain.memory.guest', '16652Mi of memory', 'nodes[0] (3 nodes): 16384Mi of memory', 'spec.virtualMachineTemplate.spec.template.spec')],
    ['a replica set', replicaSet({ domain: { memory: { guest: '16Gi' } } }), [nodes()],
      found('domain.memory.guest', '16652Mi of memory', 'nodes[0] (3 nodes): 16384Mi of memory')],
    ['an instance', instance({ domain: { memory: { guest: '16Gi' } } }), [nodes()],
      found('domain.memory.guest', '16652Mi of memory', 'nodes[0] (3 nodes): 16384Mi of memory', 'spec')],
    ['no replicas', merged(pool({ domain: { memory: { guest: '16Gi' } } }), { spec: { replicas: 0 } }), [nodes()]],
    ['an instancetype', merged(vm({ domain: { memory: undefined } }), { spec: { instancetype: { name: 'u1.8xlarge' } } }), [nodes()],
      ['placement/fits-node', 'spec.instancetype', '131588Mi of memory', { level: UNSTARTABLE, allowed: 'nodes[0] (3 nodes): 16384Mi of memory' }]],
    ['an instancetype that is not known', merged(vm({ domain: { memory: undefined } }), { spec: { instancetype: { name: 'mine' } } }), [nodes()]],
    ['another scheduler', vm({ domain: { memory: { guest: '16Gi' } }, schedulerName: 'mine' }), [nodes()]],
    ['the scheduler by its name', vm({ domain: { memory: { guest: '16Gi' } }, schedulerName: 'default-scheduler' }), [nodes()],
      found('domain.memory.guest', '16652Mi of memory', 'nodes[0] (3 nodes): 16384Mi of memory')],
    ['many kinds of nodes', memory('16Gi'), [1, 2, 3, 4, 5, 6].map((count) => nodes({ count })), found('domain.memory.guest', '16652Mi of memory',
      '1 node, 2 nodes, 3 nodes, 4 nodes'.split(', ').map((count, i) => `nodes[${i}] (${count}): 16384Mi of memory`).join('; ') + '; 2 more')],
  ]);

  test('an earlier KubeVirt, whose overhead is not known', () => {
    const rules = (size: string) => judge(memory(size), { nodes: [nodes()], kubevirtVersion: '1.10.0' }).map(([rule]) => rule);
    expect([rules('16Gi'), rules('16385Mi')]).toEqual([['platform/has-judged-release'], ['platform/has-judged-release', 'placement/fits-node']]);
  });

  test('what a CR gives and the Platform says', () => {
    const got = (profile: Json, ...manifests: Json[]) => (
      judge([...manifests, guest({ cpu: { cores: 32 } })], { nodes: [nodes()], ...profile }).map(([, , value]) => value)
    );
    const cr = { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: { name: 'k', namespace: 'kubevirt' }, spec: {} };
    expect(got({})).toEqual([]);
    expect(got({ cpuAllocationRatio: 3 })).toEqual(['10.667 CPUs']);
    // With the log of the console, which a cluster may switch off.
    expect(got({ cpuAllocationRatio: 3 }, cr)).toContain('10.672 CPUs');
  });
});

describe('placement/fits-node: devices', () => {
  const gpus = (...names: string[]) => guest({ devices: { gpus: names.map((deviceName, i) => ({ name: `g${i}`, deviceName })) } });
  const on = (extendedResources: { [resource: string]: number }) => [nodes({ extendedResources })];
  const sriov = (networkName: string, interfaces: Json[] = [{ name: 'vf', sriov: {} }]) => machine({
    domain: { devices: { interfaces } }, networks: interfaces.map(({ name }) => ({ name, multus: { networkName } })),
  });
  const network = (resource?: string) => object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'n', { config: '{}' }, {
    annotations: resource ? { 'k8s.v1.cni.cncf.io/resourceName': resource } : {},
  });
  const VF = 'openshift.io/vfs';
  nodeTable('placement/fits-node', [
    ['devices that are not told', gpus('nvidia.com/A10'), [nodes()]],
    ['enough', gpus('nvidia.com/A10', 'nvidia.com/A10'), on({ 'nvidia.com/A10': 2 })],
    ['too few', gpus('nvidia.com/A10', 'nvidia.com/A10'), on({ 'nvidia.com/A10': 1 }),
      found('domain.devices', '2 nvidia.com/A10', 'nodes[0] (3 nodes): 1 nvidia.com/A10')],
    ['none', gpus('nvidia.com/A10'), on({}), found('domain.devices', '1 nvidia.com/A10', 'nodes[0] (3 nodes): 0 nvidia.com/A10')],
    ['KubeVirt’s own are not told', guest({ devices: { autoattachVSOCK: true } }), on({})],
    ['KubeVirt’s own are told', vm(), on({ 'devices.kubevirt.io/kvm': 0 }),
      found('domain', '1 devices.kubevirt.io/kvm', 'nodes[0] (3 nodes): 0 devices.kubevirt.io/kvm')],
    ['a node without KVM', vm(), [nodes({ kvm: false }), nodes({ kvm: true })]],
    ['no node with KVM', vm(), [nodes({ kvm: false })], found('domain', '1 devices.kubevirt.io/kvm', 'nodes[0] (3 nodes): 0 devices.kubevirt.io/kvm')],
    ['containers need no KVM', workload('Deployment', 'a'), [nodes({ kvm: false })]],
    ['virtual functions', [sriov('n'), network(VF)], on({ [VF]: 1 })],
    ['no virtual functions', [sriov('n'), network(VF)], on({}), found('domain.devices', `1 ${VF}`, `nodes[0] (3 nodes): 0 ${VF}`)],
    ['no virtual functions of a network of a namespace', [sriov('x/n'), network(VF)], on({}), found('domain.devices', `1 ${VF}`, `nodes[0] (3 nodes): 0 ${VF}`)],
    ['two interfaces', [sriov('n', [{ name: 'a', sriov: {} }, { name: 'b', sriov: {} }]), network(VF)], on({ [VF]: 1 }),
      found('domain.devices', `2 ${VF}`, `nodes[0] (3 nodes): 1 ${VF}`)],
    ['an interface that needs none', [sriov('n', [{ name: 'a', bridge: {} }]), network(VF)], on({})],
    ['a network of another namespace', [sriov('y/n'), network(VF)], on({})],
    ['a network without a resource', [sriov('n'), network()], on({})],
  ]);
});

describe('placement/fits-node: NUMA', () => {
  const numa = (cores: number, size: string) => guest({
    cpu: { cores, dedicatedCpuPlacement: true, numa: { guestMappingPassthrough: {} } }, memory: { guest: size, hugepages: { pageSize: '1Gi' } },
  });
  const cells = (...list: [cpus: number, hugepages1Gi?: number][]) => [nodes({
    cpus: 64,
    hugepages1Gi: Size.gibibytes(64),
    numaCells: list.map(([cpus, gibibytes]) => ({ cpus, ...gibibytes === undefined ? {} : { hugepages1Gi: Size.gibibytes(gibibytes) } })),
  })];
  const not = (cores: number, gibibytes: number) => found('domain.cpu.numa',
    `NUMA cells with ${cores} CPUs and ${gibibytes * 1024}Mi in pages of 1Gi`, 'nodes[0] (3 nodes): no such cells');
  nodeTable('placement/fits-node', [
    ['one cell', numa(16, '8Gi'), cells([16, 8], [16, 8])],
    ['two cells', numa(17, '16Gi'), cells([16, 8], [16, 8])],
    ['two cells that share an odd number of pages', numa(17, '15Gi'), cells([16, 8], [16, 7])],
    ['too many CPUs', numa(33, '16Gi'), cells([16, 8], [16, 8]), not(33, 16)],
    ['too much memory', numa(17, '18Gi'), cells([16, 8], [16, 8]), not(17, 18)],
    ['enough memory, but not in each cell', numa(17, '16Gi'), cells([16, 12], [16, 7]), not(17, 16)],
    ['enough CPUs, but not where the memory is', numa(17, '16Gi'), cells([16, 16], [32, 4]), not(17, 16)],
    ['memory of cells that is not told', numa(17, '16Gi'), cells([16], [16])],
    ['more cells than CPUs', numa(1, '16Gi'), cells([16, 8], [16, 8]), not(1, 16)],
    ['more cells than pages', numa(17, '1Gi'), cells([16, 8], [16, 8]), not(17, 1)],
    ['cells that have no CPU left', numa(1, '8Gi'), cells([0.5, 8], [16, 4]), not(1, 8)],
    ['cells that are not told', numa(33, '16Gi'), [nodes({ cpus: 64 })]],
    ['a guest that is not laid out', guest({ cpu: { cores: 33, dedicatedCpuPlacement: true } }), cells([16, 8], [16, 8])],
  ]);
});

describe('placement/fits-node: labels, taints and CPUs', () => {
  const select = (nodeSelector: Json) => vm({ nodeSelector });
  const affine = (...nodeSelectorTerms: Json[]) => (
    vm({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } } })
  );
  const term = (...matchExpressions: Json[]) => ({ matchExpressions });
  const is = (operator: string, ...values: string[]) => term({ key: 'pool', operator, ...values.length ? { values } : {} });
  const labelled = (labels: { [key: string]: string }) => [nodes({ labels })];
  const unaffine = found('affinity.nodeAffinity', 'labels by nodeAffinity', 'nodes[0] (3 nodes): no term of nodeAffinity matches');
  const rank = (operator: string, ...values: string[]) => affine(term({ key: 'rank', operator, values }));
  nodeTable('placement/fits-node', [
    ['labels that are not told', select({ pool: 'vms' }), [nodes()]],
    ['the label', select({ pool: 'vms' }), labelled({ pool: 'vms' })],
    ['another value', select({ pool: 'vms' }), labelled({ pool: 'all' }), found('nodeSelector', 'label pool=vms', 'nodes[0] (3 nodes): label pool=all')],
    ['no such label', select({ pool: 'vms' }), labelled({ zone: 'a' }), found('nodeSelector', 'label pool=vms', 'nodes[0] (3 nodes): no label pool')],
    ['a label of every object', select({ constructor: 'vms' }), labelled({}), found('nodeSelector', 'label constructor=vms', 'nodes[0] (3 nodes): no label constructor')],
    ['a label that Kubernetes writes', select({ 'topology.kubernetes.io/zone': 'a', 'node.kubevirt.io/x': 'b', 'kubernetes.io/os': 'linux', 'a.k8s.io/b': 'c' }), labelled({})],
    ['a label that only looks so', select({ 'mykubernetes.io/x': 'a' }), labelled({}), found('nodeSelector', 'label mykubernetes.io/x=a', 'nodes[0] (3 nodes): no label mykubernetes.io/x')],
    ['a zone that is told', select({ 'topology.kubernetes.io/zone': 'a' }), labelled({ 'topology.kubernetes.io/zone': 'b' }),
      found('nodeSelector', 'label topology.kubernetes.io/zone=a', 'nodes[0] (3 nodes): label topology.kubernetes.io/zone=b')],
    ['nodes on which KubeVirt runs nothing', vm(), labelled({ 'kubevirt.io/schedulable': 'false' }),
      found('nodeSelector', 'label kubevirt.io/schedulable=true', 'nodes[0] (3 nodes): label kubevirt.io/schedulable=false')],
    ['In', affine(is('In', 'a', 'vms')), labelled({ pool: 'vms' })],
    ['In others', affine(is('In', 'a')), labelled({ pool: 'vms' }), unaffine],
    ['In, without the label', affine(is('In', 'a')), labelled({}), unaffine],
    ['NotIn', affine(is('NotIn', 'vms')), labelled({ pool: 'vms' }), unaffine],
    ['NotIn others', affine(is('NotIn', 'a')), labelled({ pool: 'vms' })],
    ['NotIn, without the label', affine(is('NotIn', 'a')), labelled({})],
    ['Exists', affine(is('Exists')), labelled({ pool: 'vms' })],
    ['Exists, without the label', affine(is('Exists')), labelled({}), unaffine],
    ['DoesNotExist', affine(is('DoesNotExist')), labelled({ pool: 'vms' }), unaffine],
    ['DoesNotExist, without the label', affine(is('DoesNotExist')), labelled({})],
    ['Gt', rank('Gt', '2'), labelled({ rank: '10' })],
    ['Gt what it is', rank('Gt', '10'), labelled({ rank: '10' }), unaffine],
    ['Gt, without the label', rank('Gt', '-1'), labelled({}), unaffine],
    ['Lt', rank('Lt', '20'), labelled({ rank: '10' })],
    ['Lt what it is', rank('Lt', '10'), labelled({ rank: '10' }), unaffine],
    ['Lt, without the label', rank('Lt', '1'), labelled({}), unaffine],
    ['one of two terms', affine(is('In', 'a'), is('In', 'vms')), labelled({ pool: 'vms' })],
    ['one of two requirements', affine(term({ key: 'pool', operator: 'Exists' }, { key: 'rank', operator: 'Exists' })), labelled({ pool: 'vms' }), unaffine],
    ['a term that is not known', affine(is('In', 'a'), term({ key: 'topology.kubernetes.io/zone', operator: 'In', values: ['a'] })), labelled({ pool: 'vms' })],
    ['a term by name', affine({ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a'] }] }), labelled({ pool: 'vms' })],
    ['a term without requirements', affine({}), [nodes()], unaffine],
    ['preference only', vm({ affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: is('In', 'a') }] } } }), labelled({})],
  ]);

  const tainted = (effect = TaintEffect.NO_SCHEDULE, value?: string) => [nodes({ taints: [{ key: 'pool', effect, ...value === undefined ? {} : { value } }] })];
  const tolerating = (...tolerations: Json[]) => vm({ tolerations });
  const intolerant = (taint: string) => found('', `no taint ${taint}`, `nodes[0] (3 nodes): taint ${taint} is not tolerated`);
  nodeTable('placement/fits-node', [
    ['a taint', vm(), tainted(), intolerant('pool:NoSchedule')],
    ['a taint with a value', vm(), tainted(TaintEffect.NO_EXECUTE, 'vms'), intolerant('pool=vms:NoExecute')],
    ['a taint that is preferred', vm(), tainted(TaintEffect.PREFER_NO_SCHEDULE)],
    ['the taint is tolerated', tolerating({ key: 'pool', operator: 'Exists' }), tainted(TaintEffect.NO_SCHEDULE, 'vms')],
    ['everything is tolerated', tolerating({ operator: 'Exists' }), tainted()],
    ['its value is tolerated', tolerating({ key: 'pool', value: 'vms', effect: 'NoSchedule' }), tainted(TaintEffect.NO_SCHEDULE, 'vms')],
    ['no value is tolerated', tolerating({ key: 'pool', operator: 'Equal' }), tainted()],
    ['another value is tolerated', tolerating({ key: 'pool', value: 'all' }), tainted(TaintEffect.NO_SCHEDULE, 'vms'), intolerant('pool=vms:NoSchedule')],
    ['another effect is tolerated', tolerating({ key: 'pool', operator: 'Exists', effect: 'NoExecute' }), tainted(), intolerant('pool:NoSchedule')],
    ['another key is tolerated', tolerating({ key: 'other', operator: 'Exists' }), tainted(), intolerant('pool:NoSchedule')],
    ['one of two is tolerated', tolerating({ key: 'a', operator: 'Exists' }), [nodes({ taints: ['a', 'b'].map((key) => ({ key, effect: TaintEffect.NO_SCHEDULE })) })],
      intolerant('b:NoSchedule')],
  ]);

  const model = (name: string) => guest({ cpu: { model: name } });
  const dedicated = guest({ cpu: { cores: 2, dedicatedCpuPlacement: true } });
  const unlike = (got: string, has: string, field = 'domain.cpu.model') => found(field, `label ${got}`, `nodes[0] (3 nodes): ${has}`);
  nodeTable('placement/fits-node', [
    ['a CPU model', model('Penryn'), [nodes({ cpuModels: ['Nehalem', 'Penryn'] })]],
    ['a CPU model that there is not', model('Penryn'), [nodes({ cpuModels: ['Nehalem'] })],
      unlike('cpu-model.node.kubevirt.io/Penryn=true', 'no label cpu-model.node.kubevirt.io/Penryn')],
    ['CPU models by their labels', model('Penryn'), labelled({ 'cpu-model.node.kubevirt.io/Penryn': 'true' })],
    ['other CPU models by their labels', model('Penryn'), labelled({ 'cpu-model.node.kubevirt.io/Nehalem': 'true' }),
      unlike('cpu-model.node.kubevirt.io/Penryn=true', 'no label cpu-model.node.kubevirt.io/Penryn')],
    ['CPU models that are not told', model('Penryn'), labelled({ pool: 'vms' })],
    ['the model of the host', model('host-model'), [nodes({ cpuModels: [] })]],
    ['the CPU of the host', model('host-passthrough'), [nodes({ cpuModels: [] })]],
    ['a guest that is emulated', vm({ architecture: 'arm64' }), [nodes()]],
    ['an architecture', vm({ architecture: 'amd64' }), [nodes({ architecture: Architecture.AMD64 })]],
    ['another architecture', vm({ architecture: 'arm64' }), [nodes({ architecture: Architecture.AMD64 })],
      unlike('kubernetes.io/arch=arm64', 'label kubernetes.io/arch=amd64', 'architecture')],
    ['another architecture by its label', vm({ architecture: 'arm64' }), labelled({ 'kubernetes.io/arch': 'amd64' }),
      unlike('kubernetes.io/arch=arm64', 'label kubernetes.io/arch=amd64', 'architecture')],
    ['the architecture of the cluster, which the Platform need not say', vm(), [nodes({ architecture: Architecture.ARM64 })]],
    ['dedicated CPUs', dedicated, [nodes({ cpuManager: true })]],
    ['no dedicated CPUs', dedicated, [nodes({ cpuManager: false })],
      unlike('kubevirt.io/cpumanager=true', 'label kubevirt.io/cpumanager=false', 'domain.cpu.dedicatedCpuPlacement')],
    ['dedicated CPUs by the old label', dedicated, labelled({ cpumanager: 'true' })],
    ['no dedicated CPUs by the old label', dedicated, labelled({ cpumanager: 'false' }),
      unlike('kubevirt.io/cpumanager=true', 'label kubevirt.io/cpumanager=false', 'domain.cpu.dedicatedCpuPlacement')],
    ['dedicated CPUs that are not told', dedicated, labelled({})],
    ['shared CPUs', vm(), [nodes({ cpuManager: false })]],
  ]);

  test('guests of other architectures run by a gate', () => {
    const profile = { nodes: [nodes({ architecture: Architecture.AMD64 })], enabledFeatureGates: ['CrossArchitectureVirtualization', 'MultiArchitecture'] };
    expect(judge(vm({ architecture: 'arm64' }), profile).map(([rule]) => rule)).not.toContain('placement/fits-node');
  });

  const spread = (topologyKey: string, whenUnsatisfiable = 'DoNotSchedule') => (
    vm({ topologySpreadConstraints: [{ maxSkew: 1, topologyKey, whenUnsatisfiable, labelSelector: { matchLabels: { app: 'a' } } }] })
  );
  nodeTable('placement/fits-node', [
    ['a spread over racks', spread('rack'), labelled({ rack: '1' })],
    ['a spread over racks that there are not', spread('rack'), labelled({}), found('topologySpreadConstraints', 'label rack', 'nodes[0] (3 nodes): no label rack')],
    ['a spread that need not be', spread('rack', 'ScheduleAnyway'), labelled({})],
    ['a spread over zones that are not told', spread('topology.kubernetes.io/zone'), labelled({})],
  ]);
});

describe('placement/fits-node: containers', () => {
  const not = found('containers', '17408Mi of memory', 'nodes[0] (3 nodes): 16384Mi of memory');
  const large = { memory: '17Gi' };
  const cron = object('batch/v1', 'CronJob', 'c', { schedule: '* * * * *', jobTemplate: { spec: workload('Job', 'c', {}, large).spec } });
  const pod = object('v1', 'Pod', 'p', workload('Deployment', 'p', {}, large).spec.template.spec);
  nodeTable('placement/fits-node', [
    ['a small one', workload('Deployment', 'a'), [nodes()]],
    ['a large one', workload('Deployment', 'a', {}, large), [nodes()], not],
    ['a set', workload('StatefulSet', 'a', {}, large), [nodes()], not],
    ['a job', workload('Job', 'a', {}, large), [nodes()], not],
    ['a job that is suspended', workload('Job', 'a', { suspend: true }, large), [nodes()]],
    ['a cron job', cron, [nodes()], found('containers', '17408Mi of memory', 'nodes[0] (3 nodes): 16384Mi of memory', 'spec.jobTemplate.spec.template.spec')],
    ['a pod', pod, [nodes()], found('containers', '17408Mi of memory', 'nodes[0] (3 nodes): 16384Mi of memory', 'spec')],
    ['a pod that something else makes', merged(pod, { metadata: { ownerReferences: [{ apiVersion: 'v1', kind: 'A', name: 'a', uid: 'a' }] } }), [nodes()]],
    ['a pod that is placed already', merged(pod, { spec: { nodeName: 'a' } }), [nodes()]],
    ['no replicas', workload('Deployment', 'a', { replicas: 0 }, large), [nodes()]],
    ['one for each node, if it fits', workload('DaemonSet', 'a', {}, large), [nodes()]],
    ['labels', workload('Deployment', 'a', {}, {}, { nodeSelector: { pool: 'a' } }), [nodes({ labels: {} })],
      found('nodeSelector', 'label pool=a', 'nodes[0] (3 nodes): no label pool')],
    ['another scheduler', workload('Deployment', 'a', {}, large, { schedulerName: 'mine' }), [nodes()]],
  ]);
});
