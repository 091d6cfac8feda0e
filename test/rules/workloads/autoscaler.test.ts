import { FindingLevel } from '../../../src/rules/finding-level';
import { judge, merged, pool, replicaSet, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, object } from '../workload-table';

const RULE = 'autoscaler/avoids-fixed-replicas';
const SCALABLE = 'autoscaler/requires-scale-subresource';
const UNIQUE = 'autoscaler/is-unique';
const VERSION = 'autoscaler/avoids-old-version';
const KINDS = 'VirtualMachinePool, VirtualMachineInstanceReplicaSet, Deployment, StatefulSet';

says({
  [RULE]: { level: FindingLevel.ADVISED, allowed: ['none: HorizontalPodAutoscaler h sets it', 'none: ScaledObject k sets it'] },
  [SCALABLE]: { level: FindingLevel.UNSTARTABLE, allowed: KINDS },
  [UNIQUE]: {
    level: FindingLevel.ADVISED,
    allowed: ['a workload that HorizontalPodAutoscaler h does not scale', 'a workload that ScaledObject k does not scale'],
  },
  'autoscaler/avoids-dropped-tolerance': { level: FindingLevel.ADVISED, allowed: ['none on Kubernetes 1.33', 'none on Kubernetes 1.34'] },
  'autoscaler/has-known-group': { level: FindingLevel.UNSTARTABLE, allowed: ['pool.kubevirt.io/v1beta1', 'apps/v1'] },
  [VERSION]: { level: FindingLevel.ADVISED, allowed: 'autoscaling/v2' },
});

const inX = (manifest: Json, spec: Json = {}) => merged(manifest, { metadata: { namespace: 'x' }, spec });
const hpa = (scaleTargetRef: Json | undefined, metadata: Json = {}) => object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', { scaleTargetRef, maxReplicas: 3 }, metadata);
const keda = (scaleTargetRef: Json) => object('keda.sh/v1alpha1', 'ScaledObject', 'k', { scaleTargetRef, triggers: [] });
const deployment = object('apps/v1', 'Deployment', 'd', {
  replicas: 2, selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'c', image: 'c' }] } },
});
const ofPool = { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 't' };
const ofSet = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceReplicaSet', name: 't' };
const ofDeployment = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' };
const found = (got: string): Verdict => [RULE, 'spec.replicas', got];

appTable('autoscaler', [
  ['a pool without replicas is accepted', [inX(pool()), hpa(ofPool)]],
  ['a pool without an autoscaler is accepted', [inX(pool(), { replicas: 3 })]],
  ['another pool is accepted', [inX(pool(), { replicas: 3 }), hpa({ ...ofPool, name: 'other' })]],
  ['a pool of another namespace is accepted', [inX(pool(), { replicas: 3 }), hpa(ofPool, { namespace: 'y' })]],
  ['a target of another group is accepted', [inX(pool(), { replicas: 3 }), hpa({ ...ofPool, apiVersion: 'example.com/v1' })]],
  ['another kind is accepted', [inX(pool(), { replicas: 3 }), object('example.com/v1', 'Other', 'h', { scaleTargetRef: ofPool })]],
  ['a target without a name is accepted', [inX(pool(), { replicas: 3 }), keda({ ...ofPool, name: undefined })]],
  ['a target of another version', [inX(pool(), { replicas: 3 }), hpa({ ...ofPool, apiVersion: 'pool.kubevirt.io/v1alpha1' })], found('3')],
  ['a pool', [inX(pool(), { replicas: 3 }), hpa(ofPool)], found('3')],
  ['a pool of no VMs', [inX(pool(), { replicas: 0 }), hpa(ofPool)], found('0')],
  ['a replica set', [inX(replicaSet(), { replicas: 2 }), hpa(ofSet)], found('2')],
  ['a Deployment', [deployment, hpa(ofDeployment)], found('2')],
  ['a pool that KEDA scales', [inX(pool(), { replicas: 3 }), keda(ofPool)], found('3')],
  ['a Deployment that KEDA scales, its kind by default', [deployment, keda({ name: 'd' })], found('2')],
]);

const inY = (manifest: Json, name: string, metadata: Json = {}) => merged(manifest, { metadata: { name, namespace: 'y', ...metadata } });
const ofKind = (kind: string, apiVersion = 'kubevirt.io/v1') => ({ apiVersion, kind, name: 't' });
const vpa = (targetRef: Json) => object('autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', 'v', { targetRef, updatePolicy: { updateMode: 'Off' } });
const unscalable = (kind: string, reference = 'scaleTargetRef'): Verdict => [SCALABLE, `spec.${reference}.kind`, kind];

appTable('autoscaler', [
  ['a VM cannot be scaled', [hpa(ofKind('VirtualMachine'))], unscalable('VirtualMachine')],
  ['an instance cannot be scaled', [hpa(ofKind('VirtualMachineInstance'))], unscalable('VirtualMachineInstance')],
  ['nor by KEDA', [keda(ofKind('VirtualMachine'))], unscalable('VirtualMachine')],
  ['nor a DaemonSet', [hpa(ofKind('DaemonSet', 'apps/v1'))], unscalable('DaemonSet')],
  ['nor a Job', [keda(ofKind('Job', 'batch/v1'))], unscalable('Job')],
  ['nor a Pod', [hpa(ofKind('Pod', 'v1'))], unscalable('Pod')],
  ['a VM has no pods that a VerticalPodAutoscaler finds', [vpa(ofKind('VirtualMachine'))], unscalable('VirtualMachine', 'targetRef')],
  ['a VerticalPodAutoscaler knows DaemonSets', [vpa(ofKind('DaemonSet', 'apps/v1'))]],
  ['a VerticalPodAutoscaler of a pool is accepted', [vpa(ofPool)]],
  ['a misspelt kind is none', [hpa(ofKind('Deploymnt', 'apps/v1'))], [SCALABLE, 'spec.scaleTargetRef.kind', 'Deploymnt', { fix: 'Did you mean Deployment?' }]],
  ['a kind that nobody has is none', [keda(ofKind('Application', 'apps/v1'))], unscalable('Application')],
  ['a kind of another group is accepted', [hpa(ofKind('VirtualMachine', 'example.com/v1'))]],
]);

const v1 = (scaleTargetRef: Json) => object('autoscaling/v1', 'HorizontalPodAutoscaler', 'h', { scaleTargetRef, maxReplicas: 3 });
appTable('autoscaler', [
  ['the old version on a pool', [v1(ofPool)], [VERSION, 'apiVersion', 'autoscaling/v1']],
  ['the old version on a replica set', [v1(ofSet)], [VERSION, 'apiVersion', 'autoscaling/v1']],
  ['the old version on a Deployment is accepted', [v1(ofDeployment)]],
  ['the old version without a target is accepted', [object('autoscaling/v1', 'HorizontalPodAutoscaler', 'h', { maxReplicas: 3, scaleTargetRef: { kind: 'Deployment', name: '' } })]],
]);

const second: Verdict = [UNIQUE, 'spec.scaleTargetRef.name', 't'];
const other = (manifest: Json, metadata: Json) => merged(manifest, { metadata });
const takingOver = other(keda(ofPool), { annotations: { 'scaledobject.keda.sh/transfer-hpa-ownership': 'true' } });
appTable('autoscaler', [
  ['both of one pool', [hpa(ofPool), keda(ofPool)], second],
  ['both of one pool, in another order', [keda(ofPool), hpa({ ...ofPool, apiVersion: 'pool.kubevirt.io/v1alpha1' })], second],
  ['two of one pool', [hpa(ofPool), other(hpa(ofPool), { name: 'i' })], second],
  ['two of KEDA', [keda(ofPool), other(keda(ofPool), { name: 'l' })], second],
  ['the same twice is accepted', [hpa(ofPool), hpa(ofPool)]],
  ['pools of two namespaces are accepted', [hpa(ofPool), inY(keda(ofPool), 'k')]],
  ['two pools are accepted', [hpa(ofPool), keda({ ...ofPool, name: 'u' })]],
  ['a pool and a replica set are accepted', [hpa(ofPool), keda(ofSet)]],
  ['one that KEDA made is accepted', [other(hpa(ofPool), { ownerReferences: [{ kind: 'ScaledObject', name: 'k' }] }), keda(ofPool)]],
  ['one that KEDA takes over by its name is accepted', [hpa(ofPool), merged(takingOver, { spec: { advanced: { horizontalPodAutoscalerConfig: { name: 'h' } } } })]],
  ['one that KEDA takes over by another name', [hpa(ofPool), merged(takingOver, { spec: { advanced: { horizontalPodAutoscalerConfig: { name: 'i' } } } })], second],
  ['one that KEDA takes over by no name', [hpa(ofPool), takingOver], second],
  ['one that KEDA looks past is accepted', [hpa(ofPool, { annotations: { 'validations.keda.sh/hpa-ownership': 'false' } }), keda(ofPool)]],
]);

const tolerant = (direction: string) => merged(hpa(ofDeployment), { spec: { behavior: { [direction]: { tolerance: '150m' } } } });
const dropped = (direction: string): Verdict => ['autoscaler/avoids-dropped-tolerance', `spec.behavior.${direction}.tolerance`, '150m'];
test.each<[string, Json, string | undefined, ...Verdict[]]>([
  ['of a gate that is off', tolerant('scaleUp'), '1.34', dropped('scaleUp')],
  ['of a gate that is new', tolerant('scaleDown'), '1.33', dropped('scaleDown')],
  ['of a gate that is on', tolerant('scaleUp'), '1.35'],
  ['of a cluster that is not known', tolerant('scaleUp'), undefined],
  ['that is not there', hpa(ofDeployment), '1.34'],
])('a tolerance %s', (_, manifest, kubernetesVersion, ...expected) => {
  expect(judge(manifest, { kubernetesVersion }).filter(([rule]) => rule.startsWith('autoscaler/'))).toEqual(expected);
});

describe('autoscaler/has-known-group', () => {
  const unknown = (got: string): Verdict => ['autoscaler/has-known-group', 'spec.scaleTargetRef.apiVersion', got];
  const scaled = (scaleTargetRef: Json) => object('keda.sh/v1alpha1', 'ScaledObject', 'k', { scaleTargetRef, triggers: [{ type: 'cron', metadata: {} }] });
  appTable('autoscaler', [
    ['a pool', [hpa({ apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 'p' })]],
    ['a kind of the same name of another project', [hpa({ apiVersion: 'apps.kruise.io/v1beta1', kind: 'StatefulSet', name: 's' })]],
    ['a Deployment of KEDA, which is the default', [scaled({ name: 'd' })]],
    ['a pool in the group of VMs', [hpa({ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachinePool', name: 'p' })], unknown('kubevirt.io')],
    ['a Deployment in the core group', [hpa({ apiVersion: 'v1', kind: 'Deployment', name: 'd' })], unknown('v1')],
    ['a Deployment without a group, which another rule refuses', [hpa({ kind: 'Deployment', name: 'd' })]],
    ['a Deployment of long ago', [hpa({ apiVersion: 'extensions/v1beta1', kind: 'Deployment', name: 'd' })], unknown('extensions')],
    ['a pool of KEDA in the group of Deployments', [scaled({ kind: 'VirtualMachinePool', name: 'p' })], unknown('apps')],
  ]);
});
