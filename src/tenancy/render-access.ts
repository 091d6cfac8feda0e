import type { ISubject } from 'cdk8s-plus-28';
import type { TenantAccess } from './access';
import type { Role, RoleBinding, Subject } from '../../imports/kubernetes';
import { usageError } from '../usage-error';

const GROUP = 'rbac.authorization.k8s.io';

/** Groups and users that are not of one tenant. */
const EVERYBODY = ['system:authenticated', 'system:unauthenticated', 'system:serviceaccounts', 'system:anonymous'];

/** A part of a tenant's access; its bindings are named after it. */
export type AccessLevel = keyof TenantAccess;

/** What a level is bound to, by the suffix of the binding's name. Bound one by one, as role aggregation can be switched off. */
const CLUSTER_ROLES: { readonly [level in Exclude<AccessLevel, 'operators'>]: { readonly [suffix: string]: string } } = {
  admins: { '': 'kubevirt.io:admin', '-migrate': 'kubevirt.io:migrate', '-cdi': 'cdi.kubevirt.io:admin', '-workloads': 'admin' },
  editors: { '': 'kubevirt.io:edit', '-cdi': 'cdi.kubevirt.io:edit', '-workloads': 'edit' },
  viewers: { '': 'kubevirt.io:view', '-cdi': 'cdi.kubevirt.io:view', '-workloads': 'view' },
};

/** The bindings of a level, without their subjects, and the Role that operators have of their own. */
export function renderAccess(tenant: string, level: AccessLevel): (Role | RoleBinding)[] {
  const binding = (name: string, kind: string, role: string): RoleBinding => ({
    apiVersion: `${GROUP}/v1`,
    kind: 'RoleBinding',
    metadata: { name },
    roleRef: { apiGroup: GROUP, kind, name: role },
  });
  return level === 'operators'
    ? [operatorRole(tenant), binding(`${tenant}-operators`, 'Role', `${tenant}-operator`)]
    : Object.entries(CLUSTER_ROLES[level]).map(([suffix, role]) => binding(`${tenant}-${level}${suffix}`, 'ClusterRole', role));
}

/** A subject of a binding. The core group, that of service accounts, is written by leaving it out. */
export function renderSubject(subject: ISubject): Subject {
  const { apiGroup, kind, name, namespace } = subject.toSubjectConfiguration();
  if (kind !== 'ServiceAccount' && EVERYBODY.includes(name)) {
    throw usageError(subject, {
      what: kind,
      got: name,
      allowed: 'users, groups and service accounts that belong to the tenant',
      fix: 'Name the group of the tenant; `system:serviceaccounts:<namespace>` has the service accounts of one namespace.',
    });
  }
  if (kind === 'ServiceAccount' && !namespace) {
    throw usageError(subject, {
      what: 'ServiceAccount',
      got: name,
      allowed: 'a service account whose namespace is known',
      fix: 'Create it inside a tenant, or give it `metadata.namespace`.',
    });
  }
  return {
    ...(apiGroup && apiGroup !== 'core' ? { apiGroup } : {}),
    kind,
    name,
    ...(namespace ? { namespace } : {}),
  };
}

/** Run VMs, not delete them. Subresources are an API group of their own. */
function operatorRole(tenant: string): Role {
  const rule = (group: string, resources: string[], verbs: string[]) => ({ apiGroups: [group], resources, verbs });
  return {
    apiVersion: `${GROUP}/v1`,
    kind: 'Role',
    metadata: { name: `${tenant}-operator` },
    rules: [
      rule('kubevirt.io', ['virtualmachines'], ['get', 'list', 'watch', 'create', 'update', 'patch']),
      rule('kubevirt.io', ['virtualmachineinstances', 'virtualmachineinstancemigrations'], ['get', 'list', 'watch']),
      rule('subresources.kubevirt.io', [
        'virtualmachines/start',
        'virtualmachines/stop',
        'virtualmachines/restart',
        'virtualmachineinstances/pause',
        'virtualmachineinstances/unpause',
      ], ['update']),
      rule('subresources.kubevirt.io', [
        'virtualmachineinstances/console',
        'virtualmachineinstances/vnc',
        'virtualmachineinstances/guestosinfo',
      ], ['get']),
      rule('cdi.kubevirt.io', ['datavolumes'], ['get', 'list', 'watch', 'create']),
    ],
  };
}
