import { IConstruct } from 'constructs';
import { usageError } from './usage-error';

/**
 * The name of an object whose user gave none: the construct's id as it stands, so that names are stable and predictable.
 *
 * @throws where the id is no DNS label
 */
export function nameFromId(scope: IConstruct, id: string): string {
  if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(id)) {
    throw usageError(scope, {
      what: 'construct id, which names the object',
      got: id,
      allowed: 'a DNS label: at most 63 of a-z, 0-9 and -',
      fix: 'Choose such an id, or give `metadata.name`.',
    });
  }
  return id;
}
