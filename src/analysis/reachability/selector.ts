import { entriesAt, listAt, textAt, textsAt } from '../../kubernetes/untyped';

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;

/** One thing that a selector asks of labels. */
export interface Requirement {
  readonly key: string;
  /** What the API server does not know selects nothing. */
  readonly operator: (typeof OPERATORS)[number] | undefined;
  readonly values: readonly string[];
}

/** A label selector, whose text is the same for selectors that are written alike. */
export interface Selector {
  readonly requirements: readonly Requirement[];
  readonly text: string;
}

export type PodLabels = ReadonlyMap<string, string>;

/** A selector, whatever is written in its place: what is none selects everything, as an empty one does. */
export function selectorOf(written: unknown): Selector {
  const equal = entriesAt(written, 'matchLabels').map(([key, value]): Requirement => ({ key, operator: 'In', values: [value] }));
  const expressions = listAt(written, 'matchExpressions').map((expression): Requirement => ({
    key: textAt(expression, 'key') ?? '',
    operator: OPERATORS.find((operator) => operator === textAt(expression, 'operator')),
    values: [...new Set(textsAt(expression, 'values'))].sort(),
  }));
  const requirements = [...equal, ...expressions];
  return { requirements, text: JSON.stringify(requirements.map(({ key, operator, values }) => [key, operator ?? '', values])) };
}

export function selects({ requirements }: Selector, labels: PodLabels): boolean {
  return requirements.every((requirement) => isMet(requirement, labels));
}

/** A selector for people: `app=web, tier in (a, b), !old`. */
export function selectorText({ requirements }: Selector): string {
  return requirements
    .map(({ key, operator, values }) => {
      switch (operator) {
        case 'In':
          return values.length === 1 ? `${key}=${values[0]}` : `${key} in (${values.join(', ')})`;
        case 'NotIn':
          return values.length === 1 ? `${key}!=${values[0]}` : `${key} not in (${values.join(', ')})`;
        case 'DoesNotExist':
          return `!${key}`;
        default:
          return key;
      }
    })
    .join(', ');
}

function isMet({ key, operator, values }: Requirement, labels: PodLabels): boolean {
  const value = labels.get(key);
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

interface Entry<T> {
  readonly selector: Selector;
  readonly item: T;
}

/** Finds the selectors that select some labels, without asking those that name other labels. */
export class SelectorIndex<T> {
  private readonly byPair = new Map<string, Map<string, Entry<T>[]>>();
  private readonly byKey = new Map<string, Entry<T>[]>();
  private readonly others: Entry<T>[] = [];

  public add(selector: Selector, item: T): void {
    const entry = { selector, item };
    const equal = selector.requirements.find(({ operator }) => operator === 'In');
    const existing = selector.requirements.find(({ operator }) => operator === 'Exists');
    if (equal) {
      const values = this.byPair.get(equal.key) ?? new Map<string, Entry<T>[]>();
      this.byPair.set(equal.key, values);
      for (const value of equal.values) listIn(values, value).push(entry);
    } else if (existing) {
      listIn(this.byKey, existing.key).push(entry);
    } else {
      this.others.push(entry);
    }
  }

  public matching(labels: PodLabels): T[] {
    const found: T[] = [];
    const collect = (entries: readonly Entry<T>[] | undefined) => {
      for (const { selector, item } of entries ?? []) if (selects(selector, labels)) found.push(item);
    };
    collect(this.others);
    for (const [key, value] of labels) {
      collect(this.byPair.get(key)?.get(value));
      collect(this.byKey.get(key));
    }
    return found;
  }
}

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const known = lists.get(key);
  if (known) return known;
  const list: T[] = [];
  lists.set(key, list);
  return list;
}
