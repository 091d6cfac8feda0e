import { IConstruct } from 'constructs';
import { DNS_LABEL_WORDS, isDnsLabel } from './kubernetes/dns-name';
import { usageError } from './usage-error';

/**
 * The name of an object that was given none: the id of its construct, unchanged, so that names are predictable.
 *
 * @throws if the id is not a DNS label
 */
export function nameFromId(scope: IConstruct, id: string): string {
  if (!isDnsLabel(id)) {
    throw usageError(scope, {
      what: 'construct id, which names the object', got: id, allowed: DNS_LABEL_WORDS, fix: 'Choose such an id, or give `metadata.name`.',
    });
  }
  return id;
}
