import { _ } from 'ajv';
import type { AnyValidateFunction, CodeKeywordDefinition } from 'ajv/dist/types';
import { callRef } from 'ajv/dist/vocabularies/core/ref';

/** A `$ref` whose definition is compiled when the first object has something there: of the hundreds of a VM most have a few dozen. */
export const definition: CodeKeywordDefinition = {
  keyword: 'definition',
  schemaType: 'string',
  code(cxt) {
    const { gen, it } = cxt;
    const ref = cxt.schema as string;
    const id = ref.startsWith('#') ? `${it.baseId}${ref}` : ref;
    let compiled: AnyValidateFunction | undefined;
    const lazily = { get validate() { return compiled ??= it.self.getSchema(id); } };
    callRef(cxt, _`${gen.scopeValue('wrapper', { ref: lazily })}.validate`);
  },
};
