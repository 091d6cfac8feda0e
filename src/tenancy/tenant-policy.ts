import type { ValidatingAdmissionPolicyBindingSpec, ValidatingAdmissionPolicySpec } from '../../imports/kubernetes';

export const POLICY_API_VERSION = 'admissionregistration.k8s.io/v1';
/** The first release of Kubernetes that serves ValidatingAdmissionPolicies as `v1`. */
export const POLICY_SINCE = '1.30';

/** The `spec` of the binding that confines a policy to the namespace of a tenant. */
export function bindingTo(tenant: string, policyName: string): ValidatingAdmissionPolicyBindingSpec {
  return {
    policyName,
    validationActions: ['Deny'],
    matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': tenant } } },
  };
}

/** What admission policies of tenants have in common: where one cannot be evaluated, the request is refused. */
export function policySpec(spec: ValidatingAdmissionPolicySpec): ValidatingAdmissionPolicySpec {
  return { failurePolicy: 'Fail', ...spec };
}
