import { fieldsAt } from '../../kubernetes/fields-at';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, CrossObjectViolation } from '../rule';

const OF_THE_SYSTEM = ['system-cluster-critical', 'system-node-critical'];
const SYSTEM_NAMESPACES = /^(?:kube-system|kubevirt|cdi|openshift(?:-.*)?)$/;
const IN_PODS = ['spec.template.spec.priorityClassName', 'spec.jobTemplate.spec.template.spec.priorityClassName'].map(fieldsAt);

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'priority-class/avoids-system-classes',
    level: FindingLevel.ADVISED,
    summary: 'VMs, and pods beside them, should not take the priority classes of the system',
    why: 'A pod of these classes evicts pods of all lower ones to get its place, those of other tenants and of KubeVirt (kubevirt-cluster-critical) among '
      + 'them, and the kubelet evicts it last.',
    fix: 'Make a PriorityClass for the workload; `QuotaStrategy.priorityPreemption` makes them for a tenant.',
    * check(manifests, cluster): Iterable<CrossObjectViolation> {
      const workloads = workloadsOf(manifests, cluster);
      const withMachines = new Set(workloads.map(({ namespace }) => namespace));
      for (const { manifest, written, path } of workloads) {
        const { priorityClassName = '' } = written;
        if (isTaken(priorityClassName, manifest)) yield violation(manifest, `${path}.priorityClassName`, priorityClassName);
      }
      for (const manifest of manifests.filter(({ metadata }) => withMachines.has(metadata.namespace))) {
        for (const { field, value } of podFields(manifest)) {
          if (isTaken(value, manifest)) yield violation(manifest, field, value);
        }
      }
    },
  }),
];

function podFields(manifest: Manifest): { readonly field: string; readonly value: unknown }[] {
  if (kindOf(manifest).includes('kubevirt.io/')) return [];
  const field = 'spec.priorityClassName';
  if (kindOf(manifest) === '/Pod') return [{ field, value: (manifest.spec as { readonly priorityClassName?: string } | undefined)?.priorityClassName }];
  return IN_PODS.flatMap((find) => find(manifest));
}

function isTaken(name: unknown, { metadata: { namespace = '' } }: Manifest): boolean {
  return OF_THE_SYSTEM.includes(name as string) && !SYSTEM_NAMESPACES.test(namespace);
}

function violation(manifest: Manifest, field: string, got: unknown): CrossObjectViolation {
  return { manifest, field, got, allowed: 'a class of its own' };
}
