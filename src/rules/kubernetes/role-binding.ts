import { all, must, requires } from './check';
import type { Check } from './check';
import { definePlacesRule } from './places';
import { isDnsSubdomain } from '../../kubernetes/dns-name';
import type { ObjectRule } from '../rule';

const GROUP = 'rbac.authorization.k8s.io';
const [BINDING, CLUSTER_BINDING] = [`${GROUP}/RoleBinding`, `${GROUP}/ClusterRoleBinding`];
const SUBJECT_KINDS = ['ServiceAccount', 'User', 'Group'];

const path = must((name: string) => name === '' || (name !== '.' && name !== '..' && !/[/%]/.test(name)), 'a name without / and %');
const group = must((name) => name === '' || name === GROUP, GROUP);
const subject: Check = function* ({ kind, name, apiGroup }) {
  if (!SUBJECT_KINDS.includes(kind)) {yield { field: 'kind', got: kind, allowed: SUBJECT_KINDS.join(', ') };} else if (kind === 'ServiceAccount') {
    if (name && !isDnsSubdomain(name)) yield { field: 'name', got: name, allowed: 'the name of a ServiceAccount' };
    if (apiGroup) yield { field: 'apiGroup', got: apiGroup, allowed: 'nothing for a ServiceAccount' };
  } else if (apiGroup && apiGroup !== GROUP) {yield { field: 'apiGroup', got: apiGroup, allowed: GROUP };}
  if (name === '') yield { field: 'name', got: name, allowed: 'a name' };
};
const account: Check = function* ({ kind, namespace }) {
  if (kind === 'ServiceAccount' && !namespace) yield { field: 'namespace', got: namespace, allowed: 'the namespace of the ServiceAccount' };
};

export const rules: readonly ObjectRule[] = [
  definePlacesRule({
    id: 'role-binding/references-role',
    summary: 'A RoleBinding must name a Role or ClusterRole, and a ClusterRoleBinding a ClusterRole',
    fix: 'Write kind and name of the role; a Role is one of the namespace of its RoleBinding.',
    places: {
      [BINDING]: {
        'roleRef': requires('name'),
        'roleRef.apiGroup': group,
        'roleRef.name': path,
        'roleRef.kind': must((kind) => kind === 'Role' || kind === 'ClusterRole', 'Role, ClusterRole'),
      },
      [CLUSTER_BINDING]: {
        'roleRef': requires('name'), 'roleRef.apiGroup': group, 'roleRef.name': path, 'roleRef.kind': must((kind) => kind === 'ClusterRole', 'ClusterRole'),
      },
    },
  }),
  definePlacesRule({
    id: 'role-binding/has-valid-subject',
    summary: 'A subject of a binding must be a ServiceAccount, User or Group, and a ServiceAccount of a ClusterRoleBinding must have a namespace',
    fix: 'Write kind and name of the subject; apiGroup is empty for a ServiceAccount.',
    places: { [BINDING]: { 'subjects[]': subject }, [CLUSTER_BINDING]: { 'subjects[]': all(subject, account) } },
  }),
];
