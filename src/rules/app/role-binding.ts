import type { Subject } from '../../../imports/kubernetes';
import { MakingRoles, roleBindings } from '../../manifests/bound-roles';
import { ownedNamespaces } from '../../manifests/owned-namespaces';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** Everybody who has logged in, everybody who has not, and every pod of the cluster. */
const EVERYBODY = ['Group system:authenticated', 'Group system:unauthenticated', 'Group system:serviceaccounts', 'User system:anonymous'];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'role-binding/avoids-everybody',
    level: FindingLevel.ADVISED,
    summary: 'A role that makes pods or VMs should not be bound to everybody',
    why: 'system:authenticated is every account of the cluster, service accounts of all tenants included, system:unauthenticated everybody who reaches the '
      + 'API server. Whoever makes a pod reads the Secrets of its namespace, and what its service accounts may read.',
    fix: 'Bind the role to the groups and service accounts of the tenant.',
    * check(manifests) {
      const roles = new MakingRoles(manifests);
      for (const manifest of roleBindings(manifests).filter((binding) => roles.areGivenBy(binding))) {
        for (const [i, { kind, name }] of (manifest.subjects ?? []).entries()) {
          if (!EVERYBODY.includes(`${kind} ${name}`)) continue;
          yield { manifest, field: `subjects[${i}].name`, got: `${name} as ${manifest.roleRef.name}`, allowed: 'groups, users and service accounts of the tenant' };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'role-binding/avoids-cluster-scope',
    level: FindingLevel.ADVISED,
    summary: 'Who has a role in one namespace of the app should not get one that makes pods or VMs in all',
    why: 'A ClusterRoleBinding holds in every namespace, those of other tenants and of the system included: whoever makes a pod there reads its Secrets, and is whoever its service accounts are. It '
      + 'makes the RoleBinding beside it needless.',
    fix: 'Write a RoleBinding in each namespace that is meant; it may refer to the ClusterRole.',
    * check(manifests) {
      const bindings = roleBindings(manifests);
      const wide = bindings.filter(({ kind }) => kind === 'ClusterRoleBinding');
      if (!wide.length) return;
      const owned = ownedNamespaces(manifests);
      const roles = new MakingRoles(manifests);
      const local = new Map(bindings.filter(({ kind, metadata: { namespace } }) => kind === 'RoleBinding' && owned.has(namespace)).flatMap((binding) => {
        // A controller of the cluster elects its leader in its namespace.
        const subjects = (binding.subjects ?? []).filter(({ kind }) => kind !== 'ServiceAccount' || roles.areGivenBy(binding));
        return subjects.map((subject) => [keyOf(subject, binding.metadata.namespace), binding] as const);
      }));
      for (const manifest of wide.filter((binding) => roles.areGivenBy(binding))) {
        for (const [i, subject] of (manifest.subjects ?? []).entries()) {
          const other = local.get(keyOf(subject));
          // What everybody may do is told by itself.
          if (!other || EVERYBODY.includes(`${subject.kind} ${subject.name}`)) continue;
          const got = `${subject.name} as ${manifest.roleRef.name}`;
          yield { manifest, other, field: `subjects[${i}].name`, got, allowed: `a RoleBinding, as in namespace ${other.metadata.namespace}` };
        }
      }
    },
  }),
];

function keyOf({ kind, name, namespace }: Subject, own?: string): string {
  return kind === 'ServiceAccount' ? `${kind} ${namespace ?? own}/${name}` : `${kind} ${name}`;
}
