import { Size } from 'cdk8s';
import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, replicaSet } from '../judge';
import type { Json, Verdict } from '../judge';
import { nodes, nodeTable } from '../node-table';
import { machine, object } from '../workload-table';

const { ADVISED } = FindingLevel;
const SPEC = 'spec.template.spec';
const HOST = 'kubernetes.io/hostname';
const LIVE = { evictionStrategy: 'LiveMigrate' };
const named = (name: string, fragment: Json = {}, spec: Json = { runStrategy: 'Always' }) => (
  machine(merged(LIVE, fragment), { labels: { app: 'db' } }, { metadata: { name }, spec })
);
const byName = (...nodeSelectorTerms: Json[]) => ({
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
});
const host = (...values: string[]) => ({ matchExpressions: [{ key: HOST, operator: 'In', values }] });

describe('drain/requires-other-node', () => {
  const found = (field: string, got: string): Verdict => (
    ['drain/requires-other-node', `${SPEC}.${field}`, got, { level: ADVISED, allowed: 'two nodes or more' }]
  );
  const NODE = 'the node n';
  nodeTable('drain/requires-other-node', [
    ['any node', named('a'), []],
    ['one node by its label', named('a', { nodeSelector: { [HOST]: 'n' } }), [], found(`nodeSelector[${HOST}]`, NODE)],
    ['one node by its label, told once', named('a', { nodeSelector: { [HOST]: 'n' } }), [nodes({ count: 1 })], found(`nodeSelector[${HOST}]`, NODE)],
    ['nodes by another label', named('a', { nodeSelector: { pool: 'n' } }), []],
    ['a guest that is evicted', named('a', { nodeSelector: { [HOST]: 'n' }, evictionStrategy: 'None' }), []],
    ['a guest that moves if it can', named('a', { nodeSelector: { [HOST]: 'n' }, evictionStrategy: 'LiveMigrateIfPossible' }), []],
    ['one node by affinity', named('a', byName(host('n'))), [], found('affinity.nodeAffinity', NODE)],
    ['one node by each term', named('a', byName(host('n'), host('n'))), [], found('affinity.nodeAffinity', NODE)],
    ['one node by its name', named('a', byName({ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['n'] }] })), [], found('affinity.nodeAffinity', NODE)],
    ['two nodes', named('a', byName(host('n', 'm'))), []],
    ['a node by each term', named('a', byName(host('n'), host('m'))), []],
    ['a node, or others', named('a', byName(host('n'), { matchExpressions: [{ key: 'pool', operator: 'Exists' }] })), []],
    ['all nodes but one', named('a', byName({ matchExpressions: [{ key: HOST, operator: 'NotIn', values: ['n'] }] })), []],
    ['all nodes but one by name', named('a', byName({ matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['n'] }] })), []],
    ['two nodes are there', named('a'), [nodes({ count: 2 })]],
    ['one of each kind', named('a'), [nodes({ count: 1 }), nodes({ count: 1 })]],
    ['one node is there', named('a'), [nodes({ count: 1 })], found('evictionStrategy', 'one node that it fits, of nodes[0] (1 node)')],
    ['one node is large enough', named('a', { domain: { memory: { guest: '20Gi' } } }), [nodes(), nodes({ count: 1, memory: Size.gibibytes(32) })],
      found('evictionStrategy', 'one node that it fits, of nodes[1] (1 node)')],
    ['no node is large enough', named('a', { domain: { memory: { guest: '20Gi' } } }), [nodes({ count: 1 })]],
    ['an instancetype that names the node', [
      merged(named('a', { domain: { memory: undefined } }), { spec: { instancetype: { kind: 'VirtualMachineInstancetype', name: 'i' } } }),
      object('instancetype.kubevirt.io/v1beta1', 'VirtualMachineInstancetype', 'i', {
        cpu: { guest: 1 }, memory: { guest: '1Gi' }, nodeSelector: { [HOST]: 'n' },
      }),
    ], [nodes()], found('evictionStrategy', 'one node that it fits, of nodes[0] (3 nodes)')],
    ['one node is there for a guest that is evicted', named('a', { evictionStrategy: undefined }), [nodes({ count: 1 })]],
    ['one node is there for a guest that is halted', named('a', {}, { runStrategy: 'Halted' }), [nodes({ count: 1 })],
      found('evictionStrategy', 'one node that it fits, of nodes[0] (1 node)')],
  ]);
});

describe('drain/requires-other-node, where the cluster migrates by itself', () => {
  nodeTable('drain/requires-other-node', [
    ['a guest that says nothing', named('a', { evictionStrategy: undefined }), [nodes({ count: 1 })],
      ['drain/requires-other-node', `${SPEC}.evictionStrategy`, 'one node that it fits, of nodes[0] (1 node)',
        { level: ADVISED, allowed: 'two nodes or more' }]],
    ['a guest that says nothing but its node', named('a', { evictionStrategy: undefined, nodeSelector: { [HOST]: 'n' } }), [],
      ['drain/requires-other-node', `${SPEC}.nodeSelector[${HOST}]`, 'the node n', { level: ADVISED, allowed: 'two nodes or more' }]],
    ['a guest that is evicted', named('a', { evictionStrategy: 'None' }), [nodes({ count: 1 })]],
  ], { evictionStrategy: 'LiveMigrate' });
});

describe('drain/requires-like-cpu', () => {
  const found = (got: string): Verdict => (
    ['drain/requires-like-cpu', `${SPEC}.domain.cpu.model`, got, { level: ADVISED, allowed: 'a CPU model that two of its nodes offer' }]
  );
  const guest = (model?: string, more: Json = {}) => named('a', { domain: { cpu: { cores: 2, ...model ? { model } : {} } }, ...more });
  const cpu = (hostCpuModel?: string, count = 1, cpuModels?: string[]) => nodes({ count, hostCpuModel, cpuModels });
  const [INTEL, AMD] = ['Skylake-Server', 'EPYC-Milan'];
  const one = found(`host-model, which is ${INTEL} on nodes[0] (1 node) and ${AMD} elsewhere`);
  nodeTable('drain/requires-like-cpu', [
    ['nothing is known of nodes', guest('host-model'), []],
    ['two of a kind', guest('host-model'), [cpu(INTEL, 2)]],
    ['one of each maker', guest('host-model'), [cpu(INTEL), cpu(AMD)], one],
    ['by labels', guest('host-model'), [INTEL, AMD].map((model) => nodes({ count: 1, labels: { [`host-model-cpu.node.kubevirt.io/${model}`]: 'true' } })), one],
    ['the model that a guest has that names none', named('a'), [cpu(INTEL), cpu(AMD)],
      one],
    ['two of each maker', guest('host-model'), [cpu(INTEL, 2), cpu(AMD, 2)]],
    ['one beside two of the other', guest('host-model'), [cpu(AMD, 2), cpu(INTEL)], found(`host-model, which is ${INTEL} on nodes[1] (1 node) and ${AMD} elsewhere`)],
    ['a node of which it is not known', guest('host-model'), [cpu(INTEL), cpu(AMD), cpu()]],
    ['a model that is named', guest('Penryn'), [cpu(INTEL), cpu(AMD)]],
    ['the CPU itself', guest('host-passthrough'), [cpu(INTEL), cpu(AMD)]],
    ['a guest that is evicted', guest('host-model', { evictionStrategy: 'None' }), [cpu(INTEL), cpu(AMD)]],
    ['a guest of one node', guest('host-model', { nodeSelector: { [HOST]: 'n' } }), [cpu(INTEL), cpu(AMD)]],
    ['one of each generation: the newest cannot be left', guest('host-model'), [cpu(INTEL), cpu('Icelake-Server')],
      found(`host-model, which is ${INTEL} on nodes[0] (1 node) and Icelake-Server elsewhere`)],
    ['an old one beside two new ones', guest('host-model'), [cpu(INTEL), cpu('Icelake-Server', 2)]],
    ['a new one that offers the old model', guest('host-model'), [cpu(INTEL, 1, [INTEL]), cpu('Icelake-Server', 2, [INTEL, 'Icelake-Server'])]],
    ['an old one that does not offer the new model', guest('host-model'), [cpu(INTEL, 2, [INTEL]), cpu('Icelake-Server', 1, [INTEL, 'Icelake-Server'])],
      found(`host-model, which is Icelake-Server on nodes[1] (1 node) and ${INTEL} elsewhere`)],
    ['models of which the maker is not known', guest('host-model'), [cpu('z14', 2), cpu('z15')]],
  ]);
});

describe('drain/fits-remaining-nodes', () => {
  const found = (field: string, got: string, allowed: string): Verdict => ['drain/fits-remaining-nodes', `${SPEC}.${field}`, got, { level: ADVISED, allowed }];
  const many = (count: number, fragment: Json, spec?: Json) => Array.from({ length: count }, (_, i) => named(`vm${i}`, fragment, spec));
  const memory = (guest: string, more: Json = {}) => ({ domain: { memory: { guest } }, ...more });
  nodeTable('drain/fits-remaining-nodes', [
    ['nothing is known of nodes', many(3, memory('10Gi')), []],
    ['a node is free', many(2, memory('10Gi')), [nodes()]],
    ['all nodes are taken', many(3, memory('10Gi')), [nodes()],
      found('evictionStrategy', '3 pods', 'at most 2 with 10508Mi of memory or more, without one of nodes[0]')],
    ['guests that are evicted', many(3, memory('10Gi', { evictionStrategy: 'None' })), [nodes()]],
    ['guests that may be halted', many(3, memory('10Gi'), { runStrategy: 'Manual' }), [nodes()]],
    ['evicted guests beside those that move', [...many(2, memory('10Gi')), named('c', memory('10Gi', { evictionStrategy: 'None' }))], [nodes()]],
    ['more than all nodes hold is told elsewhere', many(4, memory('10Gi')), [nodes()]],
    ['one large node', [...many(1, memory('20Gi')), ...many(1, memory('9Gi')).map((each) => merged(each, { metadata: { name: 'b' } }))],
      [nodes({ count: 2, memory: Size.gibibytes(32) }), nodes()]],
    ['a second large node', [named('a', memory('20Gi')), named('b', memory('20Gi'))], [nodes(), nodes({ count: 2, memory: Size.gibibytes(32) })],
      found('evictionStrategy', '41496Mi of memory for 2 pods', 'at most 32768Mi of memory, without one of nodes[1]')],
    ['guests of one node are told elsewhere', many(3, memory('10Gi', { nodeSelector: { [HOST]: 'n' } })).slice(0, 1), [nodes({ count: 1 })]],
  ]);

  const apart = {
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { topologyKey: HOST, labelSelector: { matchLabels: { app: 'db' } } },
        ],
      },
    },
  };
  const spread = (more: Json = {}) => ({
    topologySpreadConstraints: [
      { maxSkew: 1, topologyKey: HOST, whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { app: 'db' } }, ...more },
    ],
  });
  const ANTI_AFFINITY = 'affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]';
  const room = (nodeCount: number, each = 1) => `at most ${nodeCount * each}: ${each} on each of ${nodeCount} nodes, and room for one that moves`;
  nodeTable('drain/fits-remaining-nodes', [
    ['apart, and a node is free', many(2, apart), [nodes()]],
    ['apart on all nodes', many(3, apart), [nodes()], found(ANTI_AFFINITY, '3 pods', room(3))],
    ['apart on too few nodes', many(4, apart), [nodes()]],
    ['apart on all nodes, and evicted', many(3, { ...apart, evictionStrategy: 'None' }), [nodes()]],
    ['alone on one node', many(1, apart), [nodes({ count: 1 })]],
    ['the replicas of a set', merged(replicaSet({ ...apart, ...LIVE }), { spec: { replicas: 3, template: { metadata: { labels: { app: 'db' } } } } }), [nodes()],
      found(ANTI_AFFINITY, '3 pods', room(3))],
    // Of 4 on 3 nodes each node has one: the last of the drained node joins another, which then has two.
    ['spread, one on each node', many(4, spread()), [nodes()]],
    ['spread, one or two on each node', many(5, spread()), [nodes()]],
    ['spread, two on each node: the last one of a drained node would be the third', many(6, spread()), [nodes()],
      found('topologySpreadConstraints[0]', '6 pods', room(3))],
    ['spread wider', many(6, spread({ maxSkew: 2 })), [nodes()]],
    ['spread over nodes that are not drained', many(6, spread({ nodeTaintsPolicy: 'Honor' })), [nodes()]],
    ['spread over zones', many(6, spread({ topologyKey: 'topology.kubernetes.io/zone' })), [nodes({ labels: { 'topology.kubernetes.io/zone': 'a' } })]],
    ['spread on one node', many(6, spread()), [nodes({ count: 1 })]],
    ['spread and evicted', many(6, spread({})).map((each) => merged(each, { spec: { template: { spec: { evictionStrategy: 'None' } } } })), [nodes()]],
  ]);
});
