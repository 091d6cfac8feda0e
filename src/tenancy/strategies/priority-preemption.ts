import type { Strategy, StrategyTenant } from './strategy';
import type {
  PriorityClass, ResourceQuota, ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding,
} from '../../../imports/kubernetes';
import { DNS_SUBDOMAIN_WORDS, isDnsSubdomain } from '../../kubernetes/dns-name';
import { Platform } from '../../platform/platform';
import type { UsageError } from '../../usage-error';
import { quotaProblems } from '../check-quota';
import { TENANT_LABEL } from '../policies/priorities';
import { requiredPriorities } from '../policies/required-priorities';
import type { PriorityPreemptionOptions, PriorityTier } from '../quota-strategy-options';
import { PRIORITY_CLASS_QUOTA, priorityClassProblems } from '../render-priority-classes';
import { renderHard } from '../render-quota';
import { bindingTo, POLICY_API_VERSION, POLICY_SINCE, policySpec } from '../tenant-policy';

const HIGHEST = 1_000_000_000;
/** The other ResourceQuotas of a tenant. */
const TAKEN = ['tenant-quota', PRIORITY_CLASS_QUOTA];
const LOWEST = -2_147_483_648;

/**
 * A PriorityClass and a scoped ResourceQuota for each tier, and from Kubernetes 1.30 a policy that VMs choose one of them. Whether there is
 * such an object is decided when the tenant is created, so the Platform must be there by then.
 */
export function priorityPreemption(options: PriorityPreemptionOptions, { scope, name, priorityClasses = [] }: StrategyTenant): Strategy {
  const { tiers, requirePriorityClass = true } = options;
  const classNames = tiers.map((tier) => tier.existingPriorityClass ?? `${name}-${tier.name}`);
  return {
    problems: tierProblems(tiers, classNames),
    priorityClasses: new Map(tiers.map((tier, i) => [tier.name, classNames[i]])),
    objects: [
      ...tiers.filter((tier) => !tier.existingPriorityClass).map((tier) => priorityClass(name, `${name}-${tier.name}`, tier)),
      ...tiers.flatMap((tier, i) => scopedQuota(tier, classNames[i])),
      ...requirePriorityClass && Platform.of(scope).kubernetesAtLeast(POLICY_SINCE) ? requirement(name, [...classNames, ...priorityClasses]) : [],
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
  for (const { name } of tiers.filter((tier) => !isDnsSubdomain(tier.name) || TAKEN.includes(tier.name))) {
    yield {
      what: 'tiers.name',
      got: name,
      allowed: `${DNS_SUBDOMAIN_WORDS}; not ${TAKEN.join(' or ')}`,
      fix: 'Choose a name that its ResourceQuota can have.',
    };
  }
  yield* priorityClassProblems(classes, 'tiers.class');
  for (const { cpu, memory, nonTerminalPods } of tiers) {
    yield* quotaProblems({ cpu, memory, nonTerminalPods });
  }
}

function priorityClass(tenant: string, name: string, { value, preempts, description }: PriorityTier): PriorityClass {
  return {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name, labels: { [TENANT_LABEL]: tenant } },
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

/** A VM without one of the classes would be outside every scoped quota; a pod without one counts against that of the tenant. */
function requirement(tenant: string, classes: readonly string[]): [ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding] {
  const name = `${tenant}-priority-required`;
  return [
    {
      apiVersion: POLICY_API_VERSION,
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name },
      spec: policySpec(requiredPriorities(classes, `use one of the priority classes of the tenant: ${classes.join(', ')}`)),
    },
    { apiVersion: POLICY_API_VERSION, kind: 'ValidatingAdmissionPolicyBinding', metadata: { name }, spec: bindingTo(tenant, name) },
  ];
}
