import { baseRef, OBJECT_META, parseRef, QUANTITY } from './catalog';
import { withoutEnums } from './enum';
import { canonicalJson, children, fingerprint, mapChildren, omit, Schema, Schemas, SITE_KEYS, sortedEntries } from './schema';

const LEAVES = [QUANTITY, OBJECT_META];

/** Kubernetes' own types, as folding needs them: found by name and by structure, be it without the closed sets of values, which CRDs leave out. */
export class BaseTypes {
  private readonly structures = new Map<string, readonly string[]>();
  private readonly names = new Map<string, string[]>();

  public constructor(private readonly definitions: Schemas) {
    const bareDefinitions = Object.fromEntries(Object.entries(definitions).map(([name, schema]) => [name, withoutEnums(schema)]));
    const [full, bare] = [new Structures(definitions), new Structures(bareDefinitions)];
    for (const [name] of sortedEntries(definitions)) {
      const structures = [...new Set([full.of(name), bare.of(name)])];
      this.structures.set(name, structures);
      structures.forEach(structure => this.names.set(structure, [...this.names.get(structure) ?? [], name]));
    }
  }

  /** The type of this name as other catalogs would write it, with the catalog's name in its references. */
  public definition(name: string): Schema | undefined {
    const schema = this.definitions[name];
    return schema && withBaseRefs(schema);
  }

  /** Whether the type of this name has the structure. */
  public has(name: string, structure: string): boolean {
    return this.structures.get(name)?.includes(structure) ?? false;
  }

  /** The one type of this structure; `undefined` where there is none, or several to choose from. */
  public named(structure: string): string | undefined {
    const candidates = this.names.get(structure) ?? [];
    return candidates.length === 1 ? candidates[0] : undefined;
  }
}

/** The fingerprints of types written out in full. */
class Structures {
  private readonly known = new Map<string, string>();

  public constructor(private readonly definitions: Schemas) {}

  public of(name: string, above: readonly string[] = []): string {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    // A type that contains itself cannot be written out in a CRD.
    const schema = this.definitions[name];
    const structure = schema === undefined || above.includes(name)
      ? `recursive ${name}`
      : this.structure(schema, [...above, name]);
    this.known.set(name, structure);
    return structure;
  }

  private structure(schema: Schema, above: readonly string[]): string {
    if (schema.$ref !== undefined) return refFingerprint(schema) ?? this.of(parseRef(schema.$ref).definition, above);
    const below = new Map(children(schema).map(([step, child]) => [step, this.structure(child, above)]));
    return fingerprint(schema, step => below.get(step) ?? '');
  }
}

function withBaseRefs(schema: Schema): Schema {
  const $ref = schema.$ref && baseRef(parseRef(schema.$ref).definition);
  return mapChildren({ ...schema, ...$ref && { $ref } }, withBaseRefs);
}

/** Stands for the types that a CRD's canonical form names too: quantities and object metadata are not written out. */
export function refFingerprint(schema: Schema): string | undefined {
  const { definition } = parseRef(schema.$ref ?? '');
  return LEAVES.includes(definition) ? canonicalJson({ ...omit(schema, SITE_KEYS), $ref: baseRef(definition) }) : undefined;
}
