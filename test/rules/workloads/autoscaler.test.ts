import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, pool, replicaSet, says } from '../judge';
import type { Json, Verdict } from '../judge';
import { appTable, object } from '../workload-table';

const RULE = 'autoscaler/avoids-fixed-replicas';

says({ [RULE]: { level: FindingLevel.ADVISED, allowed: ['none: HorizontalPodAutoscaler h sets it', 'none: ScaledObject k sets it'] } });

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
  ['a target of another group is accepted', [inX(pool(), { replicas: 3 }), hpa({ ...ofPool, apiVersion: 'v1' })]],
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
