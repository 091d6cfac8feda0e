import { asStored } from '../../src/adopt/as-stored';
import { cleaned } from '../../src/adopt/clean';
import { isEqual } from '../../src/adopt/equal';

const object = (metadata: object, rest: object = {}) => ({ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name: 'a', ...metadata }, ...rest });

test.each<[string, object, object]>([
  ['status', { status: { ready: true } }, {}],
  ['null', { spec: { runStrategy: null, template: { metadata: { creationTimestamp: null } } } }, { spec: { template: {} } }],
  ['empty lists and maps', { spec: { template: { spec: { nodeSelector: {}, tolerations: [], domain: { resources: { requests: {} } } } } } }, { spec: { template: { spec: { domain: {} } } } }],
  ['what is on because it is there', { spec: { rng: {}, networks: [{ name: 'a', pod: {} }] } }, { spec: { rng: {}, networks: [{ name: 'a', pod: {} }] } }],
  ['null in a list', { spec: { a: [null] } }, { spec: { a: [null] } }],
])('of an object: %s', (_, written, kept) => {
  expect(cleaned(object({}, written))).toEqual(object({}, kept));
});

test.each<[string, object, object]>([
  ['of the API server', { uid: '1', resourceVersion: '2', generation: 3, creationTimestamp: '2026-01-01T00:00:00Z', managedFields: [{}], selfLink: '/a' }, {}],
  ['of controllers', {
    annotations: { 'kubevirt.io/latest-observed-api-version': 'v1', 'kubectl.kubernetes.io/last-applied-configuration': '{}', 'note': 'kept' },
    finalizers: ['kubevirt.io/virtualMachineControllerFinalize'],
  }, { annotations: { note: 'kept' } }],
  ['of CDI', {
    annotations: { 'cdi.kubevirt.io/storage.usePopulator': 'true', 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' }, labels: {},
  }, { annotations: { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' } }],
  ['of users', { labels: { a: 'b' }, finalizers: ['example.com/mine'], generateName: 'a-' }, { labels: { a: 'b' }, finalizers: ['example.com/mine'], generateName: 'a-' }],
])('metadata: %s', (_, written, kept) => {
  expect(cleaned(object(written))).toEqual(object(kept));
});

test('a VM keeps who it is', () => {
  const spec = {
    template: {
      spec: {
        architecture: 'amd64',
        domain: { machine: { type: 'pc-q35-rhel9.4.0' }, firmware: { uuid: 'u', serial: 's' }, devices: { interfaces: [{ name: 'a', macAddress: '02:00:00:00:00:01' }] } },
        volumes: [{ name: 'root', dataVolume: { name: 'a-root' } }],
      },
    },
  };
  expect(cleaned(object({}, { spec }))).toEqual(object({}, { spec }));
});

test.each<[string, object, object]>([
  ['addresses that the server chose', { clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1'], ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack', internalTrafficPolicy: 'Cluster' }, {}],
  ['a headless one', { clusterIP: 'None', clusterIPs: ['None'], sessionAffinity: 'None' }, { clusterIP: 'None' }],
  ['a headless one that says it in one way only', { clusterIPs: ['None'] }, { clusterIPs: ['None'] }],
  ['the usual traffic from outside', { type: 'LoadBalancer', externalTrafficPolicy: 'Cluster', allocateLoadBalancerNodePorts: true }, { type: 'LoadBalancer' }],
  ['traffic to nodes that have it', { externalTrafficPolicy: 'Local', allocateLoadBalancerNodePorts: false }, { externalTrafficPolicy: 'Local', allocateLoadBalancerNodePorts: false }],
  ['what was chosen', { ipFamilyPolicy: 'PreferDualStack', sessionAffinity: 'ClientIP' }, { ipFamilyPolicy: 'PreferDualStack', sessionAffinity: 'ClientIP' }],
])('a Service: %s', (_, spec, kept) => {
  const service = (content: object) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: content });
  expect(cleaned(service(spec))).toEqual(service(kept));
});

const pods = (metadata: object) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'a', ...metadata },
  spec: {
    replicas: 1,
    revisionHistoryLimit: 10,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 1 } },
    template: {
      spec: {
        containers: [
          { name: 'a', image: 'web:1', imagePullPolicy: 'IfNotPresent', terminationMessagePolicy: 'File', livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 10, timeoutSeconds: 5 } },
          { name: 'b', image: 'web', imagePullPolicy: 'IfNotPresent', ports: [{ containerPort: 80, protocol: 'TCP' }] },
        ],
        dnsPolicy: 'ClusterFirst',
        securityContext: {},
        serviceAccount: 'web',
        serviceAccountName: 'web',
        volumes: [{ name: 'a', configMap: { name: 'a', defaultMode: 420 } }, { name: 'b', secret: { secretName: 'b', defaultMode: 256 } }],
      },
    },
  },
});

test('of what was read from a cluster the defaults are the server\'s, but for those that tell most', () => {
  expect(cleaned(pods({ uid: '1' }))).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'a' },
    spec: {
      replicas: 1,
      strategy: { rollingUpdate: { maxUnavailable: 1 } },
      template: {
        spec: {
          containers: [
            { name: 'a', image: 'web:1', livenessProbe: { tcpSocket: { port: 80 }, timeoutSeconds: 5 } },
            { name: 'b', image: 'web', imagePullPolicy: 'IfNotPresent', ports: [{ containerPort: 80 }] },
          ],
          serviceAccountName: 'web',
          volumes: [{ name: 'a', configMap: { name: 'a' } }, { name: 'b', secret: { secretName: 'b', defaultMode: 256 } }],
        },
      },
    },
  });
});

test('of what somebody wrote they stay', () => {
  const { spec: { template: { spec: { securityContext, serviceAccount, ...spec } }, ...others } } = pods({});
  expect(cleaned(pods({}))).toEqual({ ...pods({}), spec: { ...others, template: { spec } } });
});

test('a status in a template is CDI\'s', () => {
  const cron = (template: object) => ({ apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataImportCron', metadata: { name: 'a' }, spec: { template } });
  expect(cleaned(cron({ spec: {}, status: {} }))).toEqual(cron({ spec: {} }));
});

test('a kind without namespace has none', () => {
  const manifest = (metadata: object) => ({ apiVersion: 'v1', kind: 'Namespace', metadata });
  const written = manifest({ name: 'a', namespace: 'b', labels: { 'kubernetes.io/metadata.name': 'a' } });
  expect(cleaned({ ...written, spec: { finalizers: ['kubernetes'] } })).toEqual(manifest({ name: 'a' }));
});

test.each<[string, object, object]>([
  ['a Service of the usual type', { apiVersion: 'v1', kind: 'Service', spec: { type: 'ClusterIP', ports: [{ port: 80, targetPort: 80, protocol: 'TCP' }] } }, { spec: { ports: [{ port: 80 }] } }],
  ['a Secret of the usual type', { apiVersion: 'v1', kind: 'Secret', type: 'Opaque', immutable: false }, {}],
  ['a network attachment', {
    apiVersion: 'k8s.cni.cncf.io/v1', kind: 'NetworkAttachmentDefinition', metadata: { name: 'lan' }, spec: { config: '{ "type": "bridge",\n "bridge": "br1" }' },
  }, { metadata: { name: 'lan' }, spec: { config: '{"bridge":"br1","name":"lan","type":"bridge"}' } }],
  ['a network of SR-IOV', { apiVersion: 'sriovnetwork.openshift.io/v1', kind: 'SriovNetwork', spec: { ipam: '{ "type": "dhcp", "a": 1 }' } }, {
    spec: { ipam: '{"a":1,"type":"dhcp"}' },
  }],
  ['a network attachment that is none', { apiVersion: 'k8s.cni.cncf.io/v1', kind: 'NetworkAttachmentDefinition', spec: { config: '{' } }, { spec: { config: '{' } }],
])('as it is stored: %s', (_, { apiVersion, kind, ...content }: { apiVersion?: string; kind?: string }, stored) => {
  expect(asStored({ apiVersion, kind, ...content })).toEqual({ apiVersion, kind, ...stored });
});

const policy = (spec: object) => asStored({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'a' }, spec });
const NAMESPACES = { matchLabels: { team: 'a' } };

test.each<[string, object, object, boolean]>([
  ['the usual types', { ingress: [{}] }, { ingress: [{}], policyTypes: ['Ingress'] }, true],
  ['the usual types with egress', { egress: [{}] }, { egress: [{}], policyTypes: ['Ingress', 'Egress'] }, true],
  ['types in another order', { policyTypes: ['Egress', 'Ingress'] }, { policyTypes: ['Ingress', 'Egress'] }, true],
  ['other types', { policyTypes: ['Ingress'] }, { policyTypes: ['Ingress', 'Egress'] }, false],
  ['egress that is denied, or free', { policyTypes: ['Egress'] }, { policyTypes: ['Egress'], egress: [{}] }, false],
  ['all pods of namespaces', { ingress: [{ from: [{ namespaceSelector: NAMESPACES }] }] }, { ingress: [{ from: [{ namespaceSelector: NAMESPACES, podSelector: {} }] }] }, true],
  ['all pods of all namespaces, or of this one', { ingress: [{ from: [{ namespaceSelector: {} }] }] }, { ingress: [{ from: [{ podSelector: {} }] }] }, false],
  ['the usual protocol', { ingress: [{ ports: [{ port: 80 }] }] }, { ingress: [{ ports: [{ port: 80, protocol: 'TCP' }] }] }, true],
  ['another protocol', { ingress: [{ ports: [{ port: 80 }] }] }, { ingress: [{ ports: [{ port: 80, protocol: 'UDP' }] }] }, false],
])('network policies: %s', (_, one, other, expected) => {
  expect(isEqual(policy(one), policy(other))).toBe(expected);
});
