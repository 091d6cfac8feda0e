import { MakingRoles, roleBindings } from '../../manifests/bound-roles';
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
];
