import { celString } from './cel';
import { cdiAccount, policySpec } from './tenant-policy';
import type { ValidatingAdmissionPolicySpec } from '../../imports/kubernetes';
import type { Platform } from '../platform/platform';

/** The label `app` of all workers of CDI, by which NetworkPolicies find them. */
export const CDI_APP = 'containerized-data-importer';
/** The label that tells importers, upload servers and clone sources apart. */
export const CDI_COMPONENT = 'cdi.kubevirt.io';

/**
 * Keeps the labels of CDI's workers for CDI. Others may still change what is no part of their labels or spec, as the garbage collector does to
 * finalizers; images and ephemeral containers are part of the spec.
 */
export function cdiLabelPolicy(platform: Platform): ValidatingAdmissionPolicySpec {
  return policySpec({
    matchConstraints: {
      resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['pods', 'pods/ephemeralcontainers'] }],
    },
    matchConditions: [{
      name: 'not-by-cdi',
      expression: `request.userInfo.username != ${celString(cdiAccount(platform))}`,
    }],
    variables: [
      { name: 'labels', expression: 'has(object.metadata.labels) ? object.metadata.labels : {}' },
      { name: 'oldLabels', expression: 'oldObject != null && has(oldObject.metadata.labels) ? oldObject.metadata.labels : {}' },
    ],
    validations: [{
      expression: `!(${celString(CDI_COMPONENT)} in variables.labels || ('app' in variables.labels && variables.labels['app'] == ${celString(CDI_APP)})) `
        + '|| (oldObject != null && variables.labels == variables.oldLabels && object.spec == oldObject.spec)',
      message: `pods labelled app: ${CDI_APP} or ${CDI_COMPONENT} are created and changed by CDI only`,
    }],
  });
}
