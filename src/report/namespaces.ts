import { quotaBars } from './quota-bars';
import type { NamespaceReport } from './report-data';
import { applicationAwareQuotas } from '../analysis/namespace/application-aware';
import { namespaceCapacities } from '../analysis/namespace/capacity';
import type { NamespaceCapacity } from '../analysis/namespace/capacity';
import type { PodGroup } from '../analysis/namespace/pod-group';
import type { Cluster, Manifest } from '../manifests/manifest';

/** The namespaces that hold something that runs, or a quota: what is nearest to a quota first. */
export function namespaceReports(manifests: readonly Manifest[], cluster: Cluster): NamespaceReport[] {
  const { calculator } = applicationAwareQuotas(manifests);
  const shown = namespaceCapacities(manifests, cluster).filter(isShown);
  const reports = shown.map((namespace): NamespaceReport => {
    const { name = '', isOwned, hasAlternatives, pods } = namespace;
    const quotas = quotaBars(namespace, calculator);
    return {
      name,
      isOwned,
      guests: running(pods.filter(({ launcher }) => launcher)),
      pods: running(pods.filter(({ launcher }) => !launcher)),
      requests: { cpu: requested(pods, 'cpu'), memory: requested(pods, 'memory') },
      pressure: Math.max(0, ...quotas.map(({ pressure }) => pressure)),
      quotas,
      hasAlternatives,
    };
  });
  return reports.sort((a, b) => b.pressure - a.pressure || (a.name < b.name ? -1 : 1));
}

function isShown({ isOwned, pods, quotas, applicationAware }: NamespaceCapacity): boolean {
  return isOwned || pods.length + quotas.length + applicationAware.length > 0;
}

function running(pods: readonly PodGroup[]): number {
  return pods.reduce((sum, { replicas }) => sum + replicas.usual, 0);
}

function requested(pods: readonly PodGroup[], resource: string): number {
  return Number(pods.reduce((sum, { resources, replicas }) => sum + (resources.requests.get(resource) ?? 0n) * BigInt(replicas.usual), 0n)) / 1e9;
}
