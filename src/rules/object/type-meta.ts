import type { Defect } from './defect';
import { formatValue } from '../../kubernetes/format-value';
import { FindingLevel } from '../finding-level';

const API_VERSION = /^(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/)?[a-z](?:[-a-z0-9]*[a-z0-9])?$/;
const KIND = /^[A-Za-z](?:[-A-Za-z0-9]{0,61}[A-Za-z0-9])?$/;

/** Whether a manifest says what it is. */
export function* typeMetaDefects({ apiVersion, kind }: { readonly apiVersion?: unknown; readonly kind?: unknown }): Iterable<Defect> {
  if (typeof apiVersion !== 'string' || !API_VERSION.test(apiVersion)) {
    yield {
      level: FindingLevel.REJECTED,
      rule: 'object/has-valid-api-version',
      summary: 'An object says which API it belongs to',
      field: 'apiVersion',
      got: formatValue(apiVersion),
      allowed: 'a version such as v1, or a group and a version such as kubevirt.io/v1',
      fix: 'Write apiVersion.',
    };
  }
  if (typeof kind !== 'string' || !KIND.test(kind)) {
    yield {
      level: FindingLevel.REJECTED,
      rule: 'object/has-valid-kind',
      summary: 'An object says what it is',
      field: 'kind',
      got: formatValue(kind),
      allowed: 'letters and digits, starting with a letter, such as VirtualMachine',
      fix: 'Write kind.',
    };
  }
}
