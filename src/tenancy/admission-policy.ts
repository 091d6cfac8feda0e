import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { POLICY_SINCE, policySpec } from './tenant-policy';
import type { ValidatingAdmissionPolicySpec } from '../../imports/kubernetes';
import { namespaceLabelSelectorOf } from '../cdk8s-plus-internals';
import { Platform } from '../platform/platform';
import { createApiObject } from '../resource/create-api-object';
import { ResourceType } from '../resource/resource-type';
import { messagesOf, UsageError } from '../usage-error';

export const POLICY_TYPE: ResourceType = {
  apiGroup: 'admissionregistration.k8s.io', version: 'v1', kind: 'ValidatingAdmissionPolicy', resourceType: 'validatingadmissionpolicies',
};
const BINDING_TYPE: ResourceType = {
  apiGroup: 'admissionregistration.k8s.io', version: 'v1', kind: 'ValidatingAdmissionPolicyBinding', resourceType: 'validatingadmissionpolicybindings',
};

/** Where a policy holds, and what it says. */
interface AdmissionPolicy {
  readonly metadata?: kplus.ResourceProps['metadata'];
  readonly namespaces: kplus.INamespaceSelector;
  readonly spec: () => ValidatingAdmissionPolicySpec;
}

/** A policy that refuses requests in some namespaces, and the binding of the same name that says in which. */
export function createAdmissionPolicy(resource: Construct, id: string, { metadata, namespaces, spec }: AdmissionPolicy): ApiObject {
  resource.node.addValidation({ validate: () => messagesOf(versionProblems(Platform.of(resource))) });
  const policy = createApiObject(resource, id, POLICY_TYPE, { metadata, spec: Lazy.any({ produce: () => policySpec(spec()) }) });
  createApiObject(new Construct(resource, 'Binding'), policy.name, BINDING_TYPE, {
    metadata: { name: policy.name },
    spec: Lazy.any({
      produce: () => ({
        policyName: policy.name, validationActions: ['Deny'], matchResources: { namespaceSelector: namespaceLabelSelectorOf(namespaces) },
      }),
    }),
  });
  return policy;
}

function* versionProblems(platform: Platform): Generator<UsageError> {
  if (!platform.kubernetesAtLeast(POLICY_SINCE)) {
    yield {
      what: 'ValidatingAdmissionPolicy',
      got: `Kubernetes ${platform.kubernetesVersion}`,
      allowed: `Kubernetes ${POLICY_SINCE} or later`,
      fix: 'Leave the policy out, and know that what it forbids is allowed.',
    };
  }
}
