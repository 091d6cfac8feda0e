import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, says } from '../judge';
import type { Json } from '../judge';
import { appTable, machine } from '../workload-table';

const RULE = 'generated-name/avoids-name-policy';
says({ [RULE]: { level: FindingLevel.ADVISED, allowed: 'metadata.name, which ValidatingAdmissionPolicy p judges' } });

const V1 = 'admissionregistration.k8s.io/v1';
const vm = machine({}, {}, { metadata: { name: undefined, generateName: 'web-' } });
const policy = (rule: Json = {}, expression = 'request.name.startsWith(\'a-\')') => ({
  apiVersion: V1,
  kind: 'ValidatingAdmissionPolicy',
  metadata: { name: 'p' },
  spec: {
    matchConstraints: { resourceRules: [{ apiGroups: ['kubevirt.io'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['virtualmachines'], ...rule }] },
    validations: [{ expression: 'true' }, { expression }],
  },
});
const binding = (spec: Json = {}) => ({
  apiVersion: V1, kind: 'ValidatingAdmissionPolicyBinding', metadata: { name: 'b' }, spec: { policyName: 'p', validationActions: ['Deny'], ...spec },
});
const shared = (labels: Json) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x', labels } });
const inShared = binding({ matchResources: { namespaceSelector: { matchLabels: { shared: 'true' } } } });
const found: [string, string, string] = [RULE, 'metadata.generateName', 'web-'];

appTable('generated-name', [
  ['a name', [merged(vm, { metadata: { name: 'web-1' } }), policy(), binding()]],
  ['a policy on something else', [vm, policy({}, 'object.spec.runStrategy == \'Halted\''), binding()]],
  ['a policy on other names', [vm, policy({}, 'object.metadata.namespace == request.names'), binding()]],
  ['a policy on another kind', [vm, policy({ resources: ['virtualmachineinstances'] }), binding()]],
  ['a policy on another group', [vm, policy({ apiGroups: ['pool.kubevirt.io'] }), binding()]],
  ['a policy on updates', [vm, policy({ operations: ['UPDATE'] }), binding()]],
  ['a policy that is not bound', [vm, policy()]],
  ['a binding of another policy', [vm, policy(), binding({ policyName: 'q' })]],
  ['a policy that only warns', [vm, policy(), binding({ validationActions: ['Warn', 'Audit'] })]],
  ['a policy of other namespaces', [vm, policy(), inShared, shared({ shared: 'false' })]],
  ['a namespace that is not known', [vm, policy(), inShared]],
  ['a policy of all namespaces', [vm, policy(), binding()], found],
  ['a policy of this namespace', [vm, policy(), inShared, shared({ shared: 'true' })], found],
  ['a policy of this namespace by name', [vm, policy(), binding({ matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'x' } } } })], found],
  ['a policy on the object', [vm, policy({}, 'object.metadata.name.startsWith(\'a-\')'), binding()], found],
  ['a policy on several kinds and groups', [vm, policy({ apiGroups: ['apps', 'kubevirt.io'], operations: ['UPDATE', 'CREATE'], resources: ['pods', 'virtualmachines'] }), binding()], found],
  ['a policy with two rules', [vm, merged(policy(), {
    spec: {
      matchConstraints: {
        resourceRules: [
          { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }, ...policy().spec.matchConstraints.resourceRules,
        ],
      },
    },
  }), binding()], found],
  ['a policy on all', [vm, policy({ apiGroups: ['*'], operations: ['*'], resources: ['*'] }), binding()], found],
]);
