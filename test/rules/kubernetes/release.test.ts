import { judge, says } from '../judge';
import type { Json, Verdict } from '../judge';

const NAME = 'letters, digits, -, _ and ., not starting with a digit';
says({
  'container/has-valid-name': { allowed: [NAME, 'printable ASCII characters without ='] },
  'container/fits-bounds': { allowed: ['1 or more', '0 or more'] },
  'container/excludes-unusable-settings': { allowed: ['nothing: before Kubernetes 1.34 only init containers may have it', 'Default, or hostUsers: false'] },
  'ingress/requires-backend': { allowed: 'at most 63 lower-case letters, digits and -, starting with a letter, ending with a letter or digit' },
});

const pod = (container: Json, spec: Json = {}) => ({
  apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers: [{ name: 'c', image: 'i:1', ...container }], ...spec },
});
const variable = (name: string) => pod({ env: [{ name, value: 'v' }] });
const sleep = (seconds: number) => pod({ lifecycle: { preStop: { sleep: { seconds } } } });
const service = (name: string) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { clusterIP: 'None' } });
const ingress = (name: string) => ({
  apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'i' }, spec: { defaultBackend: { service: { name, port: { number: 80 } } } },
});
const toleration = (operator: string) => pod({}, { tolerations: [{ key: 'a', operator, value: '1' }] });
const taint = (effect: string) => ({
  apiVersion: 'resource.k8s.io/v1alpha3', kind: 'DeviceTaintRule', metadata: { name: 't' }, spec: { taint: { key: 'a.example/b', effect } },
});

const ENV = 'spec.containers[0].env[0].name';
const invalid = (got: string): Verdict => ['container/has-valid-name', ENV, got];

test.each<[kubernetes: string | undefined, manifest: Json, ...found: Verdict[]]>([
  [undefined, variable('1 a')],
  ['1.32', variable('1 a')],
  ['1.31', variable('1a'), invalid('1a')],
  ['1.31', variable('a b'), invalid('a b')],
  ['1.31', variable('..a'), invalid('..a')],
  ['1.31', variable('..'), invalid('..')],
  ['1.31', variable('.'), invalid('.')],
  ['1.30', variable('.a-B_1.c')],
  ['1.36', variable('a=b'), invalid('a=b')],
  ['1.31', pod({ envFrom: [{ prefix: '1', configMapRef: { name: 'c' } }] }), ['container/has-valid-name', 'spec.containers[0].envFrom[0].prefix', '1']],
  [undefined, sleep(0)],
  ['1.33', sleep(0)],
  ['1.33', sleep(-1), ['container/fits-bounds', 'spec.containers[0].lifecycle.preStop.sleep.seconds', '-1']],
  ['1.32', sleep(0), ['container/fits-bounds', 'spec.containers[0].lifecycle.preStop.sleep.seconds', '0']],
  ['1.32', sleep(1)],
  [undefined, pod({ restartPolicy: 'Always' })],
  ['1.34', pod({ restartPolicy: 'Always' })],
  ['1.33', pod({ restartPolicy: 'Always' }), ['container/excludes-unusable-settings', 'spec.containers[0].restartPolicy', 'Always']],
  ['1.33', pod({}, { initContainers: [{ name: 'd', image: 'i:1', restartPolicy: 'Always' }] })],
  [undefined, service('1-a'), ['metadata/has-valid-name', 'metadata.name', '1-a']],
  ['1.35', service('1-a'), ['metadata/has-valid-name', 'metadata.name', '1-a']],
  ['1.36', service('1-a')],
  ['1.36', service('a.b'), ['metadata/has-valid-name', 'metadata.name', 'a.b']],
  ['1.35', ingress('1-a'), ['ingress/requires-backend', 'spec.defaultBackend.service.name', '1-a']],
  ['1.36', ingress('1-a')],
  ['1.32', pod({ securityContext: { procMount: 'Unmasked' } })],
  ['1.33', pod({ securityContext: { procMount: 'Unmasked' } }), ['container/excludes-unusable-settings', 'spec.containers[0].securityContext.procMount', 'Unmasked']],
  ['1.34', toleration('Gt'), ['schema/has-known-value', 'spec.tolerations[0].operator', 'Gt']],
  ['1.35', toleration('Gt')],
  ['1.34', taint('None'), ['schema/has-known-value', 'spec.taint.effect', 'None']],
  ['1.36', taint('None')],
])('Kubernetes %s: %j', (kubernetesVersion, manifest, ...found) => {
  const ids = /^(container|ingress|metadata)\/|^schema\/has-known-value/;
  expect(judge(manifest, { kubernetesVersion }).filter(([rule]) => ids.test(rule))).toEqual(found);
});
