import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import { ofKinds } from './of-kind';
import type { PolicyRule, Subject } from '../../imports/kubernetes';
import { groupBy } from '../kubernetes/group-by';

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

interface Account { readonly name: string; readonly namespace: string }

const GROUP = 'rbac.authorization.k8s.io';
const ROLES = [`${GROUP}/Role`, `${GROUP}/ClusterRole`];
const EVERYWHERE = undefined;
/** Where a binding of each kind holds. */
const BINDINGS: ReadonlyMap<string, (binding: Manifest) => string | undefined> = new Map([
  [`${GROUP}/ClusterRoleBinding`, () => EVERYWHERE],
  [`${GROUP}/RoleBinding`, ({ metadata }: Manifest) => metadata.namespace],
]);

/** The groups every service account of a namespace is in. */
function groupsOf(namespace: string): string[] {
  return ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'];
}

/** What the roles and bindings of an app let its service accounts do. Many ask for the same, so answers are kept. */
export class Grants {
  private readonly roles: Map<string, Manifest & Role>;
  private readonly bindings: Map<string | undefined, (Manifest & Binding)[]>;
  private readonly known = new Map<string, boolean>();

  /** @param powerless roles that are known to allow nothing of what is asked; any other that the app does not define is taken to allow it. */
  constructor(manifests: readonly Manifest[], private readonly powerless: readonly string[]) {
    this.roles = new Map(ofKinds<Manifest & Role>(manifests, ROLES).map((role) => [keyOf(role.kind, role.metadata), role]));
    const bindings = ofKinds<Manifest & Binding>(manifests, BINDINGS.keys());
    this.bindings = groupBy(bindings, (binding) => BINDINGS.get(kindOf(binding))?.(binding));
  }

  /** Whether a service account may do something in a namespace. */
  public allow(account: Account, namespace: string, permission: Permission): boolean {
    const key = JSON.stringify([account.namespace, account.name, namespace, permission]);
    const answer = this.known.get(key) ?? this.find(account, namespace, permission);
    this.known.set(key, answer);
    return answer;
  }

  private find(account: Account, namespace: string, permission: Permission): boolean {
    const bindings = [...this.bindings.get(EVERYWHERE) ?? [], ...this.bindings.get(namespace) ?? []];
    return bindings.some(({ roleRef, subjects = [], metadata }) => {
      if (!subjects.some((subject) => isMeant(subject, account, metadata.namespace))) return false;
      const role = this.roles.get(keyOf(roleRef.kind, { ...roleRef, namespace }));
      return role ? (role.rules ?? []).some((rule) => allows(rule, permission)) : !this.powerless.includes(roleRef.name);
    });
  }
}

function keyOf(kind: string, { name, namespace }: { readonly name?: string; readonly namespace?: string }): string {
  return kind === 'ClusterRole' ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

function isMeant({ kind, name, namespace }: Subject, account: Account, own?: string): boolean {
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
