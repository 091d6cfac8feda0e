import type { BuiltInViolation } from './built-in';
import { explain } from './explain';
import { oneForEachMistake } from './one-mistake';
import { knownField, noNull } from './schema-rules';
import { pathOf } from '../../kubernetes/field-path';
import type { Releases } from '../../manifests/releases';
import type { SchemaError } from '../../manifests/schema/json-schema';
import type { Kind } from '../../manifests/schema/kinds';
import { laterKinds } from '../../manifests/schema/later';
import { nullFields } from '../../manifests/schema/nulls';
import { schemaErrors } from '../../manifests/schema/validator';
import { FindingLevel } from '../finding-level';

/** The kinds with templates whose schema KubeVirt's webhooks check by themselves, as they are stored. */
const CHECKED_AS_WRITTEN = ['kubevirt.io/VirtualMachine', 'kubevirt.io/VirtualMachineInstanceReplicaSet'];

interface Judged {
  readonly kind?: unknown;
}

/**
 * What the schema of its kind refuses of a manifest; of an unknown kind only the metadata is judged, where an unknown field is one of
 * something that is no Kubernetes object, such as the `metadata.region` of eksctl, unless it is a misspelt one.
 *
 * @param written the manifest with the fields that are `null`, whose names must be known too
 * @param releases those that the kind is of; the newest by default
 */
export function structureViolations(
  kind: Kind | undefined, manifest: Judged, written: Judged = manifest, releases?: Releases,
): BuiltInViolation[] {
  const found = schemaErrors(kind, manifest).filter((error) => kind?.custom !== false || isDemanded(error));
  if (!found.length && written === manifest) return [];
  const errors = found.length && kind && releases ? foundLaterToo(found, kind, manifest, releases) : found;
  const violations = oneForEachMistake([...explain(errors, manifest, kind, releases, written), ...nullViolations(kind, manifest, written)], written);
  return kind ? violations : violations.filter(({ rule, fix }) => rule !== knownField || fix);
}

/** Those of some errors that a later Kubernetes makes as well, where the cluster may be of one. */
function foundLaterToo(errors: readonly SchemaError[], kind: Kind, manifest: Judged, releases: Releases): readonly SchemaError[] {
  const keyOf = ({ keyword, pointer, property = '' }: SchemaError) => `${keyword} ${pointer} ${property}`;
  const later = kind.custom ? [] : laterKinds(kind, releases).map((each) => new Set(schemaErrors(each, manifest).map(keyOf)));
  return errors.filter((error) => later.every((found) => found.has(keyOf(error))));
}

/** Whether a missing field is one that the API server asks for in its own kinds; the validator leaves the others on the schema. */
function isDemanded({ keyword, schema, property = '' }: SchemaError): boolean {
  return keyword !== 'required' || !schema.notDemanded?.includes(property);
}

/** What is wrong with fields that are `null`: their names, or that they are. */
function nullViolations(kind: Kind | undefined, manifest: Judged, written: Judged): BuiltInViolation[] {
  if (written === manifest || !hasNull(written)) return [];
  const unknown = schemaErrors(kind, written).filter(({ keyword, data, property }) => keyword === 'additionalProperties'
    && (data as { readonly [key: string]: unknown })[property ?? ''] === null);
  return [...explain(unknown, written, kind), ...kind?.custom ? misplacedNulls(kind, written) : []];
}

function misplacedNulls(kind: Kind, written: Judged): BuiltInViolation[] {
  const isRefused = CHECKED_AS_WRITTEN.includes(`${kind.group}/${kind.kind}`);
  return nullFields(kind, written).flatMap(({ keys, kept }) => {
    if (kept && (!isRefused || keys.at(-1) === 'creationTimestamp')) return [];
    return [{ rule: noNull, field: pathOf(written, keys), got: 'null', ...kept ? { level: FindingLevel.REJECTED } : {} }];
  });
}

function hasNull(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.values(value).some(hasNull));
}
