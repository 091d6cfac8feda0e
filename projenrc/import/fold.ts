import { BaseTypes, refFingerprint } from './base';
import { BASE, baseRef, Catalog, groupKind, Kind, localRef, parseRef } from './catalog';
import { CustomResource } from './custom-resource';
import { keepEnum } from './enum';
import { freeName, typeName } from './naming';
import { prune } from './references';
import { children, compareCodeUnits, fingerprint, mapChildren, omit, pick, PRESERVE_UNKNOWN, Schema, SITE_KEYS } from './schema';

/** A place in a CRD's schema, and the type that was at this place in the previous release. */
interface Place {
  readonly schema: Schema;
  readonly structure: string;
  readonly below: ReadonlyMap<string, Place>;
  readonly previousRef?: string;
}

/** A place on the way down from its kind. */
interface Visit {
  readonly place: Place;
  readonly version: string;
  /** The definition that contains the place; empty at a kind's root. */
  readonly parent: string;
  readonly property: string;
  readonly isItem: boolean;
}

/**
 * Turns CRDs, which write every type out at every place, into shared definitions. Names come from the previous catalog, walked
 * in lockstep; what is new is found by structure among the definitions and Kubernetes' own types, or named after its property. A
 * closed set of values stays where a CRD says nothing of it.
 */
export function fold(resources: readonly CustomResource[], upstream: Catalog['upstream'], previous: Catalog | undefined, base: BaseTypes): Catalog {
  return new Folding(previous, base).fold(resources, upstream);
}

class Folding {
  /** What each place became: a `$ref`. */
  private readonly refs = new Map<Place, string>();
  private readonly structures = new Map<string, string>();
  private readonly definitionOf = new Map<string, string>();
  private readonly places = new Map<string, Place>();

  public constructor(private readonly previous: Catalog | undefined, private readonly base: BaseTypes) {}

  public fold(resources: readonly CustomResource[], upstream: Catalog['upstream']): Catalog {
    const sorted = [...resources].sort((a, b) => compareCodeUnits(nameOf(a), nameOf(b)));
    const roots = sorted.map(resource => this.root(resource, sorted));
    this.walk(roots, visit => this.keepName(visit));
    this.walk(roots, visit => this.findName(visit));
    const kinds = sorted.map(({ schema: _schema, ...kind }, index): Kind =>
      ({ ...kind, definition: parseRef(this.refs.get(roots[index].place) ?? '').definition }));
    const definitions = Object.fromEntries([...this.places].map(([name, place]) => [name, this.body(place)]));
    return prune({ upstream, kinds, definitions });
  }

  private root(resource: CustomResource, all: readonly CustomResource[]): Visit {
    const previous = this.previousKind(resource, all);
    const definition = previous?.definition ?? `${resource.version}.${resource.kind}`;
    const place = this.survey(resource.schema, { $ref: localRef(definition) });
    return { place, version: resource.version, parent: '', property: resource.kind, isItem: false };
  }

  /** What served one of its versions before, or any version of its kind that none of the others serves now. */
  private previousKind(resource: CustomResource, all: readonly CustomResource[]): Kind | undefined {
    const before = (this.previous?.kinds ?? []).filter(kind => groupKind(kind) === groupKind(resource));
    const others = all.filter(other => other !== resource && groupKind(other) === groupKind(resource));
    return before.find(kind => servesLike(kind, resource)) ?? before.find(kind => !others.some(other => servesLike(kind, other)));
  }

  private survey(written: Schema, previous: Schema | undefined): Place {
    const previousRef = isStruct(written) ? previous?.$ref : undefined;
    const before = previous?.$ref === undefined ? previous : this.previousDefinition(previous.$ref);
    const schema = keepEnum(written, before);
    const steps = new Map(before && children(before));
    const below = new Map(children(schema).map(([step, child]) => [step, this.survey(child, steps.get(step))]));
    const structure = refFingerprint(schema)
      ?? fingerprint(schema, step => below.get(step)?.structure ?? '');
    return { schema, structure, below, ...previousRef !== undefined && { previousRef } };
  }

  private previousDefinition(ref: string): Schema | undefined {
    const { file, definition } = parseRef(ref);
    return file === BASE ? this.base.definition(definition) : this.previous?.definitions[definition];
  }

  /** Breadth first, so that the shorter name goes to the place nearer to the kind. */
  private walk(roots: readonly Visit[], name: (visit: Visit) => void): void {
    let level = roots;
    while (level.length > 0) {
      level.forEach(name);
      level = level.flatMap(visit => this.visitsBelow(visit));
    }
  }

  private visitsBelow({ place, version, parent, property }: Visit): Visit[] {
    const ref = this.refs.get(place);
    const target = ref === undefined ? undefined : parseRef(ref);
    if (target?.file !== undefined || (target !== undefined && this.places.get(target.definition) !== place)) return [];
    return [...place.below].map(([step, below]) => ({
      place: below,
      version,
      parent: target?.definition ?? parent,
      property: step.startsWith('.') ? step.slice(1) : property,
      isItem: step === '[]',
    }));
  }

  private keepName({ place }: Visit): void {
    if (place.previousRef === undefined) return;
    const { file, definition } = parseRef(place.previousRef);
    const baseName = definition.replace(/^k8s\.io\./, 'io.k8s.');
    if (this.base.has(baseName, place.structure)) {
      this.refs.set(place, baseRef(baseName));
      return;
    }
    const name = file === undefined ? definition : definition.replace(/^io\.k8s\./, 'k8s.io.');
    if ((this.structures.get(name) ?? place.structure) === place.structure) this.define(place, name);
  }

  private findName(visit: Visit): void {
    const { place } = visit;
    const isType = place.schema.properties !== undefined || place.previousRef !== undefined;
    if (this.refs.has(place) || !isType) return;
    const known = this.definitionOf.get(place.structure);
    const baseName = this.base.named(place.structure);
    if (known !== undefined) this.define(place, known);
    else if (baseName !== undefined) this.refs.set(place, baseRef(baseName));
    else this.define(place, this.newName(visit));
  }

  private newName({ version, parent, property, isItem }: Visit): string {
    const wish = typeName(property, isItem);
    const parentType = parent.slice(parent.lastIndexOf('.') + 1);
    const ofKind = property === 'spec' ? parentType + wish : wish;
    return `${version}.${freeName(ofKind, parentType, name => this.structures.has(`${version}.${name}`))}`;
  }

  private define(place: Place, name: string): void {
    this.refs.set(place, localRef(name));
    if (this.structures.has(name)) return;
    this.structures.set(name, place.structure);
    this.places.set(name, place);
    if (!this.definitionOf.has(place.structure)) this.definitionOf.set(place.structure, name);
  }

  private body(place: Place): Schema {
    return omit(this.withRefs(place), SITE_KEYS);
  }

  private withRefs(place: Place): Schema {
    return mapChildren(place.schema, (child, step) => {
      const below = place.below.get(step);
      const ref = below && this.refs.get(below);
      if (below === undefined) return child;
      return ref === undefined ? this.withRefs(below) : { $ref: ref, ...pick(child, SITE_KEYS) };
    });
  }
}

const nameOf = (resource: CustomResource) => `${groupKind(resource)}/${resource.version}`;

function servesLike(kind: Kind, resource: CustomResource): boolean {
  return kind.served.some(version => resource.served.includes(version));
}

/** Whether a schema may be a type of its own: an object with a closed set of fields, be it empty. */
function isStruct({ $ref, type, properties, additionalProperties, [PRESERVE_UNKNOWN]: preserve }: Schema): boolean {
  return $ref === undefined && type === 'object' && (properties !== undefined || (preserve !== true && additionalProperties === undefined));
}
