import type { Validation } from '../../../imports/kubernetes';
import { entriesInOrder } from '../../kubernetes/in-key-order';
import { celList, celString } from '../cel';
import type { RestrictionOptions, TolerableTaint } from '../restrictions';
import { cdiAccount, kubevirtAccount, matching, policySpec, TenantPolicy } from '../tenant-policy';

/** The taints that Kubernetes puts on nodes by itself, and tolerates in the name of pods. */
export const SYSTEM_TAINTS = 'node.kubernetes.io/';

/** On which nodes pods run. CDI's pods go where the cluster's owner has them go. */
export function placementPolicy({ nodeSelector = {} }: RestrictionOptions, taints: readonly TolerableTaint[]): TenantPolicy {
  return {
    purpose: 'placement',
    specOn: (platform) => policySpec({
      matchConstraints: { resourceRules: [matching('', ['CREATE', 'UPDATE'], ['pods'])] },
      matchConditions: [{ name: 'not-by-cdi', expression: `request.userInfo.username != ${celString(cdiAccount(platform))}` }],
      variables: [
        { name: 'tolerations', expression: 'has(object.spec.tolerations) ? object.spec.tolerations : []' },
        { name: 'before', expression: 'oldObject != null && has(oldObject.spec.tolerations) ? oldObject.spec.tolerations : []' },
      ],
      validations: [
        tolerations(taints),
        { expression: 'oldObject != null || !has(object.spec.nodeName)', message: 'the scheduler places the pods of this tenant: leave out nodeName' },
        ...Object.keys(nodeSelector).length > 0 ? [selection(nodeSelector, kubevirtAccount(platform))] : [],
      ],
    }),
  };
}

function tolerations(taints: readonly TolerableTaint[]): Validation {
  const anyValue = taints.filter(({ value }) => value === undefined).map(({ key }) => key);
  const oneValue = taints.flatMap(({ key, value }) => (value === undefined ? [] : [
    ` || (one.key == ${celString(key)} && (!has(one.operator) || one.operator in ['', 'Equal']) && has(one.value) && one.value == ${celString(value)})`,
  ]));
  return {
    expression: 'variables.tolerations.all(one, one in variables.before || (has(one.key) && '
      + `(one.key.startsWith(${celString(SYSTEM_TAINTS)}) || one.key in ${celList(anyValue)}${oneValue.join('')})))`,
    message: `the pods of this tenant tolerate: ${taints.map(({ key, value }) => (value === undefined ? key : `${key}=${value}`)).join(', ') || 'no taints of nodes'}`,
  };
}

/** What KubeVirt runs beside launchers, to plug volumes in, follows the node of the VM. Launchers cannot pass for it: KubeVirt sets their label. */
function selection(nodeSelector: { readonly [label: string]: string }, kubevirt: string): Validation {
  const selected = entriesInOrder(nodeSelector).map(([label, value]) => (
    `(${celString(label)} in object.spec.nodeSelector && object.spec.nodeSelector[${celString(label)}] == ${celString(value)})`
  ));
  return {
    expression: `oldObject != null || (has(object.spec.nodeSelector) && ${selected.join(' && ')}) `
      + `|| (request.userInfo.username == ${celString(kubevirt)} && object.metadata.labels[${celString('kubevirt.io')}] != 'virt-launcher')`,
    message: `the pods of this tenant select nodes by ${entriesInOrder(nodeSelector).map(([label, value]) => `${label}=${value}`).join(', ')}`,
  };
}
