import { PRIORITY_KINDS, PRIORITY_VARIABLES } from './priorities';
import type { ValidatingAdmissionPolicySpec } from '../../../imports/kubernetes';
import { celList } from '../cel';

/**
 * VMs and what holds their instances name one of the classes; pods may name none. What is not changed is let through, so that objects from before the
 * policy can still be operated and deleted. Instances are judged when they are created: from then on they are KubeVirt's to change.
 */
export function requiredPriorities(classes: readonly string[], message: string): ValidatingAdmissionPolicySpec {
  return {
    matchConstraints: { resourceRules: PRIORITY_KINDS },
    variables: PRIORITY_VARIABLES,
    validations: [{
      expression: `variables.class in ${celList(classes)} || (request.kind.kind == 'Pod' && variables.class == '') `
        + '|| (oldObject != null && variables.class == variables.oldClass)',
      message,
    }],
  };
}
