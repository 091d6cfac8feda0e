import type { BuiltInViolation } from './built-in';
import { closestMatch } from '../../kubernetes/closest-match';
import { valueAt } from '../../kubernetes/field-path';
import { formatValue } from '../../kubernetes/format-value';
import { printable } from '../../kubernetes/printable';
import type { Releases } from '../../manifests/releases';
import { onlyApiVersionOf } from '../../manifests/schema/groups';
import { defineBuiltInRule } from '../define-rule';
import { FindingLevel } from '../finding-level';

const API_VERSION = /^(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/)?[a-z](?:[-a-z0-9]*[a-z0-9])?$/;
const KIND = /^[A-Za-z](?:[-A-Za-z0-9]{0,61}[A-Za-z0-9])?$/;

const apiVersionRule = defineBuiltInRule({
  id: 'object/has-valid-api-version',
  level: FindingLevel.REJECTED,
  summary: 'An object must say which API it belongs to',
  why: 'The API server finds the API of an object by its apiVersion.',
  fix: 'Write apiVersion, such as v1 or kubevirt.io/v1.',
});

const kindRule = defineBuiltInRule({
  id: 'object/has-valid-kind',
  level: FindingLevel.REJECTED,
  summary: 'An object must say of which kind it is',
  why: 'The API server finds the schema of an object by its kind.',
  fix: 'Write kind, such as VirtualMachine.',
});

export const typeMetaRules = [apiVersionRule, kindRule];

interface TypeMeta {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
}

/** Whether a manifest says what it is. */
export function* typeMetaViolations(manifest: TypeMeta, releases?: Releases): Iterable<BuiltInViolation> {
  const { apiVersion, kind } = manifest;
  if (typeof apiVersion !== 'string' || !API_VERSION.test(apiVersion)) {
    const allowed = 'a version such as v1, or a group and a version such as kubevirt.io/v1';
    const known = typeof kind === 'string' ? onlyApiVersionOf(kind, releases) : undefined;
    const mend = misspelt('apiVersion', manifest) ?? (known === undefined ? {} : written('apiVersion', known));
    yield { rule: apiVersionRule, field: 'apiVersion', got: formatValue(apiVersion), allowed, breaksShape: true, ...mend };
  }
  if (typeof kind !== 'string' || !KIND.test(kind)) {
    const allowed = 'letters and digits, starting with a letter, such as VirtualMachine';
    yield { rule: kindRule, field: 'kind', got: formatValue(kind), allowed, breaksShape: true, ...misspelt('kind', manifest) };
  }
}

type Mended = Required<Pick<BuiltInViolation, 'fix' | 'mends'>>;

function misspelt(field: keyof TypeMeta, manifest: TypeMeta): Mended | undefined {
  if (manifest[field] !== undefined) return undefined;
  const name = closestMatch(field, Object.keys(manifest), field.length > 4 ? 2 : 1);
  if (name === undefined) return undefined;
  return { fix: `Write ${field} where it says ${printable(name)}.`, mends: [{ from: [name], to: [field], value: valueAt(manifest, [name]) }] };
}

function written(field: keyof TypeMeta, value: string): Mended {
  return { fix: `Write ${field}: ${value}.`, mends: [{ to: [field], value }] };
}
