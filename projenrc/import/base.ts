import { baseRef, OBJECT_META, parseRef, QUANTITY } from './catalog';
import { canonicalJson, children, fingerprint, omit, Schema, Schemas, SITE_KEYS, sortedEntries } from './schema';

const LEAVES = [QUANTITY, OBJECT_META];

/** Kubernetes' own types, as folding needs them: found by name and by structure. */
export class BaseTypes {
  private readonly fingerprints = new Map<string, string>();
  private readonly names = new Map<string, string[]>();

  public constructor(private readonly definitions: Schemas) {
    for (const [name] of sortedEntries(definitions)) {
      const structure = this.structureOf(name, []);
      this.names.set(structure, [...this.names.get(structure) ?? [], name]);
    }
  }

  public definition(name: string): Schema | undefined {
    return this.definitions[name];
  }

  /** The fingerprint of a type written out in full. */
  public fingerprint(name: string): string | undefined {
    return this.fingerprints.get(name);
  }

  /** The one type of this structure; `undefined` where there is none, or several to choose from. */
  public named(structure: string): string | undefined {
    const candidates = this.names.get(structure) ?? [];
    return candidates.length === 1 ? candidates[0] : undefined;
  }

  private structureOf(name: string, above: readonly string[]): string {
    const known = this.fingerprints.get(name);
    if (known !== undefined) return known;
    // A type that contains itself cannot be written out in a CRD.
    const schema = this.definitions[name];
    const structure = schema === undefined || above.includes(name)
      ? `recursive ${name}`
      : this.structure(schema, [...above, name]);
    this.fingerprints.set(name, structure);
    return structure;
  }

  private structure(schema: Schema, above: readonly string[]): string {
    if (schema.$ref !== undefined) return refFingerprint(schema) ?? this.structureOf(parseRef(schema.$ref).definition, above);
    const below = new Map(children(schema).map(([step, child]) => [step, this.structure(child, above)]));
    return fingerprint(schema, step => below.get(step) ?? '');
  }
}

/** Stands for the types that a CRD's canonical form names too: quantities and object metadata are not written out. */
export function refFingerprint(schema: Schema): string | undefined {
  const { definition } = parseRef(schema.$ref ?? '');
  return LEAVES.includes(definition) ? canonicalJson({ ...omit(schema, SITE_KEYS), $ref: baseRef(definition) }) : undefined;
}
