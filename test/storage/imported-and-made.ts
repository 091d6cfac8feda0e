import * as kplus from 'cdk8s-plus-28';

/** What cdk8s-plus knows of a resource. */
export function resourceOf({ apiGroup, apiVersion, kind, resourceType, resourceName, name }: kplus.IResource) {
  return { apiGroup, apiVersion, kind, resourceType, resourceName, name };
}
