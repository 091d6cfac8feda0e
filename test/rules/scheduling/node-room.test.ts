import { Size } from 'cdk8s';
import { admit } from '../../../src/admission/admission';
import { FindingLevel } from '../../../src/rules/finding-level';
import { instance, merged, pool, replicaSet } from '../judge';
import type { Json, Verdict } from '../judge';
import { nodes, nodeTable, workload } from '../node-table';
import { machine, object } from '../workload-table';

const { UNSTARTABLE } = FindingLevel;
const SPEC = 'spec.template.spec';

const together = (got: string, allowed: string, path = SPEC): Verdict => ['node-room/fits-pods', path, got, { level: UNSTARTABLE, allowed }];

describe('node-room/fits-pods', () => {
  const named = (name: string, size: string, spec: Json = { runStrategy: 'Always' }, fragment: Json = {}) => (
    machine(merged({ domain: { memory: { guest: size } } }, fragment), {}, { metadata: { name }, spec })
  );
  const three = (size: string, spec?: Json) => ['a', 'b', 'c'].map((name) => named(name, size, spec));
  const lasting = (replicas: number) => workload('Deployment', 'web', { replicas }, { memory: '6Gi' });
  const scaler = object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, minReplicas: 2, maxReplicas: 9,
  });
  const scaled = object('keda.sh/v1alpha1', 'ScaledObject', 'h', { scaleTargetRef: { name: 'web' }, triggers: [] });
  const elsewhere = (manifest: Json) => merged(manifest, { metadata: { namespace: 'y' } });
  const two = [nodes({ count: 2 })];
  nodeTable('node-room/fits-pods', [
    ['nothing is known of nodes', three('1Ti'), []],
    ['three that fit', three('7Gi'), two],
    ['three of which two fit', three('10Gi'), two,
      together('3 pods', 'at most 2 with 10508Mi of memory or more')],
    ['three that may be halted', three('10Gi', { runStrategy: 'Manual' }), two],
    ['three that may end', three('10Gi', { runStrategy: 'RerunOnFailure' }), two],
    ['three that are running', three('10Gi', { runStrategy: undefined, running: true }), two,
      together('3 pods', 'at most 2 with 10508Mi of memory or more')],
    ['a sum that fits', lasting(4), two],
    ['a sum that does not', [lasting(3), named('a', '14Gi')], two,
      together('33036Mi of memory for 4 pods',
        'at most 32768Mi of memory')],
    ['as few as the autoscaler makes', [lasting(9), scaler], two],
    ['as many as the autoscaler makes', [lasting(1), merged(scaler, { spec: { minReplicas: 9 } })], two,
      together('55296Mi of memory for 9 pods', 'at most 32768Mi of memory')],
    ['none of which it makes none', [lasting(0), merged(scaler, { spec: { minReplicas: 9 } })], two],
    ['an autoscaler of another', [elsewhere(scaler), lasting(9)], two,
      together('55296Mi of memory for 9 pods', 'at most 32768Mi of memory')],
    ['as few as KEDA makes', [lasting(9), scaled], two],
    ['paused', workload('Deployment', 'web', { replicas: 9, paused: true }, { memory: '6Gi' }), two],
    ['a set', workload('StatefulSet', 'web', { replicas: 9 }, { memory: '6Gi' }), two,
      together('55296Mi of memory for 9 pods', 'at most 32768Mi of memory')],
    ['jobs take turns', workload('Job', 'web', { parallelism: 9, completions: 9 }, { memory: '6Gi' }), two],
    ['two namespaces that fit alone', [...three('7Gi'), elsewhere(lasting(2))], two,
      together('34596Mi of memory for 5 pods',
        'at most 32768Mi of memory')],
    ['two namespaces of which one does not', [...three('10Gi'), elsewhere(lasting(2))], two,
      together('3 pods', 'at most 2 with 10508Mi of memory or more')],
    ['an object that is there twice may be an alternative', [...three('10Gi').slice(0, 2), named('b', '10Gi', undefined, { architecture: 'amd64' }), named('c', '6Gi')], two],
    ['one that never starts takes no place', [...three('7Gi'), named('d', '17Gi')], two],
    ['places by two resources', workload('Deployment', 'a', { replicas: 5 }, { memory: '6Gi', cpu: '2' }),
      [nodes({ count: 1, cpus: 64, memory: Size.gibibytes(17) }), nodes({ count: 1, cpus: 4, memory: Size.gibibytes(64) })],
      together('5 pods', 'at most 4 with 6144Mi of memory, 2 CPUs')],
    ['pods of one node', [named('a', '10Gi', undefined, { nodeSelector: { 'kubernetes.io/hostname': 'n' } }), named('b', '10Gi', undefined, {
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['n'] }] }],
          },
        },
      },
    })], [nodes()],
    together('21016Mi of memory for 2 pods',
      'at most 16384Mi of memory')],
    ['pods of two nodes', ['n', 'm'].map((host) => named(host, '10Gi', undefined, { nodeSelector: { 'kubernetes.io/hostname': host } })), [nodes()]],
    ['pods of one node of a kind that has room', ['a', 'b'].map((name) => named(name, '10Gi', undefined, { nodeSelector: { 'kubernetes.io/hostname': 'n' } })),
      [nodes(), nodes({ count: 1, memory: Size.gibibytes(32) })]],
    ['a pool', merged(pool({ domain: { memory: { guest: '10Gi' } } }), { spec: { replicas: 3, virtualMachineTemplate: { spec: { runStrategy: 'Always' } } } }), two,
      together('3 pods', 'at most 2 with 10508Mi of memory or more',
        'spec.virtualMachineTemplate.spec.template.spec')],
    ['a replica set', merged(replicaSet({ domain: { memory: { guest: '10Gi' } } }), { spec: { replicas: 3 } }), two,
      together('3 pods', 'at most 2 with 10508Mi of memory or more')],
    ['an instance may end', Array.from({ length: 9 }, (_, i) => merged(instance({ domain: { memory: { guest: '10Gi' } } }), { metadata: { name: `i${i}` } })), two],
  ]);
});

describe('node-room/fits-topology', () => {
  const selector = { labelSelector: { matchLabels: { app: 'db' } } };
  const HOST = 'kubernetes.io/hostname';
  const apart = (more: Json = {}) => ({
    affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: HOST, ...selector, ...more }] } },
  });
  const named = (name: string, fragment: Json = apart(), labels: Json = { app: 'db' }, spec: Json = { runStrategy: 'Always' }) => (
    machine(fragment, { labels }, { metadata: { name }, spec })
  );
  const four = (fragment?: Json, labels?: Json, spec?: Json) => ['a', 'b', 'c', 'd'].map((name) => named(name, fragment, labels, spec));
  const FIELD = `${SPEC}.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]`;
  const crowded = (needs: number, allowed: string, field = FIELD): Verdict => ['node-room/fits-topology', field, `${needs} pods`, { level: UNSTARTABLE, allowed }];
  const three = crowded(4, 'at most 3: 1 on each of 3 nodes');
  const ZONE = 'topology.kubernetes.io/zone';
  const zoned = (...zones: string[]) => zones.map((zone) => nodes({ labels: { [ZONE]: zone } }));
  const spread = (more: Json = {}) => ({
    topologySpreadConstraints: [
      { maxSkew: 9, topologyKey: 'x', whenUnsatisfiable: 'ScheduleAnyway' },
      { maxSkew: 1, topologyKey: HOST, whenUnsatisfiable: 'DoNotSchedule', minDomains: 5, ...selector, ...more },
    ],
  });
  nodeTable('node-room/fits-topology', [
    ['nothing is known of nodes', four(), []],
    ['a node for each', four(), [nodes({ count: 4 })]],
    ['a node too few', four(), [nodes()], three],
    ['two kinds of nodes', four(), [nodes({ count: 2 }), nodes({ count: 2 })]],
    ['a kind of nodes that they do not fit', four(), [nodes(), nodes({ memory: Size.mebibytes(1) })], three],
    ['a drain is told elsewhere', four({ ...apart(), evictionStrategy: 'LiveMigrate' }).slice(0, 3), [nodes()]],
    ['pods that may be halted', four(undefined, undefined, { runStrategy: 'Manual' }), [nodes()]],
    ['pods of another label', four(undefined, { app: 'web' }), [nodes()]],
    ['pods without labels', four(undefined, {}), [nodes()]],
    ['pods of two namespaces', [...four().slice(0, 3), merged(named('d'), { metadata: { namespace: 'y' } })], [nodes()]],
    ['pods that stay away from others', four(apart({ labelSelector: { matchLabels: { app: 'web' } } })), [nodes()]],
    ['pods that stay away from nothing', four(apart({ labelSelector: undefined })), [nodes()]],
    ['pods of other revisions', four(apart({ matchLabelKeys: ['app'] })), [nodes()]],
    ['pods of the same revision', four(apart({ mismatchLabelKeys: ['app'] })), [nodes()]],
    ['pods of listed namespaces', four(apart({ namespaces: ['y'] })), [nodes()]],
    ['pods of selected namespaces', four(apart({ namespaceSelector: { matchLabels: { a: 'b' } } })), [nodes()]],
    ['a launcher by the label that KubeVirt gives', four(apart({ labelSelector: { matchLabels: { 'kubevirt.io': 'virt-launcher' } } }), {}), [nodes()], three],
    ['the replicas of a pool', merged(pool({ ...apart({ labelSelector: { matchLabels: { app: 'db' } } }) }), {
      spec: { replicas: 4, virtualMachineTemplate: { spec: { runStrategy: 'Always', template: { metadata: { labels: { app: 'db' } } } } } },
    }), [nodes()], crowded(4, 'at most 3: 1 on each of 3 nodes', `spec.virtualMachineTemplate.${FIELD}`)],
    ['a deployment', workload('Deployment', 'db', { replicas: 4 }, {}, apart()), [nodes()], three],
    ['one node', four().slice(0, 2), [nodes({ count: 1 })], crowded(2, 'at most 1: 1 on each of 1 node')],
    ['zones', four(apart({ topologyKey: ZONE })), zoned('a', 'b', 'b', 'c'), crowded(4, `at most 3: 1 on each of 3 values of ${ZONE}`)],
    ['enough zones', four(apart({ topologyKey: ZONE })), zoned('a', 'b', 'c', 'd')],
    ['a zone that is not told', four(apart({ topologyKey: ZONE })), [...zoned('a'), nodes({ labels: {} })]],
    ['nodes without the label are in nobody’s way', four(apart({ topologyKey: 'rack' })), [nodes({ labels: { rack: '1' } }), nodes({ labels: {} })]],
    ['a spread that has its domains', four(spread({ minDomains: 3 })), [nodes()]],
    ['a spread without its domains', four(spread()), [nodes()], crowded(4, 'at most 3: 1 on each of 3 nodes', `${SPEC}.topologySpreadConstraints[1]`)],
    ['a wider spread without its domains', four(spread({ maxSkew: 2 })), [nodes({ count: 2 })]],
    ['a spread over fewer', four(spread({ maxSkew: 2 })), [nodes({ count: 1 })], crowded(4, 'at most 2: 2 on each of 1 node', `${SPEC}.topologySpreadConstraints[1]`)],
    ['a spread without minDomains', four(spread({ minDomains: undefined })), [nodes({ count: 1 })]],
    ['a spread of other revisions', four(spread({ matchLabelKeys: ['app'] })), [nodes()]],
    ['a spread that counts other pods', four(spread({ labelSelector: { matchLabels: { app: 'web' } } })), [nodes()]],
    ['a spread over zones that are not told', four(spread({ topologyKey: ZONE })), [nodes()]],
  ]);
});

describe('what a finding calculates', () => {
  const calculation = (manifests: Json[], ...groups: ReturnType<typeof nodes>[]) => (
    admit(manifests.map((manifest) => ({ manifest })), { nodes: groups }).map((finding) => finding.calculation)
  );
  const vm = (name: string, memory: string) => machine({ domain: { memory: { guest: memory } } }, {}, { metadata: { name }, spec: { runStrategy: 'Always' } });
  test.each<[string, Json[], ReturnType<typeof nodes>[], string[] | undefined]>([
    ['the memory of one guest', [vm('a', '16Gi')], [nodes()], ['the guest: 16384Mi of memory', 'its launcher: 268Mi of memory', 'together 16652Mi of memory']],
    ['memory that is not a guest’s', [workload('Deployment', 'a', {}, { memory: '17Gi' })], [nodes()], undefined],
    ['something else of a guest', [machine({ nodeSelector: { pool: 'a' } })], [nodes({ labels: {} })], undefined],
    ['a sum', [vm('a', '7Gi'), workload('Deployment', 'web', { replicas: 5 }, { memory: '6Gi' }), vm('b', '7Gi')], [nodes({ count: 2 }), nodes({ count: 1 })], [
      'VirtualMachine x/a and 1 like it: 2 × 7436Mi of memory',
      'Deployment x/web: 5 × 6144Mi of memory',
      'together 7 pods; nodes[0] (2 nodes) with 16384Mi of memory each; nodes[1] (1 node) with 16384Mi of memory each',
    ]],
    ['a sum of many', [1, 2, 3, 4, 5, 6].map((i) => vm(`vm${i}`, `${3000 + i}Mi`)), [nodes({ count: 1 })], [
      ...[1, 2, 3, 4].map((i) => `VirtualMachine x/vm${i}: 1 × ${3268 + i}Mi of memory`),
      '2 more',
      'together 19629Mi of memory for 6 pods; nodes[0] (1 node) with 16384Mi of memory each',
    ]],
    ['places by two resources', [workload('Deployment', 'a', { replicas: 5 }, { memory: '6Gi', cpu: '2' })],
      [nodes({ count: 1, cpus: 64, memory: Size.gibibytes(17) }), nodes({ count: 1, cpus: 4, memory: Size.gibibytes(64) })],
      ['Deployment x/a: 5 × 6144Mi of memory, 2 CPUs', 'together 5 pods; nodes[0] (1 node); nodes[1] (1 node)']],
  ])('%s', (_, manifests, groups, expected) => {
    expect(calculation(manifests, ...groups)).toEqual([expected]);
  });
});
