import { keysOf, valueAt } from '../../kubernetes/field-path';
import type { JsonSchema } from '../../manifests/schema/json-schema';
import { shapeOf } from '../../manifests/schema/shape';
import type { Shape } from '../../manifests/schema/shape';

/** As much more of JSON Schema as config.schema.json has, so that it need not say one thing many times. */
interface ConfigSchema extends JsonSchema {
  readonly $ref?: string;
  readonly properties?: { readonly [name: string]: ConfigSchema };
  /** What each property must be besides. */
  readonly allOf?: readonly [{ readonly additionalProperties: JsonSchema }];
  readonly items?: ConfigSchema;
}

let shape: Shape | undefined;

/** The shape that config files must have. */
export function configShape(): Shape {
  // A literal path, so that bundlers find it; both src/cli/config and lib/cli/config lie three folders below the package.
  const schema = require('../../../config.schema.json') as ConfigSchema;
  return shape ??= shapeOf(expanded(schema, schema));
}

/** The same in the words that `shapeOf` knows. */
function expanded(schema: ConfigSchema, root: ConfigSchema): JsonSchema {
  const { $ref, properties, allOf: [shared] = [undefined], items, ...rest } = schema;
  if ($ref !== undefined) return expanded(valueAt(root, keysOf($ref)) as ConfigSchema, root);
  return {
    ...rest,
    ...properties && { properties: mapped(properties, (each) => ({ ...shared?.additionalProperties, ...expanded(each, root) })) },
    ...items && { items: expanded(items, root) },
  };
}

function mapped<T, U>(values: { readonly [name: string]: T }, change: (value: T) => U): { readonly [name: string]: U } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
