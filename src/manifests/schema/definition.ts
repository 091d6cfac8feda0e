import { _ } from 'ajv';
import type { ValidateFunction } from 'ajv';
import type { CodeKeywordDefinition } from 'ajv/dist/types';
import { callRef } from 'ajv/dist/vocabularies/core/ref';

/** `definition: <ref>` is a `$ref` to what `validatorOf` answers when the first object has something there. */
export function definitionKeyword(validatorOf: (ref: string) => ValidateFunction): CodeKeywordDefinition {
  return {
    keyword: 'definition',
    schemaType: 'string',
    code(cxt) {
      const ref = cxt.schema as string;
      let known: ValidateFunction | undefined;
      const lazily = { get validate() { return known ??= validatorOf(ref); } };
      callRef(cxt, _`${cxt.gen.scopeValue('wrapper', { ref: lazily })}.validate`);
    },
  };
}
