import { celList, celString } from '../cel';
import { cdiAccount, kubevirtAccount, matching, policySpec, TenantPolicy } from '../tenant-policy';

/** Older than `spec.storageClassName`, and stronger. */
const CLASS_ANNOTATION = 'volume.beta.kubernetes.io/storage-class';

/**
 * The storage classes of claims, whoever makes them. Not a tenant's to choose are those of scratch space, which CDI makes for a pod of its own,
 * and those of what KubeVirt makes by itself.
 */
export function storageClassPolicy(classes: readonly string[]): TenantPolicy {
  const message = `the storage classes of this tenant are: ${classes.join(', ') || 'none'}`;
  return {
    purpose: 'storage-classes',
    specOn: (platform) => policySpec({
      matchConstraints: {
        resourceRules: [matching('', ['CREATE'], ['persistentvolumeclaims']), matching('cdi.kubevirt.io', ['CREATE'], ['datavolumes'])],
      },
      matchConditions: [
        { name: 'not-by-kubevirt', expression: `request.kind.kind == 'DataVolume' || request.userInfo.username != ${celString(kubevirtAccount(platform))}` },
        {
          name: 'not-scratch-space',
          expression: `!(request.userInfo.username == ${celString(cdiAccount(platform))} && has(object.metadata.ownerReferences) `
            + '&& object.metadata.ownerReferences.exists(owner, owner.kind == \'Pod\'))',
        },
      ],
      variables: [
        { name: 'spec', expression: 'dyn(object).spec' },
        {
          name: 'claim',
          expression: 'request.kind.kind != \'DataVolume\' ? variables.spec : has(variables.spec.pvc) ? variables.spec.pvc '
            + ': has(variables.spec.storage) ? variables.spec.storage : dyn({})',
        },
        {
          name: 'annotated',
          expression: `has(object.metadata.annotations) && ${celString(CLASS_ANNOTATION)} in object.metadata.annotations`,
        },
      ],
      validations: [
        { expression: `!variables.annotated || object.metadata.annotations[${celString(CLASS_ANNOTATION)}] in ${celList(classes)}`, message },
        {
          expression: `has(variables.claim.storageClassName) ? variables.claim.storageClassName in ${celList(classes)} : request.kind.kind == 'DataVolume'`,
          message,
        },
      ],
    }),
  };
}
