import type { Labelled, Labels } from './label-index';
import { launcherLabels, namedPorts } from './launcher-pod';
import type { Manifest } from './manifest';
import { ofKind } from './of-kind';
import { oncePerInput } from './once-per-input';
import { POD_SPECS } from './pod-specs';
import { workloadsOf } from './workload';
import type { PodSpec } from '../../imports/kubernetes';
import { valueAt } from '../kubernetes/field-path';
import { fieldsAt } from '../kubernetes/fields-at';
import { mappingAt } from '../kubernetes/untyped';

/** The sidecar that it asks for has named ports of its own. */
export const SIDECAR = 'sidecar.istio.io/inject';

/** Pods, with the names of the ports of their containers. */
export interface NamedPorts extends Labelled {
  readonly ports: readonly string[];
  /** Their numbers, those without a name among them. */
  readonly numbers: readonly number[];
  /** Whether a sidecar is injected, which may have named ports that nobody knows. */
  readonly isInjected: boolean;
}

/** The pods of templates. */
export function containerPods(manifests: readonly Manifest[]): NamedPorts[] {
  return [...POD_SPECS].flatMap(([kind, at]) => ofKind(manifests, kind).flatMap((manifest) => fieldsAt(at)(manifest).map(({ field, value }) => {
    const metadata = valueAt(manifest, [...field.split('.').slice(0, -1), 'metadata']);
    const { initContainers = [], containers = [] } = value as PodSpec;
    const all = [...initContainers, ...containers].flatMap((container) => container.ports ?? []);
    const ports = all.flatMap(({ name }) => name ?? []);
    const numbers = all.map(({ containerPort }) => containerPort);
    const isInjected = SIDECAR in mappingAt(metadata, 'annotations') || SIDECAR in mappingAt(metadata, 'labels');
    return { manifest, labels: mappingAt(metadata, 'labels') as Labels, ports, numbers, isInjected };
  })));
}

/** The pods of templates, and those of guests: KubeVirt names the ports of a launcher as interfaces name theirs (`getPortsFromVMI`). */
export const podsWithPorts = oncePerInput((manifests, cluster): readonly NamedPorts[] => {
  const launchers = workloadsOf(manifests, cluster).map((workload): NamedPorts => {
    const { manifest, written, annotations } = workload;
    const ports = namedPorts(written).flatMap(({ name }) => name ?? []);
    const numbers = (written.domain.devices?.interfaces ?? []).flatMap((nic) => (nic.ports ?? []).map(({ port }) => port));
    return { manifest, labels: launcherLabels(workload, manifest.metadata.name ?? ''), ports, numbers, isInjected: SIDECAR in annotations };
  });
  return [...containerPods(manifests), ...launchers];
});

/** What a port that is meant by its name could be called. */
export function portNames({ manifest: { kind, metadata }, ports }: NamedPorts): string {
  const whose = `${kind} ${metadata.name}`;
  return ports.length ? `the name of a port of ${whose}: ${ports.join(', ')}` : `a number: no port of ${whose} has a name`;
}
