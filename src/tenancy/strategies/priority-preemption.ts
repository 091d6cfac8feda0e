import type { Strategy, StrategyTenant } from './strategy';
import type {
  PriorityClass, ResourceQuota, ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding,
} from '../../../imports/kubernetes';
import { Platform } from '../../platform/platform';
import type { UsageError } from '../../usage-error';
import { quotaProblems } from '../check-quota';
import type { PriorityPreemptionOptions, PriorityTier } from '../quota-strategy-options';
import { renderHard } from '../render-quota';

const HIGHEST = 1_000_000_000;
const LOWEST = -2_147_483_648;

/**
 * A PriorityClass and a scoped ResourceQuota for each tier, and from Kubernetes 1.30 a policy that VMs choose one of them. Whether there is
 * such an object is decided when the tenant is created, so the Platform must be there by then.
 */
export function priorityPreemption({ tiers }: PriorityPreemptionOptions, { scope, name }: StrategyTenant): Strategy {
  const classNames = tiers.map((tier) => tier.existingPriorityClass ?? `${name}-${tier.name}`);
  return {
    problems: tierProblems(tiers, classNames),
    priorityClasses: new Map(tiers.map((tier, i) => [tier.name, classNames[i]])),
    objects: [
      ...tiers.filter((tier) => !tier.existingPriorityClass).map((tier) => priorityClass(`${name}-${tier.name}`, tier)),
      ...tiers.flatMap((tier, i) => scopedQuota(tier, classNames[i])),
      ...Platform.of(scope).kubernetesAtLeast('1.30') ? requirement(name, classNames) : [],
    ],
  };
}

function* tierProblems(tiers: readonly PriorityTier[], classes: readonly string[]): Generator<UsageError> {
  if (tiers.length === 0) {
    yield { what: 'tiers', got: tiers, allowed: 'at least one tier', fix: 'Describe the tiers, or leave out the strategy.' };
  }
  for (const [what, values] of [['name', tiers.map(({ name }) => name)], ['value', tiers.map(({ value }) => value)], ['class', classes]] as const) {
    if (new Set<string | number>(values).size < values.length) {
      yield { what: `tiers.${what}`, got: values, allowed: 'a different one in each tier', fix: 'Merge tiers that are the same.' };
    }
  }
  for (const { name, value } of tiers.filter((tier) => !Number.isInteger(tier.value) || tier.value > HIGHEST || tier.value < LOWEST)) {
    yield { what: `tiers.${name}.value`, got: value, allowed: `a whole number up to ${HIGHEST}`, fix: 'Higher values belong to the system.' };
  }
  for (const name of classes.filter((other) => other.startsWith('system-'))) {
    yield { what: 'tiers.class', got: name, allowed: 'a name that does not start with `system-`', fix: 'Choose a class that is not of the system.' };
  }
  for (const { cpu, memory, nonTerminalPods } of tiers) {
    yield* quotaProblems({ cpu, memory, nonTerminalPods });
  }
}

function priorityClass(name: string, { value, preempts, description }: PriorityTier): PriorityClass {
  return {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name },
    value,
    preemptionPolicy: preempts ?? true ? 'PreemptLowerPriority' : 'Never',
    ...(description ? { description } : {}),
  };
}

function scopedQuota({ name, cpu, memory, nonTerminalPods }: PriorityTier, className: string): ResourceQuota[] {
  const hard = renderHard({ cpu, memory, nonTerminalPods });
  if (Object.keys(hard).length === 0) return [];
  return [{
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name },
    spec: { hard, scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: [className] }] } },
  }];
}

/** A VM without one of the classes would be outside every scoped quota. */
function requirement(tenant: string, classes: readonly string[]): [ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding] {
  const name = `${tenant}-priority-required`;
  const apiVersion = 'admissionregistration.k8s.io/v1';
  const chosen = 'object.spec.template.spec.priorityClassName';
  return [
    {
      apiVersion,
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: {
          resourceRules: [{ apiGroups: ['kubevirt.io'], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['virtualmachines'] }],
        },
        validations: [{
          expression: `has(${chosen}) && ${chosen} in [${classes.map((one) => `'${one}'`).join(', ')}]`,
          message: 'use one of the tenant priority classes',
        }],
      },
    },
    {
      apiVersion,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name },
      spec: {
        policyName: name,
        validationActions: ['Deny'],
        matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': tenant } } },
      },
    },
  ];
}
