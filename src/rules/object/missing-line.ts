import { ANY_ENTRY, COMMON, holds } from './misplaced';
import type { UnknownField } from './misplaced';
import type { MeantField } from './other-name';
import { pathOf, valueAt } from '../../kubernetes/field-path';
import { isEmpty, isMapping } from '../../kubernetes/is-mapping';
import { fieldPlaces } from '../../manifests/schema/field-places';
import type { FieldPlace } from '../../manifests/schema/field-places';
import type { JsonSchema } from '../../manifests/schema/json-schema';
import type { Kind } from '../../manifests/schema/kinds';

const INDEX = /^\d+$/;
const RESOURCE = /^(?:cpu|memory|storage|ephemeral-storage|hugepages-.+)$/;

/** A field of the entries of a list that is not there: `port` in a Service without `ports`. */
export function entryOfMissingList(
  { parent, name, value, siblings }: UnknownField, schema: JsonSchema, manifest: unknown, kind?: Kind,
): MeantField | undefined {
  if (!kind || COMMON.includes(name)) return undefined;
  const hasEntries = (list: string) => {
    const place = placeOf(kind, [...parent, list, ANY_ENTRY], name);
    return place !== undefined && holds(place, value);
  };
  const fields = Object.keys(schema.properties ?? {});
  const [list, ...more] = fields.filter((each) => isEmpty(valueAt(siblings, [each])) && hasEntries(each));
  const isOfOther = fields.some((each) => isMapping(valueAt(siblings, [each])) && placeOf(kind, [...parent, each], name));
  if (list === undefined || more.length || isOfOther) return undefined;
  const fix = `It is a field of the entries of ${pathOf(manifest, [...parent, list])}, which is missing: write it there, with a dash.`;
  return { fix, mends: [{ from: [...parent, name], to: [...parent, list, '0', name], value }] };
}

/** An amount without the lines `resources` and `requests` above it, or the size of a claim. */
export function besideResources(
  { parent, name, value, siblings }: UnknownField, { properties = {} }: JsonSchema, manifest: unknown, kind?: Kind,
): MeantField | undefined {
  const amount = name === 'size' && properties.accessModes ? 'storage' : name;
  const requests = [...parent, 'resources', 'requests'];
  if (!kind || typeof value === 'object' || !RESOURCE.test(amount) || !placeOf(kind, requests.slice(0, -1), 'requests')) return undefined;
  if (!isEmpty(valueAt(siblings, ['resources', 'requests', amount]))) return undefined;
  const fix = amount === name ? `It is a key of ${pathOf(manifest, requests)}: move it there.` : `Write it as ${pathOf(manifest, [...requests, amount])}.`;
  return { fix, mends: [{ from: [...parent, name], to: [...requests, amount], value }] };
}

function placeOf(kind: Kind, parent: readonly string[], name: string): FieldPlace | undefined {
  const way = parent.map((key) => (INDEX.test(key) ? ANY_ENTRY : key)).join('/');
  return fieldPlaces(kind).get(name)?.find((place) => place.parent.join('/') === way);
}
