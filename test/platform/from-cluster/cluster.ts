import { documentsOf } from '../../../src/manifests/source/document';
import type { Platform } from '../../../src/platform';
import { ClusterObjects } from '../../../src/platform/from-cluster/cluster-objects';
import { readCluster } from '../../../src/platform/from-cluster/read-cluster';
import { readPlatform } from '../../../src/platform/platform-file';

/** The objects of a text of YAML. */
export function objectsOfText(text: string): ClusterObjects {
  const objects = new ClusterObjects();
  for (const document of documentsOf('cluster.yaml', text)) objects.add(document);
  return objects;
}

export interface Read {
  readonly text: string;
  readonly remarks: readonly string[];
  readonly platform: Platform;
}

/** What is written for objects, and the platform that it describes. Objects are without `apiVersion` where their kind says it. */
export function read(...objects: readonly object[]): Read {
  return readText(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
}

export function readText(text: string, ignoredLabels: readonly string[] = []): Read {
  const found = readCluster(objectsOfText(text), { schema: 'platform.schema.json', ignoredLabels });
  return { ...found, platform: readPlatform('platform.yaml', found.text) };
}

/** The lines that are not comments. */
export function facts({ text }: Pick<Read, 'text'>): string {
  return text.split('\n').filter((line) => !line.trimStart().startsWith('#')).join('\n').trim();
}

interface Metadata {
  readonly labels?: object;
  readonly annotations?: object;
  readonly [key: string]: unknown;
}

interface Fields {
  readonly namespace?: string;
  readonly [key: string]: unknown;
}

function object(apiVersion: string, kind: string) {
  return (name: string, { namespace, ...fields }: Fields = {}, metadata: Metadata = {}) => (
    { apiVersion, kind, metadata: { name, ...namespace === undefined ? {} : { namespace }, ...metadata }, ...fields }
  );
}

export const storageClass = object('storage.k8s.io/v1', 'StorageClass');
export const storageProfile = object('cdi.kubevirt.io/v1beta1', 'StorageProfile');
export const snapshotClass = object('snapshot.storage.k8s.io/v1', 'VolumeSnapshotClass');
export const service = object('v1', 'Service');
export const ingressClass = object('networking.k8s.io/v1', 'IngressClass');
export const daemonSet = object('apps/v1', 'DaemonSet');
export const hyperConverged = object('hco.kubevirt.io/v1beta1', 'HyperConverged');
export const clusterVersion = object('config.openshift.io/v1', 'ClusterVersion');

/** A KubeVirt CR that runs 1.9.0 unless its status says otherwise. */
export function kubevirt(configuration: object = {}, status: object = { observedKubeVirtVersion: 'v1.9.0' }, metadata: Metadata = {}) {
  return object('kubevirt.io/v1', 'KubeVirt')('kubevirt', { namespace: 'kubevirt', spec: { configuration }, status }, metadata);
}

/** A node with 4 CPUs and 8Gi, unless told otherwise. */
export function node(name: string, { labels = {}, taints, allocatable = {}, nodeInfo = {} }: {
  readonly labels?: object; readonly taints?: unknown; readonly allocatable?: object; readonly nodeInfo?: object;
} = {}) {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/hostname': name, ...labels } },
    spec: taints === undefined ? {} : { taints },
    status: { allocatable: { cpu: '4', memory: '8Gi', ...allocatable }, nodeInfo: { kubeletVersion: 'v1.34.1', ...nodeInfo } },
  };
}
