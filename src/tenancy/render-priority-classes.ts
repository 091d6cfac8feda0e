import type { ApiObjectProps } from 'cdk8s';
import type { ResourceQuota } from '../../imports/kubernetes';
import { DNS_SUBDOMAIN_WORDS, isDnsSubdomain } from '../kubernetes/dns-name';
import type { UsageError } from '../usage-error';

export const PRIORITY_CLASS_QUOTA = 'priority-classes';
const SYSTEM = ['system-cluster-critical', 'system-node-critical'];

/** Names that no PriorityClass has, and classes of the system. */
export function* priorityClassProblems(classes: readonly string[] = [], what = 'priorityClasses'): Generator<UsageError> {
  for (const name of classes.filter((other) => !isDnsSubdomain(other))) {
    yield { what, got: name, allowed: DNS_SUBDOMAIN_WORDS, fix: 'Write the name of a PriorityClass.' };
  }
  for (const name of classes.filter((other) => other.startsWith('system-'))) {
    yield { what, got: name, allowed: 'a name that does not start with `system-`', fix: 'Choose a class that is not of the system.' };
  }
}

/** Room for no pod of a PriorityClass that is not the tenant's. A quota holds on every version of Kubernetes, and for pods of every kind. */
export function priorityClassQuota(stated: readonly string[] | undefined, own: readonly string[]): ApiObjectProps & ResourceQuota {
  const allowed = [...new Set([...own, ...stated ?? []])];
  const scopeName = 'PriorityClass' as const;
  const foreign = stated || own.length > 0
    ? [{ scopeName, operator: 'Exists' as const }, ...allowed.length > 0 ? [{ scopeName, operator: 'NotIn' as const, values: allowed }] : []]
    : [{ scopeName, operator: 'In' as const, values: SYSTEM }];
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: PRIORITY_CLASS_QUOTA },
    spec: { hard: { pods: '0' }, scopeSelector: { matchExpressions: foreign } },
  };
}
