import type { Manifest } from '../../src/manifests/manifest';
import { ownTargetKey, scaleTargetOf, targetKey, verticalTargetOf } from '../../src/manifests/scale-target';

const scaler = (apiVersion: string, kind: string, spec: unknown) => scaleTargetOf({ apiVersion, kind, metadata: {}, spec } as Manifest);
const hpa = (spec: unknown) => scaler('autoscaling/v2', 'HorizontalPodAutoscaler', spec);
const keda = (spec: unknown) => scaler('keda.sh/v1alpha1', 'ScaledObject', spec);
const pool = { apiVersion: 'pool.kubevirt.io/v1beta1', kind: 'VirtualMachinePool', name: 'p' };
const target = { group: 'pool.kubevirt.io', kind: 'VirtualMachinePool', name: 'p' };

test.each([
  ['an HPA', hpa({ scaleTargetRef: pool, minReplicas: 2, maxReplicas: 5 }), { ...target, least: 2, most: 5 }],
  ['an HPA without a minimum', hpa({ scaleTargetRef: pool, maxReplicas: 5 }), { ...target, least: 1, most: 5 }],
  ['a ScaledObject', keda({ scaleTargetRef: pool, minReplicaCount: 1, maxReplicaCount: 3 }), { ...target, least: 1, most: 3 }],
  ['a ScaledObject that names a Deployment alone', keda({ scaleTargetRef: { name: 'd' } }), { group: 'apps', kind: 'Deployment', name: 'd', least: 0, most: 100 }],
  ['a ScaledObject that may idle', keda({ scaleTargetRef: pool, idleReplicaCount: 1, minReplicaCount: 4 }), { ...target, least: 1, most: 100 }],
  ['replicas that are no numbers', keda({ scaleTargetRef: pool, maxReplicaCount: '3' }), { ...target, least: 0, most: 100 }],
  ['an HPA whose replicas are no numbers', hpa({ scaleTargetRef: pool, maxReplicas: '3' }), { ...target, least: 1, most: undefined }],
])('%s', (_, found, expected) => expect(found).toEqual(expected));

test.each([
  ['no spec', undefined], ['a spec that is a text', 'x'], ['no target', {}], ['a target that is a list', { scaleTargetRef: [] }],
  ['no name', { scaleTargetRef: { kind: 'Deployment' } }], ['an empty name', { scaleTargetRef: { name: '' } }],
  ['a name that is no text', { scaleTargetRef: { name: { toString: [] } } }], ['a kind that is no text', { scaleTargetRef: { kind: 1, name: 'a' } }],
  ['a version that is no text', { scaleTargetRef: { apiVersion: {}, name: 'a' } }],
])('a ScaledObject with %s', (_, spec) => expect(keda(spec)).toBeUndefined());

test('another kind', () => expect(scaler('apps/v1', 'Deployment', { scaleTargetRef: pool })).toBeUndefined());

test('what a VerticalPodAutoscaler is about', () => {
  const vpa = (spec: unknown) => verticalTargetOf({ apiVersion: 'autoscaling.k8s.io/v1', kind: 'VerticalPodAutoscaler', metadata: {}, spec } as Manifest);
  expect(vpa({ targetRef: pool })).toEqual(target);
  expect([vpa(undefined), vpa({}), vpa({ targetRef: { name: 1 } })]).toEqual([undefined, undefined, undefined]);
  expect(verticalTargetOf({ apiVersion: 'v1', kind: 'Pod', metadata: {}, spec: { targetRef: pool } } as Manifest)).toBeUndefined();
});

test('an object is what is told of it', () => {
  expect(ownTargetKey({ ...pool, metadata: { name: 'p', namespace: 'x' } })).toBe(targetKey('x', target));
  expect(ownTargetKey({ ...pool, metadata: { name: 'p', namespace: 'y' } })).not.toBe(targetKey('x', target));
});
