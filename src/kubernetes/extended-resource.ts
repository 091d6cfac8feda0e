import { isDnsSubdomain } from './dns-name';
import { isLabelKey } from './label';

export const EXTENDED_RESOURCE_WORDS = '<prefix>/<name>, as nodes list it under `allocatable`';

/** Whether a device plugin can advertise a resource of this name. */
export function isExtendedResource(name: string): boolean {
  const [prefix] = name.split('/');
  return prefix !== name && isDnsSubdomain(prefix) && isLabelKey(name);
}
