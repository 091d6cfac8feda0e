import { isDnsSubdomain } from './dns-name';
import { isLabelKey } from './label';

export const EXTENDED_RESOURCE_WORDS = '<prefix>/<name>, as nodes list it under `allocatable`';

const NATIVE = 'kubernetes.io/';
/** What a ResourceQuota puts before the name of a resource. */
export const QUOTA_PREFIX = 'requests.';

/** Whether a device plugin can advertise a resource of this name. */
export function isExtendedResource(name: string): boolean {
  const [prefix] = name.split('/');
  return prefix !== name && isDnsSubdomain(prefix) && isLabelKey(name);
}

/** Whether a pod can request a device by this name; one without / that is Kubernetes' own would take the place of CPU or memory. */
export function isRequestable(name: string): boolean {
  return isExtendedResource(name) && !name.startsWith(QUOTA_PREFIX);
}

/** Whether Kubernetes counts it in whole numbers (`IsExtendedResourceName`). */
export function isDevice(name: string): boolean {
  return isRequestable(name) && !name.includes(NATIVE);
}
