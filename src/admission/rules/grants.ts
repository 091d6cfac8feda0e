import type { Manifest } from './rule';
import { kindOf } from './workload';
import type { PolicyRule, Subject } from '../../../imports/kubernetes';

/** What a role lets do, as RBAC writes it. */
export interface Permission {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
}

interface Role { readonly rules?: readonly PolicyRule[] }
interface Binding {
  readonly roleRef: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly Subject[];
}

/** The groups every service account of a namespace is in. */
function groupsOf(namespace: string): string[] {
  return ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'];
}

/**
 * Whether the app lets a service account do something in a namespace. A role that the app does not define is taken to allow it, unless it is
 * one of those that are known not to.
 */
export function isGranted(
  manifests: readonly Manifest[], account: { readonly name: string; readonly namespace: string }, namespace: string,
  permission: Permission, powerless: readonly string[],
): boolean {
  return manifests.some((manifest) => {
    const kind = kindOf(manifest);
    const applies = kind === 'rbac.authorization.k8s.io/ClusterRoleBinding'
      || (kind === 'rbac.authorization.k8s.io/RoleBinding' && manifest.metadata.namespace === namespace);
    if (!applies) return false;
    const { roleRef, subjects = [] } = manifest as Manifest & Binding;
    if (!subjects.some((subject) => isMeant(subject, account, manifest.metadata.namespace))) return false;
    const role = manifests.find((candidate) => (
      kindOf(candidate) === `rbac.authorization.k8s.io/${roleRef.kind}` && candidate.metadata.name === roleRef.name
      && (roleRef.kind === 'ClusterRole' || candidate.metadata.namespace === namespace)
    ));
    return role ? ((role as Manifest & Role).rules ?? []).some((rule) => allows(rule, permission)) : !powerless.includes(roleRef.name);
  });
}

function isMeant({ kind, name, namespace }: Subject, account: { readonly name: string; readonly namespace: string }, own?: string): boolean {
  if (kind === 'Group') return groupsOf(account.namespace).includes(name);
  if (kind === 'User') return name === `system:serviceaccount:${account.namespace}:${account.name}`;
  return name === account.name && (namespace ?? own) === account.namespace;
}

function allows({ verbs, apiGroups = [], resources = [] }: PolicyRule, { verb, group, resource }: Permission): boolean {
  const [plain, subresource] = resource.split('/');
  return [verb, '*'].some((wanted) => verbs.includes(wanted))
    && [group, '*'].some((wanted) => apiGroups.includes(wanted))
    && [resource, '*', ...subresource ? [`*/${subresource}`] : [plain]].some((wanted) => resources.includes(wanted));
}
