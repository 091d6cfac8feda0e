import type {
  NamedRuleWithOperations, ParamRef, ValidatingAdmissionPolicyBindingSpec, ValidatingAdmissionPolicySpec,
} from '../../imports/kubernetes';
import type { Platform } from '../platform/platform';

export const POLICY_API_VERSION = 'admissionregistration.k8s.io/v1';
/** The first release of Kubernetes that serves ValidatingAdmissionPolicies as `v1`. */
export const POLICY_SINCE = '1.30';

/** A ValidatingAdmissionPolicy that holds in the namespace of a tenant. */
export interface TenantPolicy {
  /** It is named `<tenant>-<purpose>`, and its binding too. */
  readonly purpose: string;
  readonly specOn: (platform: Platform) => ValidatingAdmissionPolicySpec;
  /** The objects it is evaluated with, each for itself. */
  readonly paramRef?: ParamRef;
}

/** The `spec` of the binding that confines a policy to the namespace of a tenant. */
export function bindingTo(tenant: string, policyName: string, paramRef?: ParamRef): ValidatingAdmissionPolicyBindingSpec {
  return {
    policyName,
    ...paramRef ? { paramRef } : {},
    validationActions: ['Deny'],
    matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': tenant } } },
  };
}

/** What admission policies of tenants have in common: where one cannot be evaluated, the request is refused. */
export function policySpec(spec: ValidatingAdmissionPolicySpec): ValidatingAdmissionPolicySpec {
  return { failurePolicy: 'Fail', ...spec };
}

/** A rule of `matchConstraints`. */
export function matching(group: string, operations: ('CREATE' | 'UPDATE')[], resources: string[]): NamedRuleWithOperations {
  return { apiGroups: [group], apiVersions: ['*'], operations, resources };
}

/** The account that CDI's controller creates its workers and claims with. */
export function cdiAccount({ namespaces }: Platform): string {
  return `system:serviceaccount:${namespaces.cdi}:cdi-sa`;
}

/** The account that KubeVirt creates launchers and the claims of their state with. */
export function kubevirtAccount({ namespaces }: Platform): string {
  return `system:serviceaccount:${namespaces.kubevirt}:kubevirt-controller`;
}
