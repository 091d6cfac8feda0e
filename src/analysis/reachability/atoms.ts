import { rangesOf } from './address-space';
import type { AddressRange } from './address-space';
import type { Selector } from './selector';

/** What a policy says of a peer, or of the pods it is for. The same words are the same atom, wherever they stand. */
export type Atom =
  // Everything, which no peers stand for.
  | { readonly kind: 'any' }
  // Pods of one namespace, or of those that a selector selects.
  | { readonly kind: 'pods'; readonly namespace?: string; readonly namespaces?: Selector; readonly pods: Selector }
  // Addresses. `coversPods`: those of all pods of a family are among them.
  | { readonly kind: 'addresses'; readonly ranges: readonly AddressRange[]; readonly text: string; readonly coversPods: boolean }
  | { readonly kind: 'nodes' };

export const ANY = 0;

/** The atoms of all policies by their numbers. */
export class Atoms {
  public readonly list: Atom[] = [{ kind: 'any' }];
  private readonly numbers = new Map<string, number>();

  public podsIn(namespace: string, pods: Selector): number {
    return this.number(JSON.stringify(['in', namespace, pods.text]), () => ({ kind: 'pods', namespace, pods }));
  }

  public podsOf(namespaces: Selector, pods: Selector): number {
    return this.number(JSON.stringify(['of', namespaces.text, pods.text]), () => ({ kind: 'pods', namespaces, pods }));
  }

  public addresses(cidr: string, except: readonly string[], coversPods: boolean): number {
    const text = except.length ? `${cidr} except ${except.join(', ')}` : cidr;
    return this.number(JSON.stringify(['at', text, coversPods]), () => ({ kind: 'addresses', ranges: rangesOf(cidr, except), text, coversPods }));
  }

  public nodes(): number {
    return this.number('nodes', () => ({ kind: 'nodes' }));
  }

  private number(key: string, atom: () => Atom): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.list.length);
    this.list.push(atom());
    return this.list.length - 1;
  }
}
