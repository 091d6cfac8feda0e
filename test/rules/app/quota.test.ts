import { FindingLevel } from '../../../src/rules/finding-level';
import { instance, merged, pool, replicaSet, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, machine, object } from '../workload-table';

says({
  'quota/fits-automatic-limit': {
    level: FindingLevel.UNSTARTABLE,
    allowed: [
      'at most 1, the number of vCPUs', 'at most 2, the number of vCPUs', 'at most 4, the number of vCPUs and of threads of the I/O pool',
    ],
  },
  'quota/requires-sidecar-resources': { level: FindingLevel.ADVISED, allowed: 'a LimitRange with defaults for containers' },
});

const quota = (...keys: string[]) => object('v1', 'ResourceQuota', 'q', { hard: Object.fromEntries(keys.map((key) => [key, '10Ti'])) });
const inNamespace = (manifest: Json, more: Json = {}) => merged(merged(manifest, { metadata: { namespace: 'x' } }), more);

describe('quota/requires-sidecar-resources', () => {
  const SIDECARS = { annotations: { 'hooks.kubevirt.io/hookSidecars': '[{}]' } };
  const none = (list: string) => ({ annotations: { 'hooks.kubevirt.io/hookSidecars': list } });
  const equal = (cpu: string, memory: string) => ({ domain: { resources: { requests: { cpu }, limits: { cpu: '2', memory } } } });
  const limits = (...list: Json[]) => object('v1', 'LimitRange', 'l', { limits: list });
  const dedicated = { domain: { cpu: { cores: 2, dedicatedCpuPlacement: true } } };
  const found = (keys: string, path = 'spec.template.metadata'): Verdict => (
    ['quota/requires-sidecar-resources', `${path}.annotations[hooks.kubevirt.io/hookSidecars]`, `a quota on ${keys}`]
  );
  appTable('quota', [
    ['no quota asks for anything', [machine({}, SIDECARS)]],
    ['a quota may limit other things', [machine({}, SIDECARS), quota('count/pods', 'requests.storage')]],
    ['a quota may say nothing', [machine({}, SIDECARS), { ...quota(), spec: {} }, { ...quota(), metadata: { name: 'r', namespace: 'x' }, spec: undefined }]],
    ['a quota may be of another namespace', [machine({}, SIDECARS), merged(quota('cpu'), { metadata: { namespace: 'y' } })]],
    ['another kind may have hard limits', [machine({}, SIDECARS), object('v1', 'ConfigMap', 'c', { hard: { cpu: '1' } })]],
    ['a VM without sidecars has requests and limits', [machine(), quota('requests.cpu')]],
    ['a LimitRange gives them', [machine({}, SIDECARS), quota('requests.cpu'), limits({ type: 'Pod' }, { type: 'Container', default: { cpu: '1' } })]],
    ['dedicated CPUs give them', [machine(dedicated, SIDECARS), quota('requests.cpu')]],
    ['limits equal to requests give them', [machine(equal('2', '2Gi'), SIDECARS), quota('requests.cpu')]],
    ['limits alone give them, since they become requests', [
      inNamespace(replicaSet({ domain: { resources: { limits: { cpu: '2', memory: '2Gi' } } } }), { spec: { template: { metadata: SIDECARS } } }),
      quota('requests.cpu'),
    ]],
    ['a limit above the request does not', [machine(equal('1', '2Gi'), SIDECARS), quota('requests.cpu')], found('requests.cpu')],
    ['a list without sidecars', [machine({}, none('[]')), quota('requests.cpu')]],
    ['what is not a list, which never starts', [machine({}, none('{}')), quota('requests.cpu')]],
    ['a LimitRange for pods does not', [machine({}, SIDECARS), quota('requests.cpu'), limits({ type: 'Pod', default: { cpu: '1' } })], found('requests.cpu')],
    ['a LimitRange without defaults does not', [machine({}, SIDECARS), quota('requests.cpu'), limits({ type: 'Container', max: { cpu: '1' } })],
      found('requests.cpu')],
    ['a LimitRange of another namespace does not', [
      machine({}, SIDECARS), quota('requests.cpu'), merged(limits({ type: 'Container', default: { cpu: '1' } }), { metadata: { namespace: 'y' } }),
    ], found('requests.cpu')],
    ['the keys of all quotas are told', [machine({}, SIDECARS), quota('requests.cpu', 'pods'), merged(quota('limits.memory'), { metadata: { name: 'r' } })],
      found('requests.cpu, limits.memory')],
    ...['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'].map((key): [string, Json[], Verdict] => (
      [`a quota on ${key} asks for them`, [machine({}, SIDECARS), quota(key)], found(key)]
    )),
    ['an instance', [inNamespace(instance(), { metadata: SIDECARS }), quota('cpu')], found('cpu', 'metadata')],
    ['a replica set', [inNamespace(replicaSet(), { spec: { template: { metadata: SIDECARS } } }), quota('cpu')], found('cpu')],
    ['a pool', [inNamespace(pool(), { spec: { virtualMachineTemplate: { spec: { template: { metadata: SIDECARS } } } } }), quota('cpu')],
      found('cpu', 'spec.virtualMachineTemplate.spec.template.metadata')],
  ]);
});

describe('quota/fits-automatic-limit', () => {
  const requests = (cpu: string, more: Json = {}, cores?: number) => (
    { domain: merged({ cpu: cores ? { cores } : undefined, resources: { requests: { cpu } } }, more) }
  );
  const pooled = (threads: number) => ({ ioThreadsPolicy: 'supplementalPool', ioThreads: { supplementalPoolThreadCount: threads } });
  const found = (got: string, path = 'spec.template.spec'): Verdict => ['quota/fits-automatic-limit', `${path}.domain.resources.requests.cpu`, got];
  appTable('quota', [
    ['plain VMs need no limits', [machine(), quota('limits.cpu', 'limits.memory')]],
    ['a VM may request as many CPUs as it has', [machine(requests('2', {}, 2)), quota('limits.cpu')]],
    ['a VM may have a limit of its own', [machine(requests('3', { resources: { limits: { cpu: '4' } } }, 2)), quota('limits.cpu')]],
    ['a VM may have dedicated CPUs', [machine(requests('3', { cpu: { dedicatedCpuPlacement: true } }, 2)), quota('limits.cpu')]],
    ['a quota on requests sets no limit', [machine(requests('3', {}, 2)), quota('requests.cpu')]],
    ['a quota of another namespace sets no limit', [machine(requests('3', {}, 2)), merged(quota('limits.cpu'), { metadata: { namespace: 'y' } })]],
    ['the CPUs of an instancetype that is not known may be enough', [
      merged(machine(requests('3', {}, 2)), { spec: { instancetype: { name: 'unknown' } } }), quota('limits.cpu'),
    ]],
    ['more than the guest has', [machine(requests('2001m', {}, 2)), quota('limits.cpu')], found('2001m')],
    ['a guest without topology has as many CPUs as it requests', [inNamespace(replicaSet(requests('1001m'))), quota('limits.cpu')]],
    ['more than one of a replica set', [inNamespace(replicaSet(requests('1001m', {}, 1))), quota('limits.cpu')], found('1001m')],
    ['threads of the I/O pool count as CPUs', [machine(requests('4', pooled(2), 2)), quota('limits.cpu')]],
    ['more than vCPUs and threads', [machine(requests('5', pooled(2), 2)), quota('limits.cpu')], found('5')],
    ['an instance', [inNamespace(instance(requests('3', {}, 2))), quota('limits.cpu')], found('3', 'spec')],
  ]);
});
