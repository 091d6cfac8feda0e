import { meantOr } from './meant-or';
import { fieldsAt } from '../../kubernetes/fields-at';
import { at, listAt, textAt } from '../../kubernetes/untyped';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { kindsIn, ofKind, ofKinds } from '../../manifests/of-kind';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, CrossObjectViolation } from '../rule';

const PRIORITY_CLASS = 'scheduling.k8s.io/PriorityClass';
const OF_THE_SYSTEM = ['system-cluster-critical', 'system-node-critical'];
/** Classes that KubeVirt, CDI and OpenShift bring. */
const OF_OPERATORS = /^(?:kubevirt|openshift)-/;
const SYSTEM_NAMESPACES = /^(?:kube-system|kubevirt|cdi|openshift(?:-.*)?)$/;
const QUOTAS = ['/ResourceQuota', 'aaq.kubevirt.io/ApplicationAwareResourceQuota'];
const SCOPES = fieldsAt('spec.scopeSelector.matchExpressions[]');
const IN_PODS = fieldsAt('spec.template.spec.priorityClassName', 'spec.jobTemplate.spec.template.spec.priorityClassName');

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'priority-class/avoids-system-classes',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'VMs, and pods beside them, should not take the priority classes of the system',
    why: 'A pod of these classes evicts pods of all lower ones to get its place, those of other tenants and of KubeVirt (kubevirt-cluster-critical) among '
      + 'them, and the kubelet evicts it last.',
    fix: 'Make a PriorityClass for the workload; `QuotaStrategy.priorityPreemption` makes them for a tenant.',
    * check(manifests, cluster): Iterable<CrossObjectViolation> {
      const workloads = workloadsOf(manifests, cluster);
      for (const { manifest, written, path } of workloads) {
        const { priorityClassName = '' } = written;
        if (isTaken(priorityClassName, manifest)) yield violation(manifest, `${path}.priorityClassName`, priorityClassName);
      }
      const others = withPods(manifests);
      if (!others.length) return;
      const withMachines = new Set(workloads.map(({ namespace }) => namespace));
      for (const manifest of others.filter(({ metadata }) => withMachines.has(metadata.namespace))) {
        for (const { field, value } of podFields(manifest)) {
          if (isTaken(value, manifest)) yield violation(manifest, field, value);
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'priority-class/has-unique-default',
    level: FindingLevel.REJECTED,
    summary: 'A cluster must not have more than one PriorityClass with globalDefault',
    why: 'The API server refuses a second one (admission plugin Priority of Kubernetes v1.34).',
    fix: 'Keep globalDefault in one of them.',
    * check(manifests): Iterable<CrossObjectViolation> {
      const [first, ...others] = ofKind(manifests, PRIORITY_CLASS).filter((manifest) => at(manifest, 'globalDefault') === true);
      for (const manifest of others.filter(({ metadata: { name } }) => name !== first.metadata.name)) {
        yield { manifest, field: 'globalDefault', got: true, allowed: `false, beside ${first.metadata.name}` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'priority-class/is-known',
    level: FindingLevel.ADVISED,
    summary: 'VMs and pods must name a PriorityClass of the app or of the system, where the app has such classes',
    why: 'The object is admitted, and Kubernetes refuses its pods as long as there is no class of this name: the VM never starts. A class from outside the app may be there.',
    fix: 'Correct the name, or add the PriorityClass. Where it is from outside the app, acknowledge this finding with the reason.',
    * check(manifests, cluster): Iterable<CrossObjectViolation> {
      const made = ofKind(manifests, PRIORITY_CLASS).map(({ metadata: { name = '' } }) => name);
      if (!made.length) return;
      const unknown = unknownAmong(made);
      for (const { manifest, written, path } of workloadsOf(manifests, cluster)) yield* unknown(manifest, `${path}.priorityClassName`, written.priorityClassName);
      for (const manifest of withPods(manifests)) {
        for (const { field, value } of podFields(manifest)) yield* unknown(manifest, field, value);
      }
    },
  }),
  defineCrossObjectRule({
    id: 'priority-class/is-known-in-scope',
    level: FindingLevel.ADVISED,
    summary: 'A quota must be about PriorityClasses of the app or of the system, where the app has such classes',
    why: 'It counts pods of the classes that its scopeSelector names, and no pod can be of a class that is not there: it is admitted, and limits nothing.',
    fix: 'Correct the name, or add the PriorityClass. Where it is from outside the app, acknowledge this finding with the reason.',
    * check(manifests): Iterable<CrossObjectViolation> {
      const made = ofKind(manifests, PRIORITY_CLASS).map(({ metadata: { name = '' } }) => name);
      if (!made.length) return;
      const unknown = unknownAmong(made);
      for (const manifest of QUOTAS.flatMap((kind) => ofKind(manifests, kind))) {
        for (const { field, value } of SCOPES(manifest)) {
          if (textAt(value, 'scopeName') !== 'PriorityClass' || textAt(value, 'operator') !== 'In') continue;
          for (const [i, name] of listAt(value, 'values').entries()) yield* unknown(manifest, `${field}.values[${i}]`, name);
        }
      }
    },
  }),
];

/** Tells of a name that is neither a class of the app nor one that the system or an operator brings. */
function unknownAmong(made: readonly string[]): (manifest: Manifest, field: string, got: unknown) => Iterable<CrossObjectViolation> {
  const known = new Set([...made, ...OF_THE_SYSTEM]);
  return function* (manifest, field, got) {
    if (typeof got !== 'string' || !got || known.has(got) || OF_OPERATORS.test(got)) return;
    yield { manifest, field, got, allowed: meantOr(got, made, 'a class of the app') };
  };
}

/** What may have pods other than those of guests. */
function withPods(manifests: readonly Manifest[]): readonly Manifest[] {
  return ofKinds(manifests, kindsIn(manifests).filter((kind) => !kind.includes('kubevirt.io/')));
}

function podFields(manifest: Manifest): { readonly field: string; readonly value: unknown }[] {
  const field = 'spec.priorityClassName';
  if (kindOf(manifest) === '/Pod') return [{ field, value: (manifest.spec as { readonly priorityClassName?: string } | undefined)?.priorityClassName }];
  return IN_PODS(manifest);
}

function isTaken(name: unknown, { metadata: { namespace = '' } }: Manifest): boolean {
  return OF_THE_SYSTEM.includes(name as string) && !SYSTEM_NAMESPACES.test(namespace);
}

function violation(manifest: Manifest, field: string, got: unknown): CrossObjectViolation {
  return { manifest, field, got, allowed: 'a class of its own' };
}
