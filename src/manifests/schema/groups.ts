import { KindVersions, versionsOf } from './kinds';
import { upstreamsOf } from './releases';
import type { Upstream } from './upstream';
import type { Releases } from '../releases';

/** The kinds of an API group. */
export interface Group {
  /** Those whose schemas are known, sorted. */
  readonly kinds: readonly string[];
  /** Whether a kind that is neither among `kinds` nor in `WITHOUT_SCHEMA` does not exist. */
  readonly whole: boolean;
}

/** Projects of whose groups only some kinds are carried. */
const PARTIAL = [
  'argo-cd.json', 'argo-workflows.json', 'autoscaler.json', 'external-secrets.json', 'fleet.json', 'ipamclaims.json', 'keda.json', 'kubernetes-nmstate.json',
  'metallb.json', 'multi-networkpolicy.json', 'network-attachment-definition-client.json', 'openshift-api.json', 'ovn-kubernetes.json',
  'pipeline.json', 'prometheus-operator.json', 'self-node-remediation.json', 'sriov-network-operator.json', 'velero.json',
];

/** Served kinds of whole groups that are not judged, among them those of Kubernetes 1.35 and 1.36. */
const WITHOUT_SCHEMA: ReadonlyMap<string, readonly string[]> = new Map([
  ['', ['Binding', 'ComponentStatus', 'List', 'PodStatusResult', 'RangeAllocation', 'SerializedReference', 'Status']],
  ['aaq.kubevirt.io', ['AAQJobQueueConfig', 'ApplicationAwareAppliedClusterResourceQuota']],
  ['autoscaling', ['Scale']],
  ['cdi.kubevirt.io', ['CDIConfig']],
  ['policy', ['Eviction']],
  ['resource.k8s.io', ['ResourcePoolStatusRequest']],
  ['scheduling.k8s.io', ['PodGroup', 'Workload']],
  ['snapshot.storage.k8s.io', ['VolumeSnapshotContent']],
]);

/** Kinds that no known release of Kubernetes serves in any group or version. */
const REMOVED: ReadonlyMap<string, readonly string[]> = new Map([
  ['auditregistration.k8s.io', ['AuditSink']],
  ['extensions', ['PodSecurityPolicy']],
  ['networking.k8s.io', ['ClusterCIDR']],
  ['policy', ['PodSecurityPolicy']],
  ['settings.k8s.io', ['PodPreset']],
]);

/** A group that Kubernetes served until 1.21: its kinds live on in other groups. */
const RETIRED = 'extensions';

const groups = new WeakMap<readonly Upstream[], ReadonlyMap<string, Group>>();

/** The API groups of all upstream projects; the core group is the empty text. */
export function allGroups(releases?: Releases): ReadonlyMap<string, Group> {
  const upstreams = upstreamsOf(releases);
  const known = groups.get(upstreams) ?? index(upstreams);
  groups.set(upstreams, known);
  return known;
}

/** Whether a kind was served once and is no longer. */
export function isRemoved(group: string, kind: string): boolean {
  return REMOVED.get(group)?.includes(kind) === true;
}

/** Whether a kind is served that no schema here describes, itself or as the list of a kind. */
export function isServedWithoutSchema(group: string, kind: string): boolean {
  if (WITHOUT_SCHEMA.get(group)?.includes(kind)) return true;
  return kind.endsWith('List') && (versionsOf(group, kind.slice(0, -4)) !== undefined || isServedWithoutSchema(group, kind.slice(0, -4)));
}

/** The API versions that serve a kind of this name, where the group is one of upstream's or retired, and has no such kind. */
export function apiVersionsElsewhere(group: string, kind: string, releases?: Releases): readonly string[] {
  const known = allGroups(releases);
  if (group !== RETIRED && !known.has(group)) return [];
  const homes = [...known.keys()].filter((home) => known.get(home)?.kinds.includes(kind));
  return homes.includes(group) ? [] : homes.flatMap((home) => apiVersionsOf(home, versionsOf(home, kind, releases)));
}

function apiVersionsOf(group: string, versions: KindVersions = new Map()): string[] {
  return [...new Set([...versions.values()].map(({ version }) => (group ? `${group}/${version}` : version)))];
}

function index(upstreams: readonly Upstream[]): ReadonlyMap<string, Group> {
  const found = new Map<string, { kinds: Set<string>; whole: boolean }>();
  for (const { project, kinds } of upstreams) {
    for (const { group, kind } of kinds) {
      const known = found.get(group) ?? { kinds: new Set<string>(), whole: !PARTIAL.includes(project) };
      known.kinds.add(kind);
      found.set(group, known);
    }
  }
  return new Map([...found].map(([name, { kinds, whole }]) => [name, { kinds: [...kinds].sort(), whole }]));
}
