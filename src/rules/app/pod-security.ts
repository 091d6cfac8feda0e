import type { PodSpec } from '../../../imports/kubernetes';
import { fieldsAt } from '../../kubernetes/fields-at';
import { groupBy } from '../../kubernetes/group-by';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { beyondPodSecurity } from '../../manifests/pod-security-standard';
import { POD_SPECS } from '../../manifests/pod-specs';
import { workloadsOf } from '../../manifests/workload';
import type { Workload } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** The label of a namespace that has Pod Security admission refuse pods. */
export const ENFORCE = 'pod-security.kubernetes.io/enforce';
const NEVER = 'Pod Security admission refuses the launcher pod, and virt-controller tries again for ever: the VM never starts';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'pod-security/requires-seccomp-profile',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A namespace with VMs must not enforce Pod Security restricted unless launchers get a seccomp profile',
    why: `${NEVER}. Restricted demands a seccomp profile, which launchers have only where the KubeVirt CR gives them one.`,
    fix: 'Enforce baseline, or set seccompConfiguration.virtualMachineInstanceProfile in the KubeVirt CR and launcherSeccompProfile of the Platform.',
    * check(manifests, cluster) {
      if (cluster.launcherSeccompProfile) return;
      for (const { namespace, workloads } of enforced(['restricted'], manifests, cluster)) {
        const [{ manifest: { kind, metadata: { name } } }, ...more] = workloads;
        const others = more.length ? ` and ${more.length} more` : '';
        yield { manifest: namespace, field: `metadata.labels[${ENFORCE}]`, got: `restricted, with ${kind} ${name}${others}`, allowed: 'baseline, privileged' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'pod-security/excludes-host-disk',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A guest with a host disk must not be in a namespace that enforces Pod Security baseline or restricted',
    why: `${NEVER}. A host disk is a hostPath volume of the launcher pod, which only privileged allows.`,
    fix: 'Use a claim on local storage, or enforce privileged in the namespace.',
    * check(manifests, cluster) {
      for (const { level, workloads } of enforced(['baseline', 'restricted'], manifests, cluster)) {
        for (const { manifest, written, path } of workloads) {
          for (const [i, { hostDisk }] of (written.volumes ?? []).entries()) {
            if (hostDisk) yield { manifest, field: `${path}.volumes[${i}].hostDisk`, got: hostDisk.path, allowed: `none in a namespace that enforces ${level}` };
          }
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'pod-security/excludes-host-path',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A pod that mounts folders of its node must not be in a namespace that enforces Pod Security baseline or restricted',
    why: 'Pod Security admission refuses the pod: a hostPath volume is allowed by privileged only. A DaemonSet or Deployment is admitted, and none of its pods '
      + 'is ever made.',
    fix: 'Move it into a namespace that enforces privileged, such as one for log collectors, or use a volume of another kind.',
    * check(manifests) {
      for (const { manifest, level, enforces, field, value } of enforcedPods(manifests)) {
        for (const [i, { hostPath }] of ((value as PodSpec).volumes ?? []).entries()) {
          if (hostPath) yield { manifest, level, field: `${field}.volumes[${i}].hostPath`, got: hostPath.path, allowed: `none in a namespace that enforces ${enforces}` };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'pod-security/fits-pod',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A pod must not ask for more than the Pod Security level of its namespace allows',
    why: 'Pod Security admission refuses the pod. A Deployment, StatefulSet, DaemonSet or Job is admitted, and none of its pods is ever made: only its events say why. '
      + 'Restricted demands of each container what baseline leaves open (Pod Security Standards of Kubernetes).',
    fix: 'Write what is missing into the securityContext, or move the pod into a namespace with the level that it needs.',
    * check(manifests) {
      for (const { manifest, level, enforces, field, value } of enforcedPods(manifests)) {
        for (const { field: below, got, allowed } of beyondPodSecurity(enforces, value)) {
          yield { manifest, level, field: `${field}.${below}`, got, allowed: `${allowed}: the namespace enforces ${enforces}` };
        }
      }
    },
  }),
];

/** A pod of containers, or the template of some, in a namespace that enforces a level. */
interface EnforcedPod {
  readonly manifest: Manifest;
  /** A pod itself is refused; of what makes pods none is ever made. */
  readonly level: FindingLevel;
  readonly enforces: string;
  readonly field: string;
  readonly value: unknown;
}

function* enforcedPods(manifests: readonly Manifest[]): Generator<EnforcedPod> {
  const levels = new Map(namespacesWith(['baseline', 'restricted'], manifests).map(({ metadata: { name, labels } }) => [name, labels![ENFORCE]]));
  if (levels.size === 0) return;
  for (const [kind, path] of POD_SPECS) {
    const level = kind === '/Pod' ? FindingLevel.REJECTED : FindingLevel.UNSTARTABLE;
    for (const manifest of ofKind(manifests, kind)) {
      const enforces = levels.get(manifest.metadata.namespace);
      if (enforces) for (const { field, value } of fieldsAt(path)(manifest)) yield { manifest, level, enforces, field, value };
    }
  }
}

interface EnforcedNamespace {
  readonly namespace: Manifest;
  readonly level: string;
  readonly workloads: readonly [Workload, ...Workload[]];
}

/** The namespaces of the input that enforce one of some levels, with the VMs of the input in them. */
function enforced(levels: readonly string[], manifests: readonly Manifest[], cluster: Cluster): EnforcedNamespace[] {
  const namespaces = namespacesWith(levels, manifests);
  if (namespaces.length === 0) return [];
  const byNamespace = groupBy(workloadsOf(manifests, cluster), (workload) => workload.namespace);
  return namespaces.flatMap((namespace) => {
    const [first, ...others] = byNamespace.get(namespace.metadata.name) ?? [];
    return first ? [{ namespace, level: namespace.metadata.labels![ENFORCE], workloads: [first, ...others] }] : [];
  });
}

/** The namespaces of the input that enforce one of some levels. */
function namespacesWith(levels: readonly string[], manifests: readonly Manifest[]): Manifest[] {
  return ofKind(manifests, '/Namespace').filter((manifest) => levels.includes(manifest.metadata.labels?.[ENFORCE] ?? ''));
}
