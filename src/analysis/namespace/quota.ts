import type { PodGroup } from './pod-group';
import type { ResourceQuota, ScopedResourceSelectorRequirement } from '../../../imports/kubernetes';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { resourceListOf } from '../resource-list';
import type { ResourceList } from '../resource-list';

export const QUOTA = '/ResourceQuota';
export const APPLICATION_AWARE_QUOTA = 'aaq.kubevirt.io/ApplicationAwareResourceQuota';

/** A ResourceQuota of the input. */
export interface Quota {
  readonly manifest: Manifest;
  readonly name: string;
  /** By the keys as they are written. */
  readonly hard: ResourceList;
  /** The amount of a key as it is written. */
  readonly written: { readonly [key: string]: string | number };
  readonly scopes: readonly ScopedResourceSelectorRequirement[];
}

const SHORT = ['cpu', 'memory', 'ephemeral-storage'];
/** Objects of the core group whose count has a key of its own. */
const OBJECTS = ['configmaps', 'persistentvolumeclaims', 'replicationcontrollers', 'resourcequotas', 'secrets', 'services'];
const COUNT = 'count/';
const CLAIMS = 'persistentvolumeclaims';

/** The quota of a manifest of the kind, with the scopes of both forms. */
export function quotaOf(manifest: Manifest, kind: typeof QUOTA | typeof APPLICATION_AWARE_QUOTA): Quota[] {
  if (kindOf(manifest) !== kind) return [];
  const { metadata: { name = '' }, spec = {} } = manifest as Manifest & ResourceQuota;
  const { hard = {}, scopes = [], scopeSelector } = spec;
  return [{
    manifest,
    name,
    // The API server refuses a negative one.
    hard: new Map([...resourceListOf(hard)].filter(([, amount]) => amount >= 0n)),
    written: hard,
    scopes: [...scopes.map((scopeName) => ({ scopeName, operator: 'Exists' as const })), ...scopeSelector?.matchExpressions ?? []],
  }];
}

/** The key under which a usage has what a key of a quota limits: some have two names. */
export function usageKey(key: string): string {
  if (SHORT.includes(key) || key.startsWith('hugepages-') || /^(instances|cpu|memory)\/vmi$/.test(key)) return `requests.${key}`;
  if (key === `${COUNT}${CLAIMS}`) return CLAIMS;
  return OBJECTS.includes(key) && key !== CLAIMS ? `${COUNT}${key}` : key;
}

/**
 * Whether a quota is charged for the pods (`podMatchesScopeFunc` of Kubernetes v1.34). Of pods that name no priority class it is not known whether
 * the cluster gives them one: no scope of classes has them.
 */
export function isCharged({ scopes }: Quota, group: PodGroup): boolean {
  return scopes.every((scope) => matches(scope, group));
}

function matches({ scopeName, operator, values = [] }: ScopedResourceSelectorRequirement, group: PodGroup): boolean {
  const { priorityClassName } = group;
  switch (scopeName) {
    case 'Terminating': return group.isTerminating;
    case 'NotTerminating': return !group.isTerminating;
    case 'BestEffort': return group.isBestEffort;
    case 'NotBestEffort': return !group.isBestEffort;
    case 'PriorityClass': return priorityClassName ? isOfClass(operator, values, priorityClassName) : false;
    default: return false;
  }
}

function isOfClass(operator: string, values: readonly string[], name: string): boolean {
  switch (operator) {
    case 'Exists': return true;
    case 'In': return values.includes(name);
    case 'NotIn': return !values.includes(name);
    default: return false;
  }
}
