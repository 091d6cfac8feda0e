import { closestMatch } from '../../kubernetes/closest-match';
import { groupBy } from '../../kubernetes/group-by';

/** An object that an app makes. */
export interface Made {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** The hash that Kustomize appends to the names of generated ConfigMaps and Secrets: ten digits of its own alphabet. */
const KUSTOMIZE_HASH = /-[2456789bcdfghkmt]{10}$/;
/** Among how many names a similar one is looked for, and how long a name must be for that. */
const [MOST_NAMES, LEAST_LENGTH] = [1000, 4];

/** Whether its name has a hash of Kustomize. */
export function hasHash({ name }: Made): boolean {
  return KUSTOMIZE_HASH.test(name);
}

/** Finds what was probably meant by a name that nothing has. */
export class ProbablyMeant {
  private readonly hashed: Map<string, Made>;
  /** Made when something is missing for the first time. */
  private byNamespace?: Map<string, Made[]>;
  private byName?: Map<string, Made[]>;

  constructor(private readonly made: readonly Made[]) {
    const hashed = made.filter(hasHash);
    this.hashed = new Map(hashed.map((object) => [`${object.kind} ${object.namespace}/${object.name.replace(KUSTOMIZE_HASH, '')}`, object]));
  }

  /** The object that Kustomize made of this one, by appending a hash to its name. */
  public withHash({ kind, name, namespace }: Made): string | undefined {
    return this.hashed.get(`${kind} ${namespace}/${name}`)?.name;
  }

  /** In words: the same with a hash, of another namespace, or with a similar name. */
  public textFor(missing: Made): string | undefined {
    const { kind, name, namespace } = missing;
    const hashed = this.withHash(missing);
    if (hashed) return `${hashed}, which Kustomize made of it`;
    this.byName ??= groupBy(this.made, (each) => `${each.kind} ${each.name}`);
    const elsewhere = this.byName.get(`${kind} ${name}`)?.[0];
    if (elsewhere) return elsewhere.namespace === undefined ? `${name}, which has no namespace of its own` : `that of namespace ${elsewhere.namespace}, which is not seen from here`;
    if (name.length < LEAST_LENGTH) return undefined;
    this.byNamespace ??= groupBy(this.made, (each) => `${each.kind} ${each.namespace}`);
    const names = (this.byNamespace.get(`${kind} ${namespace}`) ?? []).slice(0, MOST_NAMES).map((object) => object.name);
    return closestMatch(name, names);
  }
}
