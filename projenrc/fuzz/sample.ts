import type { Random } from './random';
import type { Upstream, UpstreamKind, UpstreamSchema } from '../../src/manifests/schema/upstream';

/** Values that real manifests have under a key. */
export type Vocabulary = ReadonlyMap<string, readonly unknown[]>;

/** How many values a sample holds, about. */
const BUDGET = 250;
const DEEPEST = 14;
const TEXTS = ['a', 'x-1', '1', 'name', 'virtio', '1Gi', '/dev/x', '10.0.0.1'];

/** Makes manifests of a kind out of its schema: a random part of the fields that it has, with values of their types. */
export class Sampler {
  private readonly definitions: ReadonlyMap<string, UpstreamSchema>;
  private left = 0;

  constructor(private readonly random: Random, upstreams: readonly Upstream[], private readonly vocabulary: Vocabulary) {
    this.definitions = new Map(upstreams.flatMap(({ file, definitions }) => (
      Object.entries(definitions).map(([name, schema]) => [`${file}#/definitions/${name}`, schema] as const)
    )));
  }

  manifestOf(file: string, { group, version, kind, definition }: UpstreamKind): object {
    this.left = BUDGET;
    const sample = this.valueOf({ $ref: `#/definitions/${definition}` }, file, 0, '') as object;
    const metadata = { name: 'sample', namespace: 'a', labels: { app: 'a' }, annotations: { note: 'a' } };
    return { ...sample, apiVersion: group ? `${group}/${version}` : version, kind, metadata };
  }

  private valueOf(schema: UpstreamSchema, file: string, depth: number, key: string): unknown {
    const { random } = this;
    this.left--;
    if (schema.$ref) {
      const ref = schema.$ref.startsWith('#') ? `${file}${schema.$ref}` : schema.$ref;
      return ref.endsWith('.Quantity') ? random.pick(['1', '1Gi', '500m', 2]) : this.valueOf(this.definitions.get(ref) ?? {}, ref.split('#')[0], depth, key);
    }
    if (schema.enum) return random.pick(schema.enum);
    if (schema['x-kubernetes-int-or-string']) return random.pick<unknown>([1, '50%']);
    const known = this.vocabulary.get(key);
    switch (schema.type) {
      case 'object': return this.objectOf(schema, file, depth);
      case 'array': return Array.from({ length: random.below(3) + (depth < 4 ? 1 : 0) }, () => this.valueOf(schema.items ?? {}, file, depth + 1, key));
      case 'boolean': return random.happens(0.5);
      case 'integer':
      case 'number': return random.pick([0, 1, 2, 3, 10]);
      case 'string': return random.pick(known?.filter((value) => typeof value === 'string').concat(TEXTS[0]) ?? TEXTS);
      default: return known ? random.pick(known) : 'a';
    }
  }

  private objectOf(schema: UpstreamSchema & { readonly required?: readonly string[] }, file: string, depth: number): object {
    const { random } = this;
    const { properties = {}, required = [], additionalProperties } = schema;
    const names = Object.keys(properties).sort(() => random.next() - 0.5);
    const chosen = names.filter((name) => required.includes(name) || (depth < DEEPEST && this.left > 0 && random.happens(depth < 3 ? 0.8 : 0.25)));
    const fields = chosen.filter((name) => depth > 0 || name !== 'metadata').map((name) => [name, this.valueOf(properties[name], file, depth + 1, name)]);
    if (typeof additionalProperties === 'object') fields.push([random.pick(TEXTS), this.valueOf(additionalProperties, file, depth + 1, '')]);
    return Object.fromEntries(fields) as object;
  }
}
