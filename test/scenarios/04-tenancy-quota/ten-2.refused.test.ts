import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { manifest, refused } from '../refused';

const role = (rule: object) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  rules: [{ apiGroups: ['kubevirt.io'], resources: ['virtualmachines'], verbs: ['get'], ...rule }],
});

const RBAC = 'rbac.authorization.k8s.io';
const binding = (kind: string) => ({
  apiVersion: `${RBAC}/v1`, kind, roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'edit' }, subjects: [{ apiGroup: RBAC, kind: 'Group', name: 'tenant-a-operators' }],
});
const policies = 'admissionregistration.k8s.io/v1';

refused({
  '04-tenancy-quota/R5': [
    (chart, app) => {
      const cluster = new Chart(app, 'cluster');
      manifest(cluster, {
        apiVersion: policies,
        kind: 'ValidatingAdmissionPolicy',
        metadata: { name: 'vm-name-prefix' },
        spec: {
          matchConstraints: { resourceRules: [{ apiGroups: ['kubevirt.io'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['virtualmachines'] }] },
          validations: [{ expression: 'request.name.startsWith(\'a-\')' }],
        },
      });
      manifest(cluster, {
        apiVersion: policies, kind: 'ValidatingAdmissionPolicyBinding', metadata: { name: 'b' }, spec: { policyName: 'vm-name-prefix', validationActions: ['Deny'] },
      });
      manifest(chart, {
        apiVersion: 'kubevirt.io/v1',
        kind: 'VirtualMachine',
        metadata: { name: undefined, generateName: 'web-' },
        spec: { runStrategy: 'Halted', template: { spec: { domain: { memory: { guest: '1Gi' }, devices: {} } } } },
      });
    },
    'advised generated-name/avoids-name-policy metadata.generateName: web-, made by cluster/ValidatingAdmissionPolicy0',
  ],
  '04-tenancy-quota/R9': [
    (chart, app) => {
      const cluster = new Chart(app, 'cluster');
      new kplus.Namespace(cluster, 'apps', { metadata: { name: 'apps' } });
      manifest(chart, binding('RoleBinding'));
      manifest(cluster, binding('ClusterRoleBinding'));
    },
    'advised role-binding/avoids-cluster-scope subjects[0].name: tenant-a-operators as edit, made by apps/RoleBinding0',
  ],
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
