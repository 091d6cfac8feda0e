import { kubernetesTable } from './table';
import { says } from '../judge';

says({
  'role-binding/has-valid-subject': {
    allowed: [
      'the name of a ServiceAccount',
      'nothing for a ServiceAccount',
      'rbac.authorization.k8s.io',
      'a name',
      'ServiceAccount, User, Group',
      'the namespace of the ServiceAccount',
    ],
  },
  'role-binding/references-role': {
    allowed: [
      'a value',
      'a name without / and %',
      'Role, ClusterRole',
      'rbac.authorization.k8s.io',
      'ClusterRole',
    ],
  },
});

describe('role-binding', () => kubernetesTable('role-binding', [
  ['roleRef', { kind: 'ClusterRole', name: '', apiGroup: '' }, ['role-binding/references-role', 'roleRef.name', '']],
  ['roleRef', { kind: 'ClusterRole', name: 'a/b' }, ['role-binding/references-role', 'roleRef.name', 'a/b']],
  ['roleRef', { kind: 'Robot', name: 'a' }, ['role-binding/references-role', 'roleRef.kind', 'Robot']],
  ['roleRef', { kind: 'ClusterRole', name: 'a', apiGroup: 'v1' }, ['role-binding/references-role', 'roleRef.apiGroup', 'v1']],
  ['roleRef', { kind: 'Role', name: 'a', apiGroup: 'rbac.authorization.k8s.io' }],
  ['roleRef', { kind: 'ClusterRole', name: 'a', apiGroup: 'rbac.authorization.k8s.io' }],
  ['roleRef', { kind: 'ClusterRole', name: 'a' }],
  ['roleRef', { kind: 'ClusterRole', name: 'a', apiGroup: '' }],
  ['roleRef', { kind: 'ClusterRole', name: 'system:a' }],
  ['subjects', [{ kind: 'ServiceAccount', name: 'A', namespace: 'n' }], ['role-binding/has-valid-subject', 'subjects[0].name', 'A']],
  [
    'subjects',
    [{ kind: 'ServiceAccount', name: 'a', namespace: 'n', apiGroup: 'rbac.authorization.k8s.io' }],
    ['role-binding/has-valid-subject', 'subjects[0].apiGroup', 'rbac.authorization.k8s.io'],
  ],
  ['subjects', [{ kind: 'User', name: 'a', apiGroup: 'x' }], ['role-binding/has-valid-subject', 'subjects[0].apiGroup', 'x']],
  ['subjects', [{ kind: 'Group', name: '', apiGroup: 'rbac.authorization.k8s.io' }], ['role-binding/has-valid-subject', 'subjects[0].name', '']],
  ['subjects', [{ kind: 'Robot', name: 'a' }], ['role-binding/has-valid-subject', 'subjects[0].kind', 'Robot']],
  ['subjects', [{ kind: 'ServiceAccount', name: 'a', namespace: 'n' }]],
  ['subjects', [{ kind: 'ServiceAccount', name: 'a' }]],
  ['subjects', [{ kind: 'User', name: 'a', apiGroup: 'rbac.authorization.k8s.io' }]],
  ['subjects', [{ kind: 'User', name: 'a' }]],
  ['subjects', [{ kind: 'User', name: 'a', apiGroup: '' }]],
  ['subjects', [{ kind: 'Group', name: 'system:authenticated' }]],
  ['subjects', undefined],
]));

describe('cluster-role-binding', () => kubernetesTable('cluster-role-binding', [
  ['roleRef', { kind: 'Role', name: 'a', apiGroup: 'rbac.authorization.k8s.io' }, ['role-binding/references-role', 'roleRef.kind', 'Role']],
  ['roleRef', { kind: 'ClusterRole', name: '', apiGroup: '' }, ['role-binding/references-role', 'roleRef.name', '']],
  ['roleRef', { kind: 'ClusterRole', name: 'a/b' }, ['role-binding/references-role', 'roleRef.name', 'a/b']],
  ['roleRef', { kind: 'ClusterRole', name: 'a', apiGroup: 'v1' }, ['role-binding/references-role', 'roleRef.apiGroup', 'v1']],
  ['roleRef', { kind: 'ClusterRole', name: 'a', apiGroup: 'rbac.authorization.k8s.io' }],
  ['roleRef', { kind: 'ClusterRole', name: 'a' }],
  ['roleRef', { kind: 'ClusterRole', name: 'a', apiGroup: '' }],
  ['roleRef', { kind: 'ClusterRole', name: 'system:a' }],
  ['subjects', [{ kind: 'ServiceAccount', name: 'a' }], ['role-binding/has-valid-subject', 'subjects[0].namespace']],
  ['subjects', [{ kind: 'ServiceAccount', name: 'A', namespace: 'n' }], ['role-binding/has-valid-subject', 'subjects[0].name', 'A']],
  [
    'subjects',
    [{ kind: 'ServiceAccount', name: 'a', namespace: 'n', apiGroup: 'rbac.authorization.k8s.io' }],
    ['role-binding/has-valid-subject', 'subjects[0].apiGroup', 'rbac.authorization.k8s.io'],
  ],
  ['subjects', [{ kind: 'User', name: 'a', apiGroup: 'x' }], ['role-binding/has-valid-subject', 'subjects[0].apiGroup', 'x']],
  ['subjects', [{ kind: 'Group', name: '', apiGroup: 'rbac.authorization.k8s.io' }], ['role-binding/has-valid-subject', 'subjects[0].name', '']],
  ['subjects', [{ kind: 'Robot', name: 'a' }], ['role-binding/has-valid-subject', 'subjects[0].kind', 'Robot']],
  ['subjects', [{ kind: 'ServiceAccount', name: 'a', namespace: 'n' }]],
  ['subjects', [{ kind: 'User', name: 'a', apiGroup: 'rbac.authorization.k8s.io' }]],
  ['subjects', [{ kind: 'User', name: 'a' }]],
  ['subjects', [{ kind: 'User', name: 'a', apiGroup: '' }]],
  ['subjects', [{ kind: 'Group', name: 'system:authenticated' }]],
]));
