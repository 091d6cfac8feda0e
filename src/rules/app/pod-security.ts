import { groupBy } from '../../kubernetes/group-by';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
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
];

interface EnforcedNamespace {
  readonly namespace: Manifest;
  readonly level: string;
  readonly workloads: readonly [Workload, ...Workload[]];
}

/** The namespaces of the input that enforce one of some levels, with the VMs of the input in them. */
function enforced(levels: readonly string[], manifests: readonly Manifest[], cluster: Cluster): EnforcedNamespace[] {
  const namespaces = ofKind(manifests, '/Namespace').filter((manifest) => levels.includes(manifest.metadata.labels?.[ENFORCE] ?? ''));
  if (namespaces.length === 0) return [];
  const byNamespace = groupBy(workloadsOf(manifests, cluster), (workload) => workload.namespace);
  return namespaces.flatMap((namespace) => {
    const [first, ...others] = byNamespace.get(namespace.metadata.name) ?? [];
    return first ? [{ namespace, level: namespace.metadata.labels![ENFORCE], workloads: [first, ...others] }] : [];
  });
}
