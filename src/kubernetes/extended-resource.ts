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

/** Whether Kubernetes counts it in whole numbers (`IsExtendedResourceName`). */
export function isDevice(name: string): boolean {
  return isExtendedResource(name) && !name.includes(NATIVE) && !name.startsWith(QUOTA_PREFIX);
}
