import { groupBy } from '../kubernetes/group-by';
import { kindOf } from '../manifests/manifest';
import type { Cluster, Manifest } from '../manifests/manifest';
import type { CrossObjectRule, CrossObjectViolation } from '../rules/rule';

/** Objects of no namespace are looked at again in each: on average as many for each object that has one, and no more. */
const MOST_SHARED = 10;

/** The objects of one namespace and those of none, in their order. */
interface Group {
  readonly namespace?: string;
  readonly manifests: readonly Manifest[];
}

/** What a rule found, and the groups that it was asked about. */
interface Found {
  readonly groups: Groups;
  readonly violations: readonly CrossObjectViolation[];
}

type Groups = ReadonlyMap<string | undefined, Group>;

/** What rules that look at one namespace at a time found in each: where its objects are the very same, they are not asked again. */
export class Namespaces {
  private groups: Groups = new Map();
  private earlier: Groups = new Map();
  /** Those that are not the same as earlier. */
  private fresh: readonly Group[] = [];
  private grouped?: readonly Manifest[];
  private readonly found = new Map<CrossObjectRule, Found>();

  /** What a rule finds in manifests, as it would without this. */
  public check(rule: CrossObjectRule, manifests: readonly Manifest[], cluster: Cluster): Iterable<CrossObjectViolation> {
    if (!rule.perNamespace) return rule.check(manifests, cluster);
    if (this.grouped !== manifests) this.group(manifests);
    return this.groups.size ? this.foundBy(rule, cluster) : rule.check(manifests, cluster);
  }

  private foundBy(rule: CrossObjectRule, cluster: Cluster): readonly CrossObjectViolation[] {
    const known = this.found.get(rule);
    if (known?.groups === this.groups) return known.violations;
    const isAskedEarlier = known?.groups === this.earlier;
    const kept = isAskedEarlier ? known.violations.filter(({ manifest }) => this.isSame(namespaceOf(manifest))) : [];
    const asked = isAskedEarlier ? this.fresh : [...this.groups.values()];
    const violations = [...kept, ...asked.flatMap((group) => foundIn(group, rule, cluster))];
    this.found.set(rule, { groups: this.groups, violations });
    return violations;
  }

  private isSame(namespace: string | undefined): boolean {
    return this.groups.get(namespace) === this.earlier.get(namespace);
  }

  private group(manifests: readonly Manifest[]): void {
    const places = groupBy(manifests.keys(), (i) => namespaceOf(manifests[i]));
    const shared = places.get(undefined) ?? [];
    const isTooMuch = shared.length * places.size > MOST_SHARED * manifests.length;
    this.earlier = this.groups;
    this.groups = isTooMuch ? new Map() : new Map([...places].map(([namespace, own]) => {
      const all = namespace === undefined ? own : merged(own, shared);
      const known = this.earlier.get(namespace);
      const isSame = known?.manifests.length === all.length && all.every((place, i) => manifests[place] === known.manifests[i]);
      return [namespace, isSame ? known : { namespace, manifests: all.map((place) => manifests[place]) }];
    }));
    this.fresh = [...this.groups.values()].filter(({ namespace }) => !this.isSame(namespace));
    this.grouped = manifests;
  }
}

/** A Namespace is looked at with what is in it. */
function namespaceOf(manifest: Manifest): string | undefined {
  const { name, namespace } = manifest.metadata;
  return kindOf(manifest) === '/Namespace' ? name : namespace;
}

function foundIn({ namespace, manifests }: Group, rule: CrossObjectRule, cluster: Cluster): readonly CrossObjectViolation[] {
  return [...rule.check(manifests, cluster)].filter(({ manifest }) => namespaceOf(manifest) === namespace);
}

/** Two rising lists as one. */
function merged(own: readonly number[], shared: readonly number[]): number[] {
  const all: number[] = [];
  let next = 0;
  for (const place of own) {
    while (shared[next] < place) all.push(shared[next++]);
    all.push(place);
  }
  return all.concat(shared.slice(next));
}
