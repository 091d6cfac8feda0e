import { upstreamIn } from './releases';
import type { UpstreamSchema } from './upstream';

/** A schema, and the file whose definitions it refers to. */
export interface LocatedSchema {
  readonly schema: UpstreamSchema;
  readonly file: string;
  /** The name of the definition that it is, if it is one. */
  readonly name?: string;
}

/** What a pointer such as `kubevirt.json#/definitions/v1.CPU` leads to; an empty schema where there is nothing. */
export function definitionOf(ref: string): LocatedSchema {
  const [file, name] = ref.split('#/definitions/');
  return { file, name, schema: upstreamIn(file)?.definitions[name] ?? {} };
}

/** The definition that a schema refers to; the schema itself where it refers to none. */
export function resolved(at: LocatedSchema): LocatedSchema {
  const { $ref: ref } = at.schema;
  return ref === undefined ? at : definitionOf(ref.startsWith('#') ? `${at.file}${ref}` : ref);
}
