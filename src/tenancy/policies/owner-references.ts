import { matching, policySpec, TenantPolicy } from '../tenant-policy';

/**
 * Owner references decide what the garbage collector deletes, so whoever may not delete an object may not give it owners: neither to one that
 * is there nor to a new one, which might be a DataVolume that adopts a claim.
 */
export function ownerReferencePolicy(): TenantPolicy {
  return {
    purpose: 'owner-references',
    specOn: () => policySpec({
      matchConstraints: {
        resourceRules: ['kubevirt.io', 'pool.kubevirt.io', 'cdi.kubevirt.io'].map((group) => matching(group, ['CREATE', 'UPDATE'], ['*'])),
      },
      variables: [
        { name: 'owners', expression: 'has(object.metadata.ownerReferences) ? object.metadata.ownerReferences : []' },
        { name: 'ownersBefore', expression: 'oldObject != null && has(oldObject.metadata.ownerReferences) ? oldObject.metadata.ownerReferences : []' },
      ],
      validations: [{
        expression: 'variables.owners == variables.ownersBefore || authorizer.requestResource.check(\'delete\').allowed()',
        message: 'owner references decide what is deleted: only who may delete the object changes them',
      }],
    }),
  };
}
