import type { Assembly, TypeReference } from '../assembly';

/** How the types of other packages are written in code. */
const PREFIXES = new Map([['cdk8s-plus-28', 'kplus.'], ['cdk8s', ''], ['constructs', '']]);
/** The page of what is public and lives in a room whose name says nothing to users. */
const PAGES = new Map([['manifests', 'admission'], ['rules', 'admission'], ['virtual-machine-reference', 'compute']]);

/** The page of a type: the folder of src/ that it is in. */
export function pageOf(filename: string): string {
  const [, first] = filename.split('/');
  const room = first.replace(/\.ts$/, '');
  return PAGES.get(room) ?? room;
}

/** Names of types, and links to those of this assembly. */
export class References {
  constructor(private readonly assembly: Assembly) {}

  /** A type as it is written in TypeScript. */
  public text(reference: TypeReference): string {
    const { fqn, primitive, collection, union } = reference;
    if (fqn !== undefined) return nameOf(fqn);
    if (union) return union.types.map((type) => this.text(type)).join(' | ');
    if (!collection) return primitive ?? 'any';
    const element = this.text(collection.elementtype);
    return collection.kind === 'array' ? `${element.includes(' ') ? `(${element})` : element}[]` : `{ [key: string]: ${element} }`;
  }

  /** The same as code that leads to the type's documentation, where that is on a page. */
  public link(reference: TypeReference, page: string): string {
    const code = `\`${this.text(reference)}\``;
    const target = fqnIn(reference);
    const type = target === undefined ? undefined : this.assembly.types[target];
    return type ? `[${code}](${this.address(type.fqn, page)})` : code;
  }

  private address(fqn: string, page: string): string {
    const { name, locationInModule } = this.assembly.types[fqn];
    const target = pageOf(locationInModule.filename);
    return `${target === page ? '' : `${target}.md`}#${anchorOf(name)}`;
  }
}

/** The anchor that a heading gets on GitHub. */
export function anchorOf(heading: string): string {
  return heading.toLowerCase();
}

function fqnIn({ fqn, collection }: TypeReference): string | undefined {
  return collection ? fqnIn(collection.elementtype) : fqn;
}

function nameOf(fqn: string): string {
  const [library, ...path] = fqn.split('.');
  return `${PREFIXES.get(library) ?? ''}${path.join('.')}`;
}
