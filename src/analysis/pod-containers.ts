import { podResources } from './pod-resources';
import type { ContainerKind, PodContainers } from './pod-resources';
import { resourceListOf, storedResources } from './resource-list';
import type { ResourceList, ResourceRequirements } from './resource-list';
import type { Container, PodSpec } from '../../imports/kubernetes';

/** The containers of a pod template as the API server stores them, without what a LimitRange adds. */
export function podContainersOf({ initContainers = [], containers }: PodSpec): PodContainers {
  const initKind = ({ restartPolicy }: Container): ContainerKind => (restartPolicy === 'Always' ? 'sidecar' : 'init');
  return [
    ...initContainers.map((container) => podContainer(container, initKind(container))),
    ...containers.map((container) => podContainer(container, 'container')),
  ];
}

/**
 * What a pod of the template costs: its containers, or what it states for all of them together, and the overhead that it states. An overhead
 * that the RuntimeClass brings is in no template.
 *
 * @param containers those of the template, with what a LimitRange adds
 */
export function podTemplateResources(spec: PodSpec, containers: PodContainers = podContainersOf(spec)): ResourceRequirements {
  const { requests, limits } = podResources(containers);
  const stated = { requests: resourceListOf(spec.resources?.requests), limits: resourceListOf(spec.resources?.limits) };
  const total = {
    requests: new Map([...requests, ...requestedByLimit(stated.limits, requests), ...supported(stated.requests)]),
    limits: new Map([...limits, ...supported(stated.limits)]),
  };
  return podResources([{ name: 'pod', kind: 'container', ...total }], resourceListOf(spec.overhead));
}

function podContainer({ name, resources }: Container, kind: ContainerKind) {
  return { name, kind, ...storedResources({ requests: resourceListOf(resources?.requests), limits: resourceListOf(resources?.limits) }) };
}

/** A limit of the pod is its request, unless containers request some of it (`defaultPodRequests`); huge pages are not overcommitted. */
function requestedByLimit(limits: ResourceList, requests: ResourceList): [string, bigint][] {
  return supported(limits).filter(([resource]) => isHugepages(resource) || !requests.has(resource));
}

/** What can be stated for a whole pod (`IsSupportedPodLevelResource`). */
function supported(list: ResourceList): [string, bigint][] {
  return [...list].filter(([resource]) => resource === 'cpu' || resource === 'memory' || isHugepages(resource));
}

function isHugepages(resource: string): boolean {
  return resource.startsWith('hugepages-');
}
