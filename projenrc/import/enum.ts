import { children, mapChildren, omit, Schema } from './schema';

/** The schema with the previous release's closed set of values where it has none: documents leave most of those sets out. */
export function keepEnum(schema: Schema, previous: Schema | undefined): Schema {
  const isSilent = schema.enum === undefined && schema.type === previous?.type;
  return isSilent && previous?.enum !== undefined ? { ...schema, enum: previous.enum } : schema;
}

/**
 * The same for Kubernetes' own types, of which a cluster's document has the sets of words. Whether the empty string is taken too, for
 * the default, is no part of the document: that stays as it was.
 */
export function keepEnums(schema: Schema, previous: Schema | undefined): Schema {
  const before = new Map(previous && children(previous));
  const kept = keepEnum(schema, previous);
  const values = previous?.enum && kept.enum && [...previous.enum.filter(isEmpty), ...kept.enum.filter(value => !isEmpty(value))];
  return mapChildren({ ...kept, ...values && { enum: values } }, (child, step) => keepEnums(child, before.get(step)));
}

/** The schema as a document without such sets has it. */
export function withoutEnums(schema: Schema): Schema {
  return mapChildren(omit(schema, ['enum']), withoutEnums);
}

const isEmpty = (value: unknown): boolean => value === '';
