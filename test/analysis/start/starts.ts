import type { WorkloadStart } from '../../../src/analysis/start/model';
import { startLatencies } from '../../../src/analysis/start/start-latencies';
import { clusterOf } from '../../../src/manifests/cluster';
import { Catalog } from '../../../src/manifests/effective/catalog';
import type { Manifest } from '../../../src/manifests/manifest';
import type { AdmissionProfile } from '../../../src/manifests/profile';

export type Json = { [key: string]: any };

/** What is said of the workloads among manifests. */
export function startsOf(manifests: Json[], profile: AdmissionProfile = {}): readonly WorkloadStart[] {
  const input = manifests as unknown as Manifest[];
  return startLatencies(input, clusterOf(profile, new Catalog(input), input));
}

const metadata = (name: string, more: Json = {}) => ({ name, namespace: 'shop', ...more });

/** A VM with these volumes; `spec` and `guest` go beside them. */
export function vm(volumes: Json[], { spec = {}, guest = {}, annotations = {} }: { spec?: Json; guest?: Json; annotations?: Json } = {}): Json {
  const { domain, ...rest } = guest;
  return {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: metadata('web', { annotations }),
    spec: {
      runStrategy: 'Always',
      ...spec,
      template: {
        metadata: {},
        spec: {
          domain: { memory: { guest: '1Gi' }, devices: { disks: volumes.map(({ name }) => ({ name, disk: {} })) }, ...domain },
          volumes,
          ...rest,
        },
      },
    },
  };
}

export function pool({ spec, metadata: { name } }: Json, more: Json = {}): Json {
  return {
    apiVersion: 'pool.kubevirt.io/v1beta1',
    kind: 'VirtualMachinePool',
    metadata: metadata(name),
    spec: { replicas: 3, selector: { matchLabels: { app: name } }, virtualMachineTemplate: { metadata: { labels: { app: name } }, spec }, ...more },
  };
}

export function replicaSet({ spec: { template: guest }, metadata: { name } }: Json): Json {
  return {
    apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceReplicaSet', metadata: metadata(name), spec: { replicas: 2, selector: {}, template: guest },
  };
}

/** A volume by a DataVolume of the VM's own, `root`; it goes into a spec as well. */
export const ownVolume = { name: 'root', dataVolume: { name: 'root' } };

export function template(source: Json, { annotations = {}, storage = {} }: { annotations?: Json; storage?: Json } = {}): Json {
  return { dataVolumeTemplates: [{ metadata: { name: 'root', annotations }, spec: { ...source, storage: { resources: { requests: { storage: '10Gi' } }, ...storage } } }] };
}

export function containerDisk(more: Json = {}): Json {
  return { name: 'root', containerDisk: { image: 'quay.io/disks/ubuntu:24.04', ...more } };
}

export function daemonSet(images: string[], spec: Json = {}): Json {
  const containers = images.map((image, i) => ({ name: `c${i}`, image }));
  return {
    apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: metadata('prepull'), spec: { selector: {}, template: { metadata: {}, spec: { containers, ...spec } } },
  };
}

export function deployment(container: Json, { spec = {}, pod = {} }: { spec?: Json; pod?: Json } = {}): Json {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata('api'),
    spec: { selector: {}, ...spec, template: { metadata: {}, spec: { containers: [{ name: 'api', image: 'registry/api:1', ...container }], ...pod } } },
  };
}

/** An object of a kind that is small. */
export function object(apiVersion: string, kind: string, name: string, fields: Json): Json {
  return { apiVersion, kind, metadata: metadata(name), ...fields };
}
