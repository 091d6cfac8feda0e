import type { LimitRange, ResourceQuota } from '../../../imports/kubernetes';
import { isGuaranteed, supplementalPoolThreads } from '../../manifests/guest-traits';
import { annotatedSidecars, HOOK_SIDECARS } from '../../manifests/hook-sidecars';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { vcpuCount } from '../../manifests/vcpu-count';
import type { Vmi } from '../../manifests/vmi';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';
import { amount } from '../subjects/resources';

const COMPUTE = ['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'];
/** One CPU in billionths. */
const CPU = 10n ** 9n;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'quota/requires-sidecar-resources',
    level: FindingLevel.ADVISED,
    summary: 'A VM with hook sidecars must not be in a namespace with a compute quota and no defaults for containers',
    why: 'The VM never gets its pod: such a quota refuses a pod with a container without requests or limits. KubeVirt gives both to its own containers '
      + 'where the quota asks for limits, but none to hook sidecars.',
    fix: 'Add a LimitRange with default and defaultRequest for containers to the namespace, or set supportContainerResources of type sidecar in the '
      + 'KubeVirt CR.',
    * check(manifests, cluster) {
      const quotas = quotasOf(manifests);
      if (!quotas.size) return;
      const defaulted = new Set(manifests.filter(hasContainerDefaults).map(({ metadata }) => metadata.namespace));
      for (const { manifest, path, namespace, annotations } of workloadsOf(manifests, cluster)) {
        const keys = quotas.get(namespace)?.filter((key) => COMPUTE.includes(key)) ?? [];
        if (!keys.length || annotatedSidecars(annotations) === 0 || defaulted.has(namespace)) continue;
        if (isGuaranteed(startedVmi(manifest, cluster).spec)) continue;
        const field = `${path.replace(/spec$/, 'metadata')}.annotations[${HOOK_SIDECARS}]`;
        yield { manifest, field, got: `a quota on ${keys.join(', ')}`, allowed: 'a LimitRange with defaults for containers' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'quota/fits-automatic-limit',
    level: FindingLevel.ADVISED,
    summary: 'Under a quota on limits.cpu a VM must not request more CPUs than it has',
    why: 'KubeVirt then limits the pod to as many CPUs as the guest has: a request above that is above its limit, and the API server refuses the pod.',
    fix: 'Lower the request to the number of vCPUs, or write resources.limits.cpu as well.',
    * check(manifests, cluster) {
      const quotas = quotasOf(manifests);
      if (!quotas.size) return;
      for (const { manifest, written, namespace } of workloadsOf(manifests, cluster)) {
        if (!quotas.get(namespace)?.includes('limits.cpu') || amount(written, 'requests', 'cpu') === 0n) continue;
        const guest = startedVmi(manifest, cluster);
        const { spec, incomplete } = guest;
        if (incomplete || spec.domain.cpu?.dedicatedCpuPlacement) continue;
        const threads = supplementalPoolThreads(spec);
        const limit = (vcpuCount(spec.domain.cpu) || 1n) + threads;
        if (amount(spec, 'limits', 'cpu') > 0n || amount(spec, 'requests', 'cpu') <= limit * CPU) continue;
        const field = guest.originOf('domain.resources.requests.cpu');
        const counted = threads > 0n ? 'the number of vCPUs and of threads of the I/O pool' : 'the number of vCPUs';
        yield { manifest, field, got: spec.domain.resources?.requests?.cpu, allowed: `at most ${limit}, ${counted}` };
      }
    },
  }),
];

/** What the launcher pod is rendered from: topology and requests of a replica set and a pool are not filled in before. */
function startedVmi(manifest: Manifest, cluster: Cluster): Vmi {
  const { admitted, started = admitted } = cluster.vmis(manifest);
  return started;
}

/** The keys of all quotas of a namespace. */
function quotasOf(manifests: readonly Manifest[]): Map<string | undefined, string[]> {
  const quotas = new Map<string | undefined, string[]>();
  for (const manifest of manifests.filter(isQuota)) {
    const { metadata: { namespace }, spec } = manifest;
    quotas.set(namespace, [...quotas.get(namespace) ?? [], ...Object.keys(spec?.hard ?? {})]);
  }
  return quotas;
}

function isQuota(manifest: Manifest): manifest is Manifest & ResourceQuota {
  return kindOf(manifest) === '/ResourceQuota';
}

function hasContainerDefaults(manifest: Manifest): boolean {
  if (kindOf(manifest) !== '/LimitRange') return false;
  const { spec } = manifest as Manifest & LimitRange;
  return spec?.limits?.some(({ type, default: defaults }) => type === 'Container' && defaults !== undefined) ?? false;
}
