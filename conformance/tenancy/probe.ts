import type { Json, JsonObject } from '../generator/guest';

/** What somebody tries on a real API server, with KubeVirt's webhooks, and what comes of it. `apply.Probe` says what each field means. */
export interface Probe {
  readonly title: string;
  readonly as: string;
  readonly groups?: readonly string[];
  readonly verb?: 'create' | 'patch' | 'delete' | 'get';
  readonly refusal?: string;
  readonly record?: string;
  readonly manifest?: JsonObject;
  readonly review?: JsonObject;
}

/** Admission alone stands in the way of this user. */
export const TENANT = 'eve';
export const CDI = 'system:serviceaccount:cdi:cdi-sa';
export const KUBEVIRT = 'system:serviceaccount:kubevirt:kubevirt-controller';

/** A probe of admission: a manifest is applied, and refused with this text or, where it is empty, let through. */
export function tried(title: string, refusal: string, manifest: JsonObject, as = TENANT): Probe {
  return { title, as, refusal, manifest };
}

export function object(apiVersion: string, kind: string, namespace: string, name: string, body: JsonObject, metadata: JsonObject = {}): JsonObject {
  return { apiVersion, kind, metadata: { name, namespace, ...metadata }, ...body };
}

export function pod(namespace: string, name: string, spec: JsonObject = {}, metadata: JsonObject = {}, image = 'importer'): JsonObject {
  const containers = [{ name: 'c', image, resources: { requests: { cpu: '1m', memory: '1M' } } }];
  return object('v1', 'Pod', namespace, name, { spec: { containers, ...spec } }, metadata);
}

export function instance(spec: JsonObject = {}): JsonObject {
  return { ...spec, domain: { devices: {}, memory: { guest: '1Gi' } } };
}

const selector = { matchLabels: { vm: 'x' } };
const labelled = (spec: JsonObject): JsonObject => ({ metadata: { labels: { vm: 'x' } }, spec });

/** The kinds that hold an instance, each around one. */
export const INSTANCE_KINDS: readonly (readonly [string, (namespace: string, spec?: JsonObject) => JsonObject])[] = [
  ['VirtualMachine', (namespace, spec) => (
    object('kubevirt.io/v1', 'VirtualMachine', namespace, 'x', { spec: { runStrategy: 'Halted', template: labelled(instance(spec)) } })
  )],
  ['VirtualMachineInstance', (namespace, spec) => object('kubevirt.io/v1', 'VirtualMachineInstance', namespace, 'x', { spec: instance(spec) })],
  ['VirtualMachineInstanceReplicaSet', (namespace, spec) => (
    object('kubevirt.io/v1', 'VirtualMachineInstanceReplicaSet', namespace, 'x', { spec: { replicas: 1, selector, template: labelled(instance(spec)) } })
  )],
  ['VirtualMachinePool', (namespace, spec) => object('pool.kubevirt.io/v1beta1', 'VirtualMachinePool', namespace, 'x', {
    spec: {
      replicas: 1,
      selector,
      virtualMachineTemplate: { metadata: { labels: { vm: 'x' } }, spec: { runStrategy: 'Always', template: labelled(instance(spec)) } },
    },
  })],
];

export function virtualMachine(namespace: string, spec?: JsonObject): JsonObject {
  return INSTANCE_KINDS[0][1](namespace, spec);
}

/** A VM with one NIC, on a network of Multus. */
export function pluggedIn(namespace: string, networkName: string): JsonObject {
  const spec = {
    networks: [{ name: 'n', multus: { networkName } }],
    domain: { memory: { guest: '1Gi' }, devices: { interfaces: [{ name: 'n', bridge: {} }] } },
  };
  return object('kubevirt.io/v1', 'VirtualMachine', namespace, 'x', { spec: { runStrategy: 'Halted', template: { spec } } });
}

export function service(namespace: string, spec: { [field: string]: Json }, name = 'web'): JsonObject {
  return object('v1', 'Service', namespace, name, { spec: { ports: [{ port: 80 }], ...spec } });
}

export function ingress(namespace: string, host: string | undefined, name = 'web', annotations: JsonObject = {}): JsonObject {
  const backend = { service: { name: 'web', port: { number: 80 } } };
  const rule = { ...host ? { host } : {}, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } };
  return object('networking.k8s.io/v1', 'Ingress', namespace, name, { spec: { rules: [rule] } }, { annotations });
}

export function claim(namespace: string, storageClassName: string | undefined, metadata: JsonObject = {}): JsonObject {
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...storageClassName === undefined ? {} : { storageClassName } };
  return object('v1', 'PersistentVolumeClaim', namespace, 'disk', { spec }, metadata);
}

export function dataVolume(namespace: string, storage: JsonObject = {}, metadata: JsonObject = {}, name = 'disk'): JsonObject {
  const spec = { source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } }, ...storage } };
  return object('cdi.kubevirt.io/v1beta1', 'DataVolume', namespace, name, { spec }, metadata);
}
