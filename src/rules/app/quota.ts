import { peaks, growth, quotasOf as quotasIn, exceededBy, shortages } from './shortage';
import type { LimitRange, ResourceQuota } from '../../../imports/kubernetes';
import { formatAmount } from '../../analysis/namespace/calculation';
import { claimCharges, fillingCharges, objectCharges, podCharges } from '../../analysis/namespace/demand';
import { isCharged } from '../../analysis/namespace/quota';
import { missingOf } from '../../analysis/namespace/required';
import { isGuaranteed, supplementalPoolThreads } from '../../manifests/guest-traits';
import { annotatedSidecars, HOOK_SIDECARS } from '../../manifests/hook-sidecars';
import { kindOf } from '../../manifests/manifest';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
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

/** What a quota refuses stays away until it is raised. */
const REFUSED = 'A quota refuses every pod that would exceed it';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'quota/fits-pod',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A pod must fit into the quota of its namespace',
    why: `${REFUSED}: this one never runs, even while it is alone. A VM costs what its launcher pod does: its memory with an overhead, a share of its vCPUs.`,
    fix: 'Raise the quota, or ask for less.',
    * check(manifests, cluster) {
      for (const [{ pods, hasAlternatives }, quota] of quotasIn(manifests, cluster)) {
        for (const group of pods.filter(({ manifest: { kind }, replicas }) => replicas.all + replicas.passing > 0 || kind === 'DaemonSet')) {
          const { manifest, path, usage, leastUsage } = group;
          const exceeded = exceededBy(usage, quota);
          if (!exceeded.length || !isCharged(quota, group)) continue;
          const [[key, needed]] = exceeded;
          const isCertain = !hasAlternatives && exceededBy(leastUsage, quota).length > 0;
          yield {
            manifest,
            field: path,
            got: `${formatAmount(key, needed)} of ${key}`,
            allowed: `at most ${quota.written[key]}, by ResourceQuota ${quota.name}`,
            calculation: exceeded.map(([each, charged]) => `${each}: one pod is charged ${formatAmount(each, charged)}; hard is ${quota.written[each]}`),
            ...isCertain ? {} : { level: FindingLevel.ADVISED },
          };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'quota/fits-workloads',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A quota must hold what always runs in its namespace',
    why: `${REFUSED}: the last to come never run. Counted are VMs that always run and replicas that no autoscaler takes away; a VM costs what its launcher pod does.`,
    fix: 'Raise the quota, or run less.',
    check: (manifests, cluster) => shortages(
      manifests, cluster,
      (namespace, quota) => podCharges(namespace, quota, 'least', ({ leastUsage }) => leastUsage),
      (namespace, quota) => podCharges(namespace, quota, 'usual'),
    ),
  }),
  defineCrossObjectRule({
    id: 'quota/fits-claims',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A quota must hold the claims of its namespace',
    why: 'A quota refuses every claim that would exceed it: a DataVolume stays Pending with ErrExceededQuota, and a VM that waits for it never starts. '
      + 'CDI adds 6 % to a disk on a file system.',
    fix: 'Raise the quota, or ask for smaller claims.',
    check: (manifests, cluster) => shortages(
      manifests, cluster, (namespace, quota) => claimCharges(namespace, quota, 'least'), (namespace, quota) => claimCharges(namespace, quota, 'usual'),
    ),
  }),
  defineCrossObjectRule({
    id: 'quota/fits-objects',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A quota must admit the objects of its namespace',
    why: 'The API server refuses every object beyond the count, those that a pool makes too.',
    fix: 'Raise the count, or make fewer objects.',
    check: (manifests, cluster) => shortages(manifests, cluster, objectCharges, objectCharges),
  }),
  defineCrossObjectRule({
    id: 'quota/fits-import',
    level: FindingLevel.ADVISED,
    summary: 'A quota must have room for the import of a disk',
    why: 'While CDI fills a disk it holds a second claim of its size where the class has a CSI driver, a third one to unpack into, and a pod: '
      + 'where the quota refuses them, the DataVolume waits.',
    fix: 'Raise the quota by what the largest import takes meanwhile.',
    check: (manifests, cluster) => peaks(manifests, cluster, fillingCharges),
  }),
  defineCrossObjectRule({
    id: 'quota/fits-rollout',
    level: FindingLevel.ADVISED,
    summary: 'A quota must have room for the rollout of a Deployment',
    why: 'A Deployment of which no pod may be unavailable starts a new pod before it stops an old one. Where the quota refuses it, the rollout never ends.',
    fix: 'Raise the quota by one pod, or set maxUnavailable to 1.',
    check: (manifests, cluster) => peaks(manifests, cluster, (namespace, quota) => podCharges(namespace, quota, 'rollout')),
  }),
  defineCrossObjectRule({
    id: 'quota/fits-autoscaling',
    level: FindingLevel.ADVISED,
    summary: 'A quota must hold workloads at the maximum of their autoscalers',
    why: `${REFUSED}: the autoscaler asks for pods that never come.`,
    fix: 'Raise the quota, or lower the maximum of the autoscaler.',
    check: (manifests, cluster) => growth(manifests, cluster, (namespace, quota) => podCharges(namespace, quota, 'most')),
  }),
  defineCrossObjectRule({
    id: 'quota/fits-job',
    level: FindingLevel.ADVISED,
    summary: 'A quota must have room for a job beside what always runs',
    why: `${REFUSED}: the job waits until something else stops.`,
    fix: 'Raise the quota by what the largest job takes, or lower its parallelism.',
    check: (manifests, cluster) => peaks(manifests, cluster, (namespace, quota) => podCharges(namespace, quota, 'passing')),
  }),
  defineCrossObjectRule({
    id: 'quota/requires-container-resources',
    level: FindingLevel.ADVISED,
    summary: 'Under a compute quota every container must state what the quota counts',
    why: 'A quota on CPU or memory refuses a pod with a container that does not state it ("must specify"), unless a LimitRange of the namespace fills it in.',
    fix: 'State requests and limits for every container, init containers too, or add a LimitRange with defaults.',
    * check(manifests, cluster) {
      for (const [{ pods }, quota] of quotasIn(manifests, cluster)) {
        for (const group of pods) {
          const { manifest, path, launcher } = group;
          if (launcher || !isCharged(quota, group)) continue;
          const { keys, containers } = missingOf(group, quota);
          if (!keys.length) continue;
          yield {
            manifest,
            field: `${path}.containers`,
            got: `no ${keys.join(', ')} in ${containers.join(', ')}`,
            allowed: `what ResourceQuota ${quota.name} counts, in every container`,
          };
        }
      }
    },
  }),
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
    level: FindingLevel.UNSTARTABLE,
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
  for (const manifest of ofKind<Manifest & ResourceQuota>(manifests, '/ResourceQuota')) {
    const { metadata: { namespace }, spec } = manifest;
    quotas.set(namespace, [...quotas.get(namespace) ?? [], ...Object.keys(spec?.hard ?? {})]);
  }
  return quotas;
}

function hasContainerDefaults(manifest: Manifest): boolean {
  if (kindOf(manifest) !== '/LimitRange') return false;
  const { spec } = manifest as Manifest & LimitRange;
  return spec?.limits?.some(({ type, default: defaults }) => type === 'Container' && defaults !== undefined) ?? false;
}
