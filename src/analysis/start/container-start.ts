import { CONTAINER } from './claims';
import { firstSuccess } from './guest-start';
import { imagePreparation } from './image-preparation';
import type { WorkloadStart } from './model';
import type { StartFacts } from './start-facts';
import type { StartInput } from './start-input';
import { workloadStart } from './workload-start';
import { listAt, mappingAt, textAt } from '../../kubernetes/untyped';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { POD_SPECS } from '../../manifests/pod-specs';

/** The kinds whose pods serve: those that come and go by schedule, and those that each node has, are not compared. */
const SERVING: readonly string[] = ['/Pod', '/ReplicationController', 'apps/Deployment', 'apps/ReplicaSet', 'apps/StatefulSet'];

/** How long a pod of containers takes; `undefined` of all other kinds. */
export function containerStart(manifest: Manifest, input: StartInput): WorkloadStart | undefined {
  const kind = kindOf(manifest);
  const path = SERVING.includes(kind) ? POD_SPECS.get(kind) : undefined;
  if (path === undefined) return undefined;
  const pod = mappingAt(manifest, ...path.split('.'));
  const containers = listAt(pod, 'containers');
  const images = (['initContainers', 'containers'] as const).flatMap((list) => listAt(pod, list).flatMap((container, i) => {
    const image = textAt(container, 'image');
    return image === undefined ? [] : [{ image, imagePullPolicy: textAt(container, 'imagePullPolicy'), field: `${path}.${list}[${i}].image`, noun: 'the image' }];
  }));
  const probes = containers.flatMap((container, i) => (['startupProbe', 'readinessProbe'] as const).map((probe) => (
    { field: `${path}.containers[${i}].${probe}.initialDelaySeconds`, seconds: firstSuccess(numbersOf(mappingAt(container, probe))), since: 'ready' as const }
  )));
  const [latest] = probes.sort((a, b) => b.seconds - a.seconds);
  const facts: StartFacts = {
    claims: CONTAINER,
    preparations: images.map((image) => imagePreparation(image, input.prePulls, mappingAt(pod, 'nodeSelector'))),
    ...latest?.seconds ? { probe: latest } : {},
  };
  const { replicas } = mappingAt(manifest, 'spec');
  const written = typeof replicas === 'number' ? replicas : 1;
  const instances = Math.max(written, written && input.scalerOf(manifest)?.least || 0);
  return workloadStart({ manifest, facts, path, isGuest: false, isPool: false, isReplicaSet: false, instances, notes: [] });
}

function numbersOf(probe: { readonly [field: string]: unknown }): { readonly [field: string]: number } {
  return Object.fromEntries(Object.entries(probe).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
}
