import { ANY } from './atoms';
import type { Atom, Atoms } from './atoms';
import type { Endpoint } from './endpoint';
import type { NamespaceLabels } from './namespace-labels';
import { SelectorIndex } from './selector';
import type { PodLabels, Selector } from './selector';

type PodAtom = Extract<Atom, { readonly kind: 'pods' }>;

/** Finds the atoms that select a pod. The atoms must be complete by then. */
export class AtomIndex {
  /** Of each selector of namespaces, the atoms that have it. */
  private readonly namespaceSelectors = new SelectorIndex<readonly number[]>();
  private readonly ofNamespace = new Map<string, number[]>();
  private readonly pods = new Map<string | undefined, SelectorIndex<number>>();
  private readonly covering: readonly number[];
  private readonly nodes: readonly number[];

  constructor(
    private readonly atoms: Atoms,
    private readonly namespaces: NamespaceLabels,
  ) {
    const bySelector = new Map<string, { readonly selector: Selector; readonly numbers: number[] }>();
    atoms.list.forEach((atom, number) => {
      if (atom.kind !== 'pods') return;
      if (atom.namespace !== undefined) {
        this.ofNamespace.set(atom.namespace, [...(this.ofNamespace.get(atom.namespace) ?? []), number]);
      } else if (atom.namespaces) {
        const known = bySelector.get(atom.namespaces.text) ?? { selector: atom.namespaces, numbers: [] };
        bySelector.set(atom.namespaces.text, known);
        known.numbers.push(number);
      }
    });
    for (const { selector, numbers } of bySelector.values()) this.namespaceSelectors.add(selector, numbers);
    this.covering = numbersOf(atoms, (atom) => atom.kind === 'addresses' && atom.coversPods);
    this.nodes = numbersOf(atoms, ({ kind }) => kind === 'nodes');
  }

  /** The atoms of a pod, sorted. No selector finds pods in the network of their node. */
  public of({ namespace, labels, hostNetwork }: Pick<Endpoint, 'namespace' | 'labels' | 'hostNetwork'>): number[] {
    if (hostNetwork) return [ANY, ...this.nodes];
    return [ANY, ...this.covering, ...this.podsIn(namespace).matching(labels)].sort((a, b) => a - b);
  }

  /** The atoms that select some pod of a namespace. */
  public candidates(namespace: string): number[] {
    return [...(this.ofNamespace.get(namespace) ?? []), ...this.namespaceSelectors.matching(this.namespaces.of(namespace)).flat()];
  }

  public podAtom(number: number): PodAtom | undefined {
    const atom = this.atoms.list[number];
    return atom?.kind === 'pods' ? atom : undefined;
  }

  private podsIn(namespace: string | undefined): SelectorIndex<number> {
    const known = this.pods.get(namespace);
    if (known) return known;
    const index = new SelectorIndex<number>();
    const numbers = namespace === undefined ? this.namespaceSelectors.matching(NO_LABELS).flat() : this.candidates(namespace);
    for (const number of numbers) index.add((this.atoms.list[number] as PodAtom).pods, number);
    this.pods.set(namespace, index);
    return index;
  }
}

const NO_LABELS: PodLabels = new Map();

function numbersOf(atoms: Atoms, isWanted: (atom: Atom) => boolean): number[] {
  return atoms.list.flatMap((atom, number) => (isWanted(atom) ? [number] : []));
}
