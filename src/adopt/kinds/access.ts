import { at, listAt, textAt } from '../../kubernetes/untyped';
import type { Adoption, Importer, Surroundings, Written } from '../adopter';
import { call, fields, list, makePlus, plus } from '../expression';
import type { Expression, Optional } from '../expression';
import { modules } from '../modules';
import { text, texts, value } from '../values';

const ROLE: Importer = (scope, id, name) => makePlus('Role', 'fromRoleName', scope, id, name);
const CLUSTER_ROLE: Importer = (scope, id, name) => makePlus('ClusterRole', 'fromClusterRoleName', scope, id, name);
const GROUP = 'rbac.authorization.k8s.io';

/** Who has a role in a namespace. */
export function roleBindingAdopter(manifest: Written, surroundings: Surroundings): Adoption | undefined {
  return binding(manifest, surroundings, 'RoleBinding');
}

/** Who has a role in all namespaces. */
export function clusterRoleBindingAdopter(manifest: Written, surroundings: Surroundings): Adoption | undefined {
  return binding(manifest, surroundings, 'ClusterRoleBinding');
}

function binding(manifest: Written, surroundings: Surroundings, type: 'RoleBinding' | 'ClusterRoleBinding'): Adoption | undefined {
  const [kind, name] = [textAt(manifest, 'roleRef', 'kind'), textAt(manifest, 'roleRef', 'name')];
  const role = kind === 'ClusterRole' ? surroundings.reference(`${GROUP}/ClusterRole`, name, CLUSTER_ROLE, '')
    : kind === 'Role' ? surroundings.reference(`${GROUP}/Role`, name, ROLE) : undefined;
  const subjects = list(listAt(manifest, 'subjects').map((subject) => subjectOf(subject, surroundings)));
  return role && subjects?.kind === 'list' ? {
    type: plus(type), props: fields({ role }), calls: (self) => [call(self, 'addSubjects', ...subjects.items)], isAllOrNothing: true,
  } : undefined;
}

function subjectOf(subject: unknown, surroundings: Surroundings): Optional {
  const name = text(at(subject, 'name'));
  if (!name) return undefined;
  const id = (word: string) => surroundings.freshId(`${word}-${textAt(subject, 'name') ?? ''}`);
  switch (at(subject, 'kind')) {
    case 'User':
      return makePlus('User', 'fromName', surroundings.scope, id('user'), name);
    case 'Group':
      return makePlus('Group', 'fromName', surroundings.scope, id('group'), name);
    case 'ServiceAccount':
      return makePlus('ServiceAccount', 'fromServiceAccountName', surroundings.scope, id('account'), name, fields({
        namespaceName: text(at(subject, 'namespace')),
      }));
    default:
      return undefined;
  }
}

/** What may be done in a namespace. */
export function roleAdopter(manifest: Written): Adoption | undefined {
  const rules = list(listAt(manifest, 'rules').map((rule) => ruleOf(rule, 'resources')));
  return rules && { type: plus('Role'), props: fields({ rules }), isAllOrNothing: true };
}

/** What may be done in all namespaces. */
export function clusterRoleAdopter(manifest: Written): Adoption | undefined {
  const rules = list(listAt(manifest, 'rules').map((rule) => ruleOf(rule, 'endpoints')));
  return rules && { type: plus('ClusterRole'), props: fields({ rules }), isAllOrNothing: true };
}

/** A rule of one group, which cdk8s-plus writes as one rule for each resource. */
function ruleOf(rule: unknown, field: 'resources' | 'endpoints'): Optional {
  const [verbs, group, ...others] = [texts(at(rule, 'verbs')), ...listAt(rule, 'apiGroups')];
  if (!verbs || typeof group !== 'string' || others.length > 0) return undefined;
  const resources = list(listAt(rule, 'resources').map((resource) => resourceOf(group, resource)));
  return resources && fields({ verbs, [field]: resources });
}

function resourceOf(group: string, resource: unknown): Optional {
  if (typeof resource !== 'string') return undefined;
  const constants = Object.entries(modules()['cdk8s-plus-28'].ApiResource) as [string, { readonly apiGroup?: unknown; readonly resourceType?: unknown }][];
  const known = constants.find(([, { apiGroup, resourceType }]) => apiGroup === group && resourceType === resource);
  const of: Expression = plus('ApiResource');
  return known ? { kind: 'property', of, name: known[0] } : makePlus('ApiResource', 'custom', fields({ apiGroup: value(group), resourceType: value(resource) }));
}
