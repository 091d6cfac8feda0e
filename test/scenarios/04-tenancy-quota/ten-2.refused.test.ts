import { manifest, refused } from '../refused';

const role = (rule: object) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  rules: [{ apiGroups: ['kubevirt.io'], resources: ['virtualmachines'], verbs: ['get'], ...rule }],
});

refused({
  '04-tenancy-quota/R6': [(chart) => manifest(chart, role({ resourceNames: ['tenant-a-*'] })), 'advised role/avoids-name-patterns rules[0].resourceNames[0]: tenant-a-*'],
  '04-tenancy-quota/R7': [
    (chart) => manifest(chart, role({ resourceNames: ['web'], verbs: ['create', 'deletecollection'] })),
    'advised role/avoids-names-without-object rules[0].verbs[0]: create',
    'advised role/avoids-names-without-object rules[0].verbs[1]: deletecollection',
  ],
  '04-tenancy-quota/R8': [
    (chart) => manifest(chart, role({ resources: ['*'], verbs: ['*'] })),
    'advised role/avoids-wildcards rules[0].resources[0]: *',
    'advised role/avoids-wildcards rules[0].verbs[0]: *',
  ],
});
