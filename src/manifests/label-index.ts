import type { Manifest } from './manifest';
import type { LabelSelector, LabelSelectorRequirement } from '../../imports/kubernetes';
import { groupBy } from '../kubernetes/group-by';
import { ownValue } from '../kubernetes/own-value';

export interface Labels { readonly [key: string]: string | undefined }

/** What has labels. */
export interface Labelled {
  readonly manifest: Manifest;
  readonly labels: Labels;
}

/** Finds by label selectors, of which an app may have as many as objects. */
export class LabelIndex<T extends Labelled> {
  private readonly namespaces: Map<string | undefined, T[]>;
  private readonly pairs: Map<string, T[]>;

  constructor(entries: readonly T[]) {
    const pairs = entries.flatMap((entry) => {
      const { manifest: { metadata: { namespace } }, labels } = entry;
      return Object.entries(labels).map((pair) => ({ entry, key: keyOf(namespace, pair) }));
    });
    this.namespaces = groupBy(entries, ({ manifest }) => manifest.metadata.namespace);
    this.pairs = new Map([...groupBy(pairs, ({ key }) => key)].map(([key, group]) => [key, group.map(({ entry }) => entry)]));
  }

  /** The first of the namespace that the selector selects, and that is as wanted. */
  public find(namespace: string | undefined, selector: LabelSelector, isWanted: (entry: T) => boolean = () => true): T | undefined {
    return this.candidates(namespace, selector).find((entry) => matchesSelector(selector, entry.labels) && isWanted(entry));
  }

  /** All of the namespace that the selector selects. */
  public findAll(namespace: string | undefined, selector: LabelSelector): T[] {
    return this.candidates(namespace, selector).filter(({ labels }) => matchesSelector(selector, labels));
  }

  private candidates(namespace: string | undefined, { matchLabels = {} }: LabelSelector): readonly T[] {
    const lists = Object.entries(matchLabels).map((pair) => this.pairs.get(keyOf(namespace, pair)) ?? []);
    return lists.reduce((few, more) => (more.length < few.length ? more : few), this.namespaces.get(namespace) ?? []);
  }
}

function keyOf(namespace: string | undefined, [label, value]: readonly [string, unknown]): string {
  return JSON.stringify([namespace, label, value]);
}

/** Whether a selector selects an object with these labels. An operator that Kubernetes does not know is another mistake. */
export function matchesSelector({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Labels): boolean {
  return Object.entries(matchLabels).every(([key, value]) => ownValue(labels, key) === value)
    && matchExpressions.every((requirement) => matchesRequirement(requirement, labels));
}

export function matchesRequirement({ key, operator, values = [] }: LabelSelectorRequirement, labels: Labels): boolean {
  const label = ownValue(labels, key);
  switch (operator) {
    case 'In': return label !== undefined && values.includes(label);
    case 'NotIn': return label === undefined || !values.includes(label);
    case 'Exists': return label !== undefined;
    case 'DoesNotExist': return label === undefined;
    default: return true;
  }
}
