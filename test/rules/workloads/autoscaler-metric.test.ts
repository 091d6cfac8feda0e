import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, pool, replicaSet, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, object } from '../workload-table';
import type { AppRow } from '../workload-table';

const RULE = 'autoscaler-metric/requires-request';
const PODS = 'autoscaler-metric/matches-pods';

says({
  [RULE]: {
    level: FindingLevel.ADVISED,
    allowed: [
      'a guest that requests its vCPUs, 1, not 1/10 of them', 'a guest that requests its vCPUs, 4, not 1/10 of them',
      'a cpu request of container c', 'a cpu request of container s', 'a cpu request of container c, s', 'a memory request of container c, s',
    ],
  },
  'autoscaler-metric/references-container': { level: FindingLevel.ADVISED, allowed: ['c, s', 'compute'] },
  'autoscaler-metric/has-known-resource': { level: FindingLevel.ADVISED, allowed: 'cpu, memory' },
  [PODS]: { level: FindingLevel.UNSTARTABLE, allowed: 'pods that {"matchLabels":{"app":"a"}} selects' },
});

const inX = (manifest: Json, spec: Json = {}) => merged(manifest, { metadata: { namespace: 'x' }, spec });
const ofPool = { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 't' };
const ofSet = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceReplicaSet', name: 't' };
const ofDeployment = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' };
const hpa = (scaleTargetRef: Json, spec: Json = {}) => object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', { scaleTargetRef, maxReplicas: 3, ...spec });
const metrics = (...list: Json[]) => ({ metrics: list });
const resource = (name = 'cpu', target: Json = { type: 'Utilization', averageUtilization: 70 }) => ({ type: 'Resource', resource: { name, target } });
const ofContainer = (container: string) => ({
  type: 'ContainerResource', containerResource: { name: 'cpu', container, target: { type: 'Utilization', averageUtilization: 70 } },
});
const external = { type: 'External', external: { metric: { name: 'q' }, target: { type: 'Value', value: '1' } } };
const keda = (trigger: Json) => object('keda.sh/v1alpha1', 'ScaledObject', 'k', { scaleTargetRef: ofPool, minReplicaCount: 1, triggers: [trigger] });
const template = { virtualMachineTemplate: { spec: { template: { metadata: { labels: { app: 'a' } } } } } };
const vms = (guest: Json = {}) => inX(pool(guest), template);
const deployment = (containers: Json[], spec: Json = {}) => object('apps/v1', 'Deployment', 'd', {
  selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' } }, spec: { containers, ...spec } },
});
const requesting = (name: string, ...resources: string[]) => ({
  name, image: 'c:1', resources: { requests: Object.fromEntries(resources.map((each) => [each, '1'])) },
});
const C = { name: 'c', image: 'c:1' };
const S = { name: 's', image: 's:1' };
const field = (index = 0, source = 'resource') => `spec.metrics[${index}].${source}.target.averageUtilization`;
const found = (at: string, got = '70% of cpu'): Verdict => [RULE, at, got];

appTable('autoscaler-metric', [
  ['of guests, all that is said', [vms(), hpa(ofPool, metrics(resource()))], found(field())],
  ['of guests with CPUs', [vms({ domain: { cpu: { sockets: 2, cores: 2 } } }), hpa(ofPool, metrics(resource()))], found(field())],
  ['of a replica set', [inX(replicaSet()), hpa(ofSet, metrics(external, resource()))], found(field(1))],
  ['of the container of guests', [vms(), hpa(ofPool, metrics(ofContainer('compute')))], found(field(0, 'containerResource'))],
  ['by default', [vms(), hpa(ofPool)], found('spec.metrics', '80% of cpu')],
  ['by an empty list', [vms(), hpa(ofPool, metrics())], found('spec.metrics', '80% of cpu')],
  ['in the old version', [vms(), { ...hpa(ofPool, { targetCPUUtilizationPercentage: 60 }), apiVersion: 'autoscaling/v1' }],
    found('spec.targetCPUUtilizationPercentage', '60% of cpu')],
  ['by KEDA', [vms(), keda({ type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } })], found('spec.triggers[0].metadata.value')],
  ['by KEDA as it was', [vms(), keda({ type: 'cpu', metadata: { type: 'Utilization', value: '70' } })], found('spec.triggers[0].metadata.value')],
  ['of guests that request their CPUs is accepted', [vms({ domain: { resources: { requests: { cpu: '1' } } } }), hpa(ofPool)]],
  ['of guests with a limit is accepted', [vms({ domain: { resources: { limits: { cpu: '1' } } } }), hpa(ofPool)]],
  ['of dedicated CPUs is accepted', [vms({ domain: { cpu: { cores: 2, dedicatedCpuPlacement: true } } }), hpa(ofPool)]],
  ['of all that is requested', [vms(), hpa(ofPool, metrics(resource('cpu', { type: 'Utilization', averageUtilization: 100 })))], found(field(), '100% of cpu')],
  ['of which more than all is meant is accepted', [vms(), hpa(ofPool, metrics(resource('cpu', { type: 'Utilization', averageUtilization: 101 })))]],
  ['of memory is accepted', [vms(), hpa(ofPool, metrics(resource('memory')))]],
  ['of another container is accepted', [vms(), hpa(ofPool, metrics(ofContainer('hook-sidecar-0')))]],
  ['in CPUs is accepted', [vms(), hpa(ofPool, metrics(resource('cpu', { type: 'AverageValue', averageValue: '1' })))]],
  ['in CPUs by KEDA is accepted', [vms(), keda({ type: 'cpu', metricType: 'AverageValue', metadata: { value: '1' } })]],
  ['by what KEDA does not read is accepted', [vms(), keda({ type: 'cpu', metricType: 'Utilization', metadata: { value: 'x' } })]],
  ['by another trigger is accepted', [vms(), keda({ type: 'cron', metadata: { value: '70' } })]],
  ['by another metric is accepted', [vms(), hpa(ofPool, metrics(external))]],
  ['of guests that are not there is accepted', [hpa(ofPool)]],
  ['of an instancetype that is not known is accepted', [
    inX(pool({ domain: { memory: undefined } }), {
      virtualMachineTemplate: { spec: { instancetype: { name: 'theirs' }, template: { metadata: { labels: { app: 'a' } } } } },
    }),
    hpa(ofPool),
  ]],
]);

const LIMITS = object('v1', 'LimitRange', 'l', { limits: [{ type: 'Container', defaultRequest: { cpu: '1' } }] });
appTable('autoscaler-metric', [
  ['of pods', [deployment([C]), hpa(ofDeployment)], found('spec.metrics', '80% of cpu')],
  ['of two containers', [deployment([C, S]), hpa(ofDeployment, metrics(resource()))], found(field())],
  ['of a sidecar', [deployment([requesting('c', 'cpu'), S]), hpa(ofDeployment, metrics(resource()))], found(field())],
  ['of a sidecar that starts first', [
    deployment([requesting('c', 'cpu')], { initContainers: [{ ...S, restartPolicy: 'Always' }] }), hpa(ofDeployment, metrics(resource())),
  ], found(field())],
  ['of one container', [deployment([C, S]), hpa(ofDeployment, metrics(ofContainer('s')))], found(field(0, 'containerResource'))],
  ['of memory', [deployment([requesting('c', 'cpu'), S]), hpa(ofDeployment, metrics(resource('memory')))], found(field(), '70% of memory')],
  ['of one container that requests is accepted', [deployment([requesting('c', 'cpu'), S]), hpa(ofDeployment, metrics(ofContainer('c')))]],
  ['of pods that request is accepted', [deployment([requesting('c', 'cpu'), requesting('s', 'cpu')]), hpa(ofDeployment)]],
  ['of a limit is accepted', [deployment([{ ...C, resources: { limits: { cpu: '1' } } }]), hpa(ofDeployment)]],
  ['of init containers that end is accepted', [deployment([requesting('c', 'cpu')], { initContainers: [S] }), hpa(ofDeployment)]],
  ['of a pod that requests as a whole is accepted', [deployment([C], { resources: { requests: { cpu: '1' } } }), hpa(ofDeployment)]],
  ['of what the namespace fills in is accepted', [deployment([C]), LIMITS, hpa(ofDeployment)]],
  ['of a namespace that fills in nothing', [deployment([C]), merged(LIMITS, { metadata: { namespace: 'y' } }), hpa(ofDeployment)], found('spec.metrics', '80% of cpu')],
  ['of a kind that is not known is accepted', [
    object('example.com/v1', 'Thing', 't', {}), hpa({ apiVersion: 'example.com/v1', kind: 'Thing', name: 't' }),
  ]],
]);

test('a guest requests all its CPUs where the cluster shares none', () => {
  expect(judge([vms(), hpa(ofPool)], { cpuAllocationRatio: 1 }).filter(([rule]) => rule === RULE)).toEqual([]);
});

const REQUESTING = { domain: { resources: { requests: { cpu: '1' } } } };
appTable('autoscaler-metric', [
  ['pods without labels', [inX(pool(REQUESTING)), hpa(ofPool)], [PODS, 'spec.metrics', '{}']],
  ['pods with other labels', [
    inX(pool(REQUESTING), { virtualMachineTemplate: { spec: { template: { metadata: { labels: { app: 'b' } } } } } }), hpa(ofPool, metrics(resource())),
  ], [PODS, field(), '{"app":"b"}']],
  ['pods that are not measured are accepted', [inX(pool(REQUESTING)), hpa(ofPool, metrics(external))]],
]);

describe('autoscaler-metric/references-container', () => {
  const missing = (at: string): Verdict => ['autoscaler-metric/references-container', at, 'b'];
  const pods = deployment([requesting('c', 'cpu'), requesting('s', 'cpu')], { initContainers: [{ name: 'b', image: 'b:1' }] });
  const byKeda = merged(keda({ type: 'cpu', metricType: 'Utilization', metadata: { value: '70', containerName: 'b' } }), { spec: { scaleTargetRef: { ...ofDeployment } } });
  appTable('autoscaler-metric', [
    ['a container', [pods, hpa(ofDeployment, metrics(ofContainer('s')))]],
    ['all containers', [pods, hpa(ofDeployment, metrics(resource()))]],
    ['pods that are not there', [hpa(ofDeployment, metrics(ofContainer('b')))]],
    ['one that has ended', [pods, hpa(ofDeployment, metrics(ofContainer('b')))], missing('spec.metrics[0].containerResource.container')],
    ['by KEDA', [pods, byKeda], missing('spec.triggers[0].metadata.containerName')],
    ...['compute', 'guest-console-log', 'volumeroot', 'virtiofs-data', 'hook-sidecar-0'].map((name): AppRow => (
      [`${name} of a launcher pod`, [inX(replicaSet(REQUESTING)), hpa(ofSet, metrics(ofContainer(name)))]]
    )),
    ['no container of a launcher pod', [inX(replicaSet(REQUESTING)), hpa(ofSet, metrics(ofContainer('b')))], missing('spec.metrics[0].containerResource.container')],
  ]);
});

describe('autoscaler-metric/has-known-resource', () => {
  const unknown = (at: string, got: string): Verdict => ['autoscaler-metric/has-known-resource', at, got];
  const pods = deployment([requesting('c', 'cpu')]);
  appTable('autoscaler-metric', [
    ['memory', [hpa(ofDeployment, metrics(resource('memory')))]],
    ['by KEDA', [keda({ type: 'memory', metricType: 'Utilization', metadata: { value: '70' } })]],
    ['another, once', [pods, hpa(ofDeployment, metrics(resource('CPU')))], unknown('spec.metrics[0].resource.name', 'CPU')],
    ['another of a container', [hpa(ofDeployment, metrics({ ...ofContainer('c'), containerResource: { ...ofContainer('c').containerResource, name: 'ephemeral-storage' } }))],
      unknown('spec.metrics[0].containerResource.name', 'ephemeral-storage')],
  ]);
});
