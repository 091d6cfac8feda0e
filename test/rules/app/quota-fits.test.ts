import { admit } from '../../../src/admission/admission';
import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, pool } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, JUDGED_AS_NEWEST, machine, namespace, object } from '../workload-table';

/*
 * A VM of 1 vCPU and 2Gi as KubeVirt renders it (`plain-1vcpu-2Gi-guest` of launcher-pods.json): compute requests 100m and 2428502016 bytes
 * (2316Mi + 1/64: 268Mi overhead), the console log 5m and 35M; 105m and 2463502016 together. Under a quota on limits compute gets 1 CPU and
 * twice its request, the console log has 15m and 60M: 1015m and 4917004032 bytes.
 */
const guest = { domain: { cpu: { cores: 1 }, memory: { guest: '2Gi' } } };
const vm = (name: string, spec: Json = { runStrategy: 'Always' }, fragment: Json = {}) => machine(merged(guest, fragment), {}, { metadata: { name }, spec });
const quota = (hard: Json, more: Json = {}) => object('v1', 'ResourceQuota', 'q', { hard, ...more });
const said = (allowed: string, level?: FindingLevel) => ({ allowed, ...level ? { level } : {} });
const { ADVISED, UNSTARTABLE } = FindingLevel;
const pod = (spec: Json = {}, resources: Json = { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } }) => (
  { containers: [{ name: 'main', image: 'i', resources }], ...spec }
);
const workload = (kind: string, spec: Json, template: Json = pod()) => object('apps/v1', kind, 'w', {
  selector: { matchLabels: { app: 'w' } }, template: { metadata: { labels: { app: 'w' } }, spec: template }, ...spec,
});
const job = (spec: Json, template: Json = pod({ restartPolicy: 'Never' })) => object('batch/v1', 'Job', 'j', { template: { spec: template }, ...spec });
const tooLarge = (key: string, got: string, most: string, level = UNSTARTABLE, path = 'spec.template.spec'): Verdict => (
  ['quota/fits-pod', path, `${got} of ${key}`, said(`at most ${most}, by ResourceQuota q`, level)]
);
const tooSmall = (rule: string, key: string, got: string, least: string, level = UNSTARTABLE): Verdict => (
  [`quota/${rule}`, `spec.hard[${key}]`, got, said(`at least ${least}`, level)]
);

describe('quota/fits-pod', () => {
  appTable('quota', [
    ['exactly what the launcher is charged', [namespace('x'), vm('a'), quota({ 'requests.memory': '2463502016', 'requests.cpu': '105m', 'pods': '1' })]],
    ['less than compute requests', [namespace('x'), vm('a'), quota({ 'requests.memory': '2428502015' })], tooLarge('requests.memory', '2349.4Mi', '2428502015')],
    ['enough for compute but not for the log, which a KubeVirt CR may switch off', [namespace('x'), vm('a'), quota({ 'requests.memory': '2428502016' })],
      tooLarge('requests.memory', '2349.4Mi', '2428502016', ADVISED)],
    ['the short names', [namespace('x'), vm('a'), quota({ memory: '2Gi', cpu: '99m' })], tooLarge('memory', '2349.4Mi', '2Gi')],
    ['limits that KubeVirt gives', [namespace('x'), vm('a'), quota({ 'limits.cpu': '999m' })], tooLarge('limits.cpu', '1015m', '999m')],
    ['twice the request in a namespace that is known', [namespace('x'), vm('a'), quota({ 'limits.memory': '4Gi' })], tooLarge('limits.memory', '4689.3Mi', '4Gi')],
    ['twice the request unless a label says less', [
      merged(namespace('x'), { metadata: { labels: { 'alpha.kubevirt.io/auto-memory-limits-ratio': '1.2' } } }), vm('a'), quota({ 'limits.memory': '4Gi' }),
    ]],
    ['a namespace whose label is not known', [vm('a'), quota({ 'limits.memory': '4Gi' })], tooLarge('limits.memory', '4689.3Mi', '4Gi', ADVISED)],
    ['a VM that is halted never starts either', [namespace('x'), vm('a', { runStrategy: 'Halted' }), quota({ 'requests.memory': '2Gi' })],
      tooLarge('requests.memory', '2349.4Mi', '2Gi')],
    ['huge pages', [namespace('x'), vm('a', undefined, { domain: { memory: { hugepages: { pageSize: '1Gi' } } } }), quota({ 'requests.hugepages-1Gi': '1Gi' })],
      tooLarge('requests.hugepages-1Gi', '2Gi', '1Gi')],
    ['huge pages by their bare name', [
      namespace('x'), vm('a', undefined, { domain: { memory: { hugepages: { pageSize: '2Mi' } } } }), quota({ 'hugepages-2Mi': '1Gi' }),
    ], tooLarge('hugepages-2Mi', '2Gi', '1Gi')],
    ['devices', [namespace('x'), vm('a'), quota({ 'requests.devices.kubevirt.io/kvm': '0' })], tooLarge('requests.devices.kubevirt.io/kvm', '1', '0')],
    ['a quota of another namespace', [namespace('x'), vm('a'), merged(quota({ memory: '1Gi' }), { metadata: { namespace: 'y' } })]],
    ['a guest whose instancetype is not known', [namespace('x'), vm('a', { runStrategy: 'Always', instancetype: { name: 'unknown' } }), quota({ memory: '1Mi' })]],
    ['each quota is told', [namespace('x'), vm('a'), quota({ memory: '2Gi' }), merged(quota({ cpu: '1m' }), { metadata: { name: 'r' } })],
      ['quota/fits-pod', 'spec.template.spec', '105m of cpu', said('at most 1m, by ResourceQuota r', UNSTARTABLE)], tooLarge('memory', '2349.4Mi', '2Gi')],
    ['files that are alternatives', [namespace('x'), vm('a'), vm('a'), quota({ memory: '2Gi' })], tooLarge('memory', '2349.4Mi', '2Gi', ADVISED)],
    ['a pool', [namespace('x'), merged(pool(guest), { metadata: { namespace: 'x' } }), quota({ memory: '2Gi' })],
      tooLarge('memory', '2349.4Mi', '2Gi', UNSTARTABLE, 'spec.virtualMachineTemplate.spec.template.spec')],
    ['a Deployment', [namespace('x'), workload('Deployment', {}), quota({ 'requests.cpu': '999m' })], tooLarge('requests.cpu', '1', '999m')],
    ['a Deployment without replicas', [namespace('x'), workload('Deployment', { replicas: 0 }), quota({ 'requests.cpu': '999m' })]],
    ['a DaemonSet', [namespace('x'), workload('DaemonSet', {}), quota({ 'requests.cpu': '999m' })], tooLarge('requests.cpu', '1', '999m')],
    ['a Job', [namespace('x'), job({}), quota({ 'requests.cpu': '999m' })], tooLarge('requests.cpu', '1', '999m')],
    ['a suspended Job', [namespace('x'), job({ suspend: true }), quota({ 'requests.cpu': '999m' })]],
    ['what another object of the cluster made', [
      namespace('x'), merged(object('v1', 'Pod', 'p', pod()), { metadata: { ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'r', uid: 'u' }] } }),
      quota({ cpu: '1m' }),
    ]],
    ['defaults of a LimitRange are charged', [
      namespace('x'), workload('Deployment', {}, pod({}, {})), quota({ 'requests.cpu': '1' }),
      object('v1', 'LimitRange', 'l', { limits: [{ type: 'Container', defaultRequest: { cpu: '2' }, default: { cpu: '2' } }] }),
    ], tooLarge('requests.cpu', '2', '1')],
  ]);

  test('a release that is not known may have another overhead', () => {
    const app = [namespace('x'), vm('a'), quota({ memory: '2Gi' })];
    expect(judge(app, { kubevirtVersion: '1.10.0' })).toEqual([JUDGED_AS_NEWEST, tooLarge('memory', '2349.4Mi', '2Gi', ADVISED)]);
    expect(judge([namespace('x'), vm('a'), quota({ memory: '2047Mi' })], { kubevirtVersion: '1.10.0' })).toEqual([JUDGED_AS_NEWEST, tooLarge('memory', '2349.4Mi', '2047Mi')]);
  });

  test('KubeVirt 1.6 counts page tables for a guest without a request', () => {
    expect(judge([namespace('x'), vm('a'), quota({ memory: '2Gi' })], { kubevirtVersion: '1.6.2' })).toEqual([tooLarge('memory', '2353.4Mi', '2Gi')]);
  });

  test('a cluster that shares CPUs less', () => {
    const app = [namespace('x'), vm('a'), quota({ cpu: '400m' })];
    expect(judge(app, { cpuAllocationRatio: 2 })).toEqual([tooLarge('cpu', '505m', '400m')]);
    expect(judge(app)).toEqual([]);
  });

  describe('guests that are written alike', () => {
    const inside = (name: string, manifests: readonly Json[]) => (
      [namespace(name), ...manifests.map((each) => merged(each, { metadata: { namespace: name } }))]
    );
    const refused = (app: readonly Json[], enabledFeatureGates?: string[]) => (
      admit(app.map((manifest) => ({ manifest })), { enabledFeatureGates }).filter(({ rule }) => rule === 'quota/fits-pod').map((each) => each.namespace)
    );

    test.each(['VirtualMachineInstancetype', 'virtualmachineinstancetypes'])('a %s of each namespace', (kind) => {
      const made = (memory: string) => object('instancetype.kubevirt.io/v1', 'VirtualMachineInstancetype', 't', { cpu: { guest: 1 }, memory: { guest: memory } });
      const typed = machine({ domain: { memory: undefined } }, {}, { metadata: { name: 'a' }, spec: { runStrategy: 'Always', instancetype: { kind, name: 't' } } });
      const app = (memory: string) => [made(memory), typed, quota({ memory: '3Gi' })];
      expect(refused([...inside('x', app('2Gi')), ...inside('y', app('4Gi'))])).toEqual(['y']);
    });

    test('a network of each namespace', () => {
      const network = (resource: string) => merged(object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'n', { config: '{}' }), {
        metadata: { annotations: { 'k8s.v1.cni.cncf.io/resourceName': resource } },
      });
      const attached = vm('a', undefined, {
        domain: { devices: { interfaces: [{ name: 'n', sriov: {} }] } }, networks: [{ name: 'n', multus: { networkName: 'n' } }],
      });
      const app = (resource: string) => [network(resource), attached, quota({ 'requests.intel.com/vf': '0' })];
      expect(refused([...inside('x', app('intel.com/other')), ...inside('y', app('intel.com/vf'))], [])).toEqual(['y']);
    });

    test('a MAC address and a serial number cost nothing', () => {
      const own = (name: string, mac: string) => vm(name, undefined, {
        domain: { firmware: { serial: name }, devices: { interfaces: [{ name: 'd', masquerade: {}, macAddress: mac }] } }, networks: [{ name: 'd', pod: {} }],
      });
      const guests = [own('a', '02:00:00:00:00:01'), own('b', '02:00:00:00:00:02')];
      expect(refused(inside('x', [...guests, quota({ memory: '2Gi' })]))).toEqual(['x', 'x']);
    });
  });

  test('the KubeVirt CR of the input decides', () => {
    const kubevirt = (configuration: Json) => (
      { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: { name: 'kubevirt', namespace: 'kubevirt' }, spec: { configuration } }
    );
    const app = [namespace('x'), vm('a'), quota({ memory: '2428502016' })];
    const found = (configuration: Json) => judge([...app, kubevirt(configuration)]).filter(([rule]) => rule.startsWith('quota/'));
    expect(found({})).toEqual([tooLarge('memory', '2349.4Mi', '2428502016')]);
    expect(found({ virtualMachineOptions: { disableSerialConsoleLog: {} } })).toEqual([]);
    expect(found({ developerConfiguration: { memoryOvercommit: 200 } })).toEqual([]);
    expect(found({ additionalGuestMemoryOverheadRatio: '2', virtualMachineOptions: { disableSerialConsoleLog: {} } })).toEqual(
      [tooLarge('memory', '2584.1Mi', '2428502016')],
    );
  });
});

describe('quota/fits-workloads', () => {
  const pair = [namespace('x'), vm('a'), vm('b')];
  const scaled = (minReplicas: number | undefined, maxReplicas: number) => object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'w' }, minReplicas, maxReplicas,
  });
  const keda = (spec: Json) => object('keda.sh/v1alpha1', 'ScaledObject', 'k', { scaleTargetRef: { name: 'w' }, triggers: [], ...spec });
  const short = (key: string, got: string, least: string, level = UNSTARTABLE) => tooSmall('fits-workloads', key, got, least, level);
  appTable('quota', [
    ['exactly what two launchers are charged', [...pair, quota({ memory: '4927004032', cpu: '210m', pods: '2' })]],
    ['one byte less than both compute containers request', [...pair, quota({ memory: '4857004031' })], short('memory', '4857004031', '4698.8Mi')],
    ['enough for compute only', [...pair, quota({ memory: '4857004032' })], short('memory', '4857004032', '4698.8Mi', ADVISED)],
    ['pods', [...pair, quota({ pods: '1' })], short('pods', '1', '2')],
    ['instances', [...pair, quota({ 'count/virtualmachineinstances.kubevirt.io': '1' })], short('count/virtualmachineinstances.kubevirt.io', '1', '2')],
    ['a VM that is halted runs beside none', [...pair.slice(0, 2), vm('b', { runStrategy: 'Halted' }), quota({ pods: '1' })]],
    ['a VM that is started by hand', [...pair.slice(0, 2), vm('b', { runStrategy: 'Manual' }), quota({ pods: '1' })]],
    ['a VM that runs once ends', [...pair.slice(0, 2), vm('b', { runStrategy: 'Once' }), quota({ pods: '1' })], short('pods', '1', '2', ADVISED)],
    ['a VM that is rerun', [...pair.slice(0, 2), vm('b', { runStrategy: 'RerunOnFailure' }), quota({ pods: '1' })], short('pods', '1', '2')],
    ['running is Always', [...pair.slice(0, 2), vm('b', { runStrategy: undefined, running: true }), quota({ pods: '1' })], short('pods', '1', '2')],
    ['files that are alternatives', [...pair, vm('b'), quota({ pods: '1' })], short('pods', '1', '2', ADVISED)],
    ['files that each make the namespace', [...pair, namespace('x'), quota({ pods: '1' })], short('pods', '1', '2', ADVISED)],
    ['a pod of a Deployment beside a VM', [...pair.slice(0, 2), workload('Deployment', {}), quota({ pods: '1' })], short('pods', '1', '2')],
    ['replicas', [namespace('x'), workload('Deployment', { replicas: 3, strategy: { type: 'Recreate' } }), quota({ 'limits.cpu': '2' })], short('limits.cpu', '2', '3')],
    ['a StatefulSet', [namespace('x'), workload('StatefulSet', { replicas: 3, serviceName: 's' }), quota({ 'limits.cpu': '2' })], short('limits.cpu', '2', '3')],
    ['a Deployment that is paused', [namespace('x'), workload('Deployment', { replicas: 3, paused: true }), quota({ 'limits.cpu': '2' })]],
    ['a Deployment that an autoscaler takes down', [namespace('x'), workload('Deployment', { replicas: 3 }), scaled(undefined, 3), quota({ pods: '2' })],
      short('pods', '2', '3', ADVISED)],
    ['a minimum of the autoscaler', [namespace('x'), workload('Deployment', { replicas: 4 }), scaled(3, 4), quota({ pods: '2' })], short('pods', '2', '4')],
    ['a minimum of the autoscaler above what is written', [namespace('x'), workload('Deployment', {}), scaled(3, 4), quota({ pods: '2' })], short('pods', '2', '3')],
    ['an autoscaler leaves none alone', [namespace('x'), workload('Deployment', { replicas: 0 }), scaled(3, 4), quota({ pods: '2' })]],
    ['KEDA may idle below its minimum', [namespace('x'), workload('Deployment', { replicas: 3 }), keda({ minReplicaCount: 3, idleReplicaCount: 0 }), quota({ pods: '2' })],
      short('pods', '2', '3', ADVISED)],
    ['KEDA may scale to none', [namespace('x'), workload('Deployment', { replicas: 3 }), keda({}), quota({ pods: '2' })], short('pods', '2', '3', ADVISED)],
    ['a minimum of KEDA', [namespace('x'), workload('Deployment', { replicas: 3 }), keda({ minReplicaCount: 3 }), quota({ pods: '2' })], short('pods', '2', '3')],
    ['a pod that never restarts ends', [namespace('x'), object('v1', 'Pod', 'p', pod({ restartPolicy: 'Never' })), quota({ pods: '0' })],
      tooLarge('pods', '1', '0', UNSTARTABLE, 'spec')],
    ['of the class', [
      namespace('x'), vm('a', undefined, { priorityClassName: 'gold' }), vm('b', undefined, { priorityClassName: 'iron' }), vm('c'),
      quota({ pods: '1' }, { scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['gold', 'iron'] }] } }),
    ], short('pods', '1', '2')],
    ['of other classes', [
      namespace('x'), vm('a', undefined, { priorityClassName: 'gold' }), vm('b', undefined, { priorityClassName: 'iron' }),
      quota({ pods: '1' }, { scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'NotIn', values: ['gold'] }] } }),
    ]],
    ['of any class', [
      namespace('x'), vm('a', undefined, { priorityClassName: 'gold' }), vm('b', undefined, { priorityClassName: 'iron' }), quota({ pods: '1' }, { scopes: ['PriorityClass'] }),
    ], short('pods', '1', '2')],
    ['without a class, of which nothing is known', [
      ...pair, quota({ pods: '1' }, { scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'DoesNotExist' }] } }),
    ]],
    ['with a deadline', [namespace('x'), workload('Deployment', { replicas: 2 }), quota({ pods: '1' }, { scopes: ['Terminating'] })]],
    ['without a deadline', [...pair, quota({ pods: '1' }, { scopes: ['NotTerminating'] })], short('pods', '1', '2')],
    ['best effort', [namespace('x'), vm('a'), workload('Deployment', { replicas: 2, strategy: { type: 'Recreate' } }, pod({}, {})), quota({ pods: '1' }, { scopes: ['BestEffort'] })],
      short('pods', '1', '2')],
    ['not best effort', [...pair, workload('Deployment', {}, pod({}, {})), quota({ pods: '1' }, { scopes: ['NotBestEffort'] })], short('pods', '1', '2')],
  ]);
});

describe('quota/fits-claims', () => {
  const volume = (name: string, spec: Json) => object('cdi.kubevirt.io/v1beta1', 'DataVolume', name, { source: { blank: {} }, ...spec });
  const storage = (size: string, more: Json = {}) => ({ storage: { resources: { requests: { storage: size } }, volumeMode: 'Block', ...more } });
  const claim = (name: string, size: string, more: Json = {}) => (
    object('v1', 'PersistentVolumeClaim', name, { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: size } }, ...more })
  );
  const short = (key: string, got: string, least: string, level = UNSTARTABLE) => tooSmall('fits-claims', key, got, least, level);
  appTable('quota', [
    ['what the claims request', [claim('a', '1Gi'), claim('b', '2Gi'), quota({ 'requests.storage': '3Gi', 'persistentvolumeclaims': '2' })]],
    ['less than the claims request', [claim('a', '1Gi'), claim('b', '2Gi'), quota({ 'requests.storage': '3071Mi' })], short('requests.storage', '3071Mi', '3Gi')],
    ['fewer claims', [claim('a', '1Gi'), claim('b', '2Gi'), quota({ persistentvolumeclaims: '1' })], short('persistentvolumeclaims', '1', '2')],
    ['fewer claims, counted as objects', [claim('a', '1Gi'), claim('b', '2Gi'), quota({ 'count/persistentvolumeclaims': '1' })],
      short('count/persistentvolumeclaims', '1', '2')],
    ['of a class', [
      claim('a', '1Gi', { storageClassName: 'fast' }), claim('b', '2Gi', { storageClassName: 'slow' }), quota({ 'fast.storageclass.storage.k8s.io/requests.storage': '1Gi' }),
    ]],
    ['less of a class', [claim('a', '2Gi', { storageClassName: 'fast' }), quota({ 'fast.storageclass.storage.k8s.io/requests.storage': '1Gi' })],
      short('fast.storageclass.storage.k8s.io/requests.storage', '1Gi', '2Gi')],
    ['fewer of a class', [claim('a', '2Gi', { storageClassName: 'fast' }), quota({ 'fast.storageclass.storage.k8s.io/persistentvolumeclaims': '0' })],
      short('fast.storageclass.storage.k8s.io/persistentvolumeclaims', '0', '1')],
    ['a quota on pods of some scope', [claim('a', '2Gi'), quota({ 'requests.storage': '1Gi' }, { scopes: ['NotTerminating'] })]],
    ['a volume on a block device', [volume('a', storage('10Gi')), quota({ 'requests.storage': '9Gi' })], short('requests.storage', '9Gi', '10Gi')],
    ['a volume on a file system, with the room that CDI adds', [
      volume('a', storage('10Gi', { volumeMode: 'Filesystem' })), quota({ 'requests.storage': '10Gi' }),
    ], short('requests.storage', '10Gi', '10854.5Mi', ADVISED)],
    ['a volume whose size the source decides', [volume('a', { source: { pvc: { name: 'b', namespace: 'x' } }, storage: {} }), quota({ 'requests.storage': '1Gi' })]],
    ['a volume and its claim are one', [volume('a', { pvc: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }), claim('a', '1Gi'), quota({ 'requests.storage': '1Gi', 'persistentvolumeclaims': '1' })],
      tooSmall('fits-import', 'persistentvolumeclaims', '1', '2', ADVISED), tooSmall('fits-import', 'requests.storage', '1Gi', '2Gi', ADVISED)],
    ['templates of a StatefulSet', [
      workload('StatefulSet', { replicas: 3, serviceName: 's', volumeClaimTemplates: [{ metadata: { name: 'c' }, spec: { resources: { requests: { storage: '1Gi' } } } }] }),
      quota({ 'requests.storage': '2Gi' }),
    ], short('requests.storage', '2Gi', '3Gi')],
    ['templates of a VM that is halted', [
      vm('a', { runStrategy: 'Halted', dataVolumeTemplates: [{ metadata: { name: 'd' }, spec: { source: { blank: {} }, ...storage('2Gi') } }] }),
      quota({ 'requests.storage': '1Gi' }),
    ], short('requests.storage', '1Gi', '2Gi')],
    ['templates of each VM of a pool', [
      merged(pool({ ...guest, volumes: [{ name: 'd', dataVolume: { name: 'd' } }] }), {
        metadata: { namespace: 'x' },
        spec: { replicas: 3, virtualMachineTemplate: { spec: { dataVolumeTemplates: [{ metadata: { name: 'd' }, spec: { source: { blank: {} }, ...storage('2Gi') } }] } } },
      }),
      quota({ 'requests.storage': '4Gi', 'count/datavolumes.cdi.kubevirt.io': '2' }),
    ], tooSmall('fits-objects', 'count/datavolumes.cdi.kubevirt.io', '2', '3'), short('requests.storage', '4Gi', '6Gi')],
  ]);
});

describe('quota/fits-objects', () => {
  const service = (type: string, more: Json = {}) => object('v1', 'Service', `s-${type.toLowerCase()}`, { type, ports: [{ port: 80 }, { name: 'b', port: 81 }], ...more });
  const short = (key: string, got: string, least: string) => tooSmall('fits-objects', key, got, least);
  appTable('quota', [
    ['as many VMs', [vm('a'), vm('b'), quota({ 'count/virtualmachines.kubevirt.io': '2' })]],
    ['fewer VMs', [vm('a'), vm('b', { runStrategy: 'Halted' }), quota({ 'count/virtualmachines.kubevirt.io': '1' })], short('count/virtualmachines.kubevirt.io', '1', '2')],
    ['VMs of a pool', [
      merged(pool(guest), { metadata: { namespace: 'x' }, spec: { replicas: 3 } }), quota({ 'count/virtualmachines.kubevirt.io': '2', 'count/virtualmachinepools.pool.kubevirt.io': '1' }),
    ], short('count/virtualmachines.kubevirt.io', '2', '3')],
    ['by the name that the core group has', [object('v1', 'ConfigMap', 'c'), quota({ configmaps: '0' })], short('configmaps', '0', '1')],
    ['load balancers and their node ports', [
      service('LoadBalancer'), service('NodePort'), quota({ 'services.loadbalancers': '0', 'services.nodeports': '3', 'services': '1' }),
    ], short('services.loadbalancers', '0', '1'), short('services.nodeports', '3', '4'), short('services', '1', '2')],
    ['a load balancer without node ports', [service('LoadBalancer', { allocateLoadBalancerNodePorts: false }), quota({ 'services.nodeports': '0' })]],
    ['kinds that are not known', [object('example.com/v1', 'Thing', 't'), quota({ 'count/things.example.com': '0' })]],
    ['a quota of some scope', [vm('a'), quota({ 'count/virtualmachines.kubevirt.io': '0' }, { scopes: ['NotTerminating'] })]],
  ]);
});

describe('what comes on top', () => {
  const short = (rule: string, key: string, got: string, least: string) => tooSmall(rule, key, got, least, ADVISED);
  const deployment = (spec: Json) => workload('Deployment', { replicas: 4, ...spec });
  const strategy = (rollingUpdate: Json) => ({ strategy: { type: 'RollingUpdate', rollingUpdate } });
  const scaled = (kind: string, maxReplicas: number) => object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', {
    scaleTargetRef: { apiVersion: 'apps/v1', kind, name: kind === 'Deployment' ? 'w' : 't' }, minReplicas: 1, maxReplicas,
  });
  const volume = (source: Json, more: Json = {}, annotations: Json = {}) => object('cdi.kubevirt.io/v1beta1', 'DataVolume', 'a', {
    source, storage: { resources: { requests: { storage: '10Gi' } } }, ...more,
  }, { annotations });
  const registry = { registry: { url: 'docker://i' } };
  const image = (memory: string) => [vm('a', { runStrategy: 'Always' }, {
    evictionStrategy: 'LiveMigrate', volumes: [{ name: 'd', containerDisk: { image: 'i' } }], domain: { devices: { disks: [{ name: 'd', disk: {} }] } },
  }), quota({ 'limits.memory': memory })];
  appTable('quota', [
    ['a rollout that takes pods down first', [deployment({}), quota({ pods: '4' })]],
    ['a rollout of few pods, of which none may be missing', [deployment({ replicas: 3 }), quota({ pods: '3' })], short('fits-rollout', 'pods', '3', '4')],
    ['room for one more', [deployment({ replicas: 3 }), quota({ pods: '4' })]],
    ['no pod may be missing', [deployment(strategy({ maxUnavailable: 0, maxSurge: 2 })), quota({ pods: '4' })], short('fits-rollout', 'pods', '4', '5')],
    ['neither more nor fewer is one fewer', [deployment(strategy({ maxUnavailable: 0, maxSurge: 0 })), quota({ pods: '4' })]],
    ['all are stopped first', [deployment({ strategy: { type: 'Recreate' }, replicas: 1 }), quota({ pods: '1' })]],
    ['an autoscaler at its maximum', [deployment({}), scaled('Deployment', 6), quota({ pods: '6' })]],
    ['an autoscaler beyond the quota', [deployment({}), scaled('Deployment', 7), quota({ pods: '6' })], short('fits-autoscaling', 'pods', '6', '7')],
    ['an autoscaler beyond a quota that is used up', [deployment({}), scaled('Deployment', 7), quota({ pods: '4' })], short('fits-autoscaling', 'pods', '4', '7')],
    ['an autoscaled pool', [
      merged(pool(guest), { metadata: { namespace: 'x' }, spec: { replicas: 1, virtualMachineTemplate: { spec: { runStrategy: 'Always' } } } }),
      scaled('VirtualMachinePool', 3), quota({ pods: '2' }),
    ], short('fits-autoscaling', 'pods', '2', '3')],
    ['a maximum of KEDA', [
      deployment({}), object('keda.sh/v1alpha1', 'ScaledObject', 'k', { scaleTargetRef: { kind: 'Deployment', name: 'w' }, triggers: [], maxReplicaCount: 7 }), quota({ pods: '6' }),
    ], short('fits-autoscaling', 'pods', '6', '7')],
    ['no maximum of KEDA is 100', [
      deployment({}), object('keda.sh/v1alpha1', 'ScaledObject', 'k', { scaleTargetRef: { name: 'w' }, triggers: [] }), quota({ pods: '99' }),
    ], short('fits-autoscaling', 'pods', '99', '100')],
    ['an autoscaler of something else', [deployment({}), scaled('StatefulSet', 7), quota({ pods: '6' })]],
    ['a job beside', [deployment({}), job({ parallelism: 2 }), quota({ pods: '5' })], short('fits-job', 'pods', '5', '6')],
    ['a job with fewer pods than run side by side', [deployment({}), job({ parallelism: 2, completions: 1 }), quota({ pods: '5' })]],
    ['the larger of two jobs', [
      deployment({}), job({ parallelism: 2 }), merged(job({ parallelism: 3 }), { metadata: { name: 'k' } }), quota({ pods: '6' }),
    ], short('fits-job', 'pods', '6', '7')],
    ['a CronJob', [
      deployment({}), object('batch/v1', 'CronJob', 'c', { schedule: '* * * * *', jobTemplate: { spec: { template: { spec: pod({ restartPolicy: 'Never' }) } } } }),
      quota({ pods: '4' }),
    ], short('fits-job', 'pods', '4', '5')],
    ['a suspended CronJob', [
      deployment({}),
      object('batch/v1', 'CronJob', 'c', { suspend: true, schedule: '* * * * *', jobTemplate: { spec: { template: { spec: pod({ restartPolicy: 'Never' }) } } } }),
      quota({ pods: '4' }),
    ]],
    ['an import of an image: its claim, another of the size, and one to unpack into', [volume(registry), quota({ 'requests.storage': '34145619149', 'persistentvolumeclaims': '3' })],
      short('fits-import', 'requests.storage', '34145619149', '32563.9Mi')],
    ['room for all three', [volume(registry), quota({ 'requests.storage': '34145619150', 'persistentvolumeclaims': '3' })]],
    ['an import by HTTP needs two', [volume({ http: { url: 'https://h/i' } }), quota({ persistentvolumeclaims: '2' })]],
    ['an import without populator needs one less', [volume(registry, {}, { 'cdi.kubevirt.io/storage.usePopulator': 'false' }), quota({ persistentvolumeclaims: '2' })]],
    ['the node pulls, in two containers', [volume({ registry: { url: 'docker://i', pullMethod: 'node' } }), quota({ 'limits.cpu': '1', 'persistentvolumeclaims': '2' })],
      short('fits-import', 'limits.cpu', '1', '1500m')],
    ['an archive', [volume({ http: { url: 'https://h/i' } }, { contentType: 'archive' }), quota({ persistentvolumeclaims: '2' })],
      short('fits-import', 'persistentvolumeclaims', '2', '3')],
    ['a clone within the namespace', [volume({ pvc: { name: 'b', namespace: 'x' } }), quota({ persistentvolumeclaims: '1' })],
      short('fits-import', 'persistentvolumeclaims', '1', '2')],
    ['a clone from elsewhere', [volume({ pvc: { name: 'b', namespace: 'images' } }), quota({ persistentvolumeclaims: '1' })]],
    ['a migration target has no container for the digest of an image: 15m/60M', [namespace('x'), ...image('10Gi')]],
  ]);

  test('a finding carries its sum', () => {
    const app = [namespace('x'), vm('a'), vm('b'), deployment({}), quota({ 'requests.memory': '8Gi' })];
    const [finding] = admit(app.map((manifest) => ({ manifest })));
    expect(finding.calculation).toEqual([
      'Deployment w: 4 × 1Gi = 4Gi', 'VirtualMachine a: 2349.4Mi', 'VirtualMachine b: 2349.4Mi', 'together 8794.8Mi; hard is 8Gi',
    ]);
  });

  test('a long sum is cut', () => {
    const app = [namespace('x'), ...Array.from({ length: 10 }, (_, i) => vm(`vm${i}`)), quota({ pods: '9' })];
    const [finding] = admit(app.map((manifest) => ({ manifest })));
    expect(finding.calculation).toEqual([...Array.from({ length: 7 }, (_, i) => `VirtualMachine vm${i}: 1`), '3 more: 3', 'together 10; hard is 9']);
  });

  test('what one pod exceeds of a quota', () => {
    const app = [namespace('x'), vm('a'), quota({ 'requests.memory': '2Gi', 'cpu': '1m', 'pods': '1' })];
    const [finding] = admit(app.map((manifest) => ({ manifest })));
    expect(finding.calculation).toEqual([
      'requests.memory: one pod is charged 2349.4Mi; hard is 2Gi', 'cpu: one pod is charged 105m; hard is 1m',
    ]);
  });
});

describe('quota/requires-container-resources', () => {
  const found = (got: string): Verdict => (
    ['quota/requires-container-resources', 'spec.template.spec.containers', got, said('what ResourceQuota q counts, in every container', ADVISED)]
  );
  const bare = (resources: Json, more: Json = {}) => workload('Deployment', {}, pod(more, resources));
  appTable('quota', [
    ['a container that says all', [bare({ requests: { cpu: '1' }, limits: { memory: '1Gi' } }), quota({ 'cpu': '9', 'limits.memory': '9Gi', 'memory': '9Gi' })]],
    ['a container that says nothing', [bare({}), quota({ 'requests.cpu': '9', 'limits.memory': '9Gi' })], found('no requests.cpu, limits.memory in main')],
    ['a request is no limit', [bare({ requests: { cpu: '1' } }), quota({ 'limits.cpu': '9' })], found('no limits.cpu in main')],
    ['an init container', [
      workload('Deployment', {}, pod({ initContainers: [{ name: 'init', image: 'i' }] })), quota({ cpu: '9' }),
    ], found('no cpu in init')],
    ['other keys are not asked for', [bare({}), quota({ 'pods': '9', 'requests.ephemeral-storage': '1Gi' })]],
    ['a LimitRange fills it in', [
      bare({}), quota({ 'requests.cpu': '9' }), object('v1', 'LimitRange', 'l', { limits: [{ type: 'Container', default: { cpu: '1' } }] }),
    ]],
    ['the pod says it', [bare({}, { resources: { requests: { cpu: '1' } } }), quota({ 'requests.cpu': '9' })]],
    ['pods that the quota does not count', [bare({}), quota({ 'requests.cpu': '9' }, { scopes: ['Terminating'] })]],
  ]);
});
