import {
  CDI, claim, dataVolume, ingress, INSTANCE_KINDS, KUBEVIRT, object, pluggedIn, pod, Probe, service, tried,
} from './probe';
import type { JsonObject } from '../generator/guest';

const TYPE = 'the Services of this tenant are of type';
const EXTERNAL = 'the externalIPs of this tenant are of';
const HOST = 'the Ingresses of this tenant name a host, of';
const TOLERATE = 'the pods of this tenant tolerate';
const ATTACH = 'attach to networks of';
const STORAGE = 'the storage classes of this tenant are';
const SELECT = 'the pods of this tenant select nodes by';

const ALIAS = 'nginx.ingress.kubernetes.io/server-alias';
const tls = (host: string): JsonObject => {
  const { spec, ...rest } = ingress('open', 'shop.example.com', 'tls') as { spec: JsonObject };
  return { ...rest, spec: { ...spec, tls: [{ hosts: [host], secretName: 'certificate' }] } };
};

/** Ways in from outside of the cluster. */
export const exposure: readonly Probe[] = [
  tried('a Service inside the cluster', '', service('plain', {})),
  tried('a headless Service', '', service('plain', { clusterIP: 'None' }, 'headless')),
  tried('a Service on all nodes', TYPE, service('plain', { type: 'NodePort' })),
  tried('a Service with a load balancer', TYPE, service('plain', { type: 'LoadBalancer' })),
  tried('a Service that is a name elsewhere', TYPE, service('plain', { type: 'ExternalName', externalName: 'example.com' })),
  tried('a Service that takes an address', EXTERNAL, service('plain', { externalIPs: ['198.51.100.7'] })),
  tried('a load balancer where it is allowed', '', service('open', { type: 'LoadBalancer' })),
  tried('node ports where only load balancers are allowed', TYPE, service('open', { type: 'NodePort' }, 'ports')),
  tried('an address that is allowed', '', service('open', { externalIPs: ['192.0.2.7'] }, 'address')),
  tried('an address of IPv6 that is allowed', '', service('open', { externalIPs: ['2001:db8::7'] }, 'address6')),
  tried('an address that is not', EXTERNAL, service('open', { externalIPs: ['192.0.2.7', '198.51.100.7'] }, 'address')),
  tried('an Ingress of any host', HOST, ingress('plain', 'example.com')),
  tried('an Ingress of all hosts', HOST, ingress('plain', undefined)),
  tried('an Ingress by its default backend', HOST, {
    ...ingress('plain', undefined), spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
  }),
  tried('an Ingress of the host that the tenant declares', '', ingress('declared', 'declared.example.com', 'mine')),
  tried('an Ingress of another host', HOST, ingress('declared', 'example.com', 'mine')),
  tried('the Ingress of all hosts that the tenant declares', '', ingress('declared', undefined, 'catch-all')),
  tried('another Ingress of all hosts', HOST, ingress('declared', undefined, 'mine')),
  tried('an Ingress of a host that is allowed', '', ingress('open', 'shop.example.com')),
  tried('an Ingress of a host below one that is allowed', '', ingress('open', 'a.b.example.org')),
  tried('an Ingress of all hosts below it', '', ingress('open', '*.example.org')),
  tried('an Ingress of a host that only ends so', HOST, ingress('open', 'badexample.org')),
  tried('an Ingress with a foreign alias', HOST, ingress('open', 'shop.example.com', 'web', { [ALIAS]: 'a.example.org, bank.example.com' })),
  tried('an Ingress with an alias that is allowed', '', ingress('open', 'shop.example.com', 'web', { [ALIAS]: 'a.example.org, b.example.org' })),
  tried('an Ingress with a certificate of its host', '', tls('shop.example.com')),
  tried('an Ingress with a certificate of a foreign host', HOST, tls('bank.example.com')),
  tried('everything where nothing is enforced', '', service('free', { type: 'LoadBalancer', externalIPs: ['198.51.100.7'] })),
  tried('every host where nothing is enforced', '', ingress('free', undefined)),
];

const tolerating = (namespace: string, toleration: JsonObject, name = 'p', spec: JsonObject = {}) => (
  pod(namespace, name, { tolerations: [toleration], ...spec })
);
const PATIENCE = { key: 'node.kubernetes.io/not-ready', operator: 'Exists' };
const EDGE = { nodeSelector: { pool: 'edge' } };

/** Nodes of others. */
export const placement: readonly Probe[] = [
  tried('a pod that tolerates everything', TOLERATE, tolerating('plain', { operator: 'Exists' })),
  tried('a pod that tolerates the nodes of another tenant', TOLERATE, tolerating('plain', { key: 'tenant', value: 'reserved' })),
  tried('a pod that tolerates the nodes of every tenant', TOLERATE, tolerating('reserved', { key: 'tenant', operator: 'Exists' })),
  tried('a pod that tolerates its own nodes', '', tolerating('reserved', { key: 'tenant', operator: 'Equal', value: 'reserved', effect: 'NoSchedule' })),
  tried('a pod that tolerates its own nodes, in short', '', tolerating('reserved', { key: 'tenant', value: 'reserved' }, 'short')),
  tried('a pod with its own nodes that tolerates those of another tenant', TOLERATE, tolerating('reserved', { key: 'tenant', value: 'other' }, 'stranger')),
  tried('a pod that tolerates the control plane', TOLERATE, tolerating('plain', { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' })),
  tried('a pod that tolerates what Kubernetes does', '', tolerating('plain', PATIENCE, 'patient')),
  tried('a running pod that is given a foreign toleration', TOLERATE, pod('plain', 'patient', {
    tolerations: [PATIENCE, { key: 'tenant', operator: 'Equal', value: 'reserved' }],
  })),
  tried('a running pod that is labelled', '', pod('plain', 'patient', { tolerations: [PATIENCE] }, { labels: { tier: 'web' } })),
  tried('the launcher of a VM that tolerates everything', TOLERATE, tolerating('plain', { operator: 'Exists' }, 'launcher'), KUBEVIRT),
  tried('a worker of CDI that goes where the cluster has it go', '', tolerating('plain', { key: 'infra', operator: 'Exists' }, 'worker'), CDI),
  tried('a pod on a node of its choice', 'the scheduler places the pods', pod('plain', 'p', { nodeName: 'node-1' })),
  tried('a pod that tolerates a taint that is allowed', '', tolerating('open', { key: 'nvidia.com/gpu', operator: 'Exists' }, 'gpu', EDGE)),
  tried('a pod that does not select the nodes it must', SELECT, pod('open', 'p')),
  tried('a pod that selects others', SELECT, pod('open', 'p', { nodeSelector: { pool: 'core' } })),
  tried('a pod that selects them', '', pod('open', 'edge', EDGE)),
  tried('the launcher of a VM that does not', SELECT, pod('open', 'p', {}, { labels: { 'kubevirt.io': 'virt-launcher' } }), KUBEVIRT),
  tried('a tenant that calls its pod a volume of KubeVirt', SELECT, pod('open', 'p', {}, { labels: { 'kubevirt.io': 'hotplug-disk' } })),
  tried('a volume that KubeVirt plugs in', '', pod('open', 'hotplug', {}, { labels: { 'kubevirt.io': 'hotplug-disk' } }), KUBEVIRT),
  tried('any node where nothing is enforced', '', tolerating('free', { operator: 'Exists' }, 'any', { nodeName: 'node-1' })),
];

const NETWORKS = 'k8s.v1.cni.cncf.io/networks';
const attached = (namespace: string, text: string, name = 'p', key = NETWORKS, spec: JsonObject = {}) => (
  pod(namespace, name, spec, { annotations: { [key]: text } })
);
const networks = (networkName: string): JsonObject => ({ networks: [{ name: 'n', multus: { networkName } }] });

/** Networks of others. */
export const attachments: readonly Probe[] = [
  ...['lan', 'plain/lan', 'lan@eth1, plain/wan', '[]', '[{"name": "lan"}]', '[{"name":"lan","namespace":"plain","interface":"pod1"}]'].map((text, i) => (
    tried(`a pod on ${text}`, '', attached('plain', text, `net-${i}`))
  )),
  ...[
    'other/lan', 'lan, other/lan', ' other /lan', '[{"name":"lan","namespace":"other"}]', '[{"name":"lan","NameSpace" : "other"}]',
    '[{"name":"lan","name\\u017fpace":"other"}]', '[{"name":"lan","n\\u0061mespace":"other"}]', '[{"name":"a","namespace":"plain"},{"name":"b","namespace":"other"}]',
    '[{"name":"lan","namespace":"plain","namespace":"other"}]', '[{"name":"lan","name\u017fpace":"other"}]',
  ].map((text) => tried(`a pod on ${text}`, ATTACH, attached('plain', text))),
  tried('a pod on the default network of another namespace', ATTACH, attached('plain', 'other/lan', 'p', 'v1.multus-cni.io/default-network')),
  tried('a running pod that is attached to another namespace', ATTACH, attached('plain', 'other/lan', 'net-0')),
  tried('the launcher of a VM on a network of another namespace', ATTACH, attached('plain', '[{"name":"lan","namespace":"other","interface":"pod1"}]'), KUBEVIRT),
  ...INSTANCE_KINDS.map(([kind, holding]) => (
    tried(`${kind} on a network of another namespace`, 'the VMs of this tenant attach', holding('nets', networks('other/lan')))
  )),
  tried('a VM on a network of its own namespace', '', pluggedIn('nets', 'nets/lan')),
  tried('a VM on a network without namespace', '', pluggedIn('nets', 'lan')),
  tried('a pod on a network of a namespace that is allowed', '', attached('open', 'shared/lan', 'net', NETWORKS, EDGE)),
  tried('JSON on a network of a namespace that is allowed', '', attached('open', '[{"name":"lan","namespace":"shared"}]', 'net-json', NETWORKS, EDGE)),
  tried('a pod on a network of another than that', ATTACH, attached('open', 'other/lan', 'p', NETWORKS, EDGE)),
  tried('a VM changes to a network of another namespace', 'the VMs of this tenant attach', pluggedIn('nets', 'other/lan')),
  tried('a VM on a network of another namespace where nothing is enforced', '', pluggedIn('free', 'other/lan')),
  tried('any network where nothing is enforced', '', attached('free', 'other/lan', 'net')),
];

const owned = (kind: string) => ({ ownerReferences: [{ apiVersion: 'v1', kind, name: 'gone', uid: '00000000-0000-0000-0000-000000000001' }] });

const provisioned = (storageClassName: string, name: string) => object('cdi.kubevirt.io/v1beta1', 'DataVolume', 'open', name, {
  spec: { source: { blank: {} }, pvc: { storageClassName, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
});

/** Storage classes. */
export const storage: readonly Probe[] = [
  tried('any storage class where none is stated', '', claim('plain', 'gold')),
  tried('a storage class that is stated', '', claim('open', 'standard')),
  tried('a storage class that is not', STORAGE, claim('open', 'gold', { name: 'gold' })),
  tried('a storage class that is not, by the old annotation', STORAGE, claim('open', 'standard', { name: 'old', annotations: { 'volume.beta.kubernetes.io/storage-class': 'gold' } })),
  tried('no storage class, to take a volume of others', STORAGE, claim('open', '', { name: 'none' })),
  tried('no default storage class', STORAGE, claim('open', undefined, { name: 'none' })),
  tried('a DataVolume of a class that is not stated', STORAGE, dataVolume('open', { storageClassName: 'gold' })),
  tried('a DataVolume of one that is not stated, as a claim', STORAGE, provisioned('gold', 'gold')),
  tried('a DataVolume of the default class', '', dataVolume('open', {}, {}, 'default')),
  tried('the DataVolume that KubeVirt makes for a VM', STORAGE, provisioned('gold', 'of-vm'), KUBEVIRT),
  tried('the claim that CDI makes for a DataVolume', STORAGE, claim('open', 'gold', { name: 'made', ...owned('DataVolume') }), CDI),
  tried('the scratch space of CDI', '', claim('open', 'scratch', { name: 'made-scratch', ...owned('Pod') }), CDI),
  tried('a claim that a tenant calls scratch space', STORAGE, claim('open', 'scratch', { name: 'forged-scratch', ...owned('Pod') })),
  tried('the state of a VM', '', claim('open', 'state', { name: 'persistent-state' }), KUBEVIRT),
];
