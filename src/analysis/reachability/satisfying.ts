import { selects } from './selector';
import type { PodLabels, Requirement, Selector } from './selector';

/** What a label may be: one of some values, absent, or anything but. */
interface Domain {
  /** `undefined` where any value will do that is not excluded. */
  readonly values?: readonly string[];
  readonly excluded: readonly string[];
  readonly mayBeAbsent: boolean;
  readonly mayBePresent: boolean;
}

const ANYTHING: Domain = { excluded: [], mayBeAbsent: true, mayBePresent: true };
/** How many ways to miss selectors are tried; whoever writes more of them must be content with what is found by then. */
const MOST_TRIES = 2_000;

/** Labels, as few as will do, that all of some selectors select and none of others; `undefined` where there are none. */
export function labelsFor(wanted: readonly Selector[], missed: readonly Selector[] = []): PodLabels | undefined {
  let tries = 0;
  const solve = (domains: ReadonlyMap<string, Domain>, i: number): PodLabels | undefined => {
    if (++tries > MOST_TRIES) return undefined;
    if (i === missed.length) return valuesIn(domains);
    const least = valuesIn(domains);
    if (least && !selects(missed[i], least)) {
      const rest = solve(domains, i + 1);
      if (rest && !selects(missed[i], rest)) return rest;
    }
    for (const requirement of missed[i].requirements) {
      const narrowed = withRequirement(domains, opposite(requirement));
      const found = narrowed && solve(narrowed, i + 1);
      if (found) return found;
    }
    return undefined;
  };
  const domains = wanted
    .flatMap(({ requirements }) => requirements)
    .reduce<ReadonlyMap<string, Domain> | undefined>((known, requirement) => known && withRequirement(known, requirement), new Map());
  return domains && solve(domains, 0);
}

function opposite({ key, operator, values }: Requirement): Requirement {
  const opposites = { In: 'NotIn', NotIn: 'In', Exists: 'DoesNotExist', DoesNotExist: 'Exists' } as const;
  // What selects nothing is missed by all.
  return operator === undefined ? { key, operator: 'NotIn', values: [] } : { key, operator: opposites[operator], values };
}

/** `undefined` where nothing is left that the label could be. */
function withRequirement(domains: ReadonlyMap<string, Domain>, { key, operator, values }: Requirement): ReadonlyMap<string, Domain> | undefined {
  const domain = domains.get(key) ?? ANYTHING;
  const narrowed = narrow(domain, operator, values);
  if (!narrowed) return undefined;
  return new Map([...domains, [key, narrowed]]);
}

function narrow(domain: Domain, operator: Requirement['operator'], values: readonly string[]): Domain | undefined {
  switch (operator) {
    case 'In': {
      const left = (domain.values ?? values).filter((value) => values.includes(value) && !domain.excluded.includes(value));
      return domain.mayBePresent && left.length ? { ...domain, values: left, mayBeAbsent: false } : undefined;
    }
    case 'NotIn': {
      const left = domain.values?.filter((value) => !values.includes(value));
      const mayBePresent = domain.mayBePresent && left?.length !== 0;
      return mayBePresent || domain.mayBeAbsent
        ? { ...domain, ...(left ? { values: left } : {}), excluded: [...domain.excluded, ...values], mayBePresent }
        : undefined;
    }
    case 'Exists':
      return domain.mayBePresent ? { ...domain, mayBeAbsent: false } : undefined;
    case 'DoesNotExist':
      return domain.mayBeAbsent ? { ...domain, mayBePresent: false } : undefined;
    default:
      return undefined;
  }
}

function valuesIn(domains: ReadonlyMap<string, Domain>): PodLabels {
  const present = [...domains].filter(([, { mayBeAbsent }]) => !mayBeAbsent);
  return new Map(present.map(([key, { values, excluded }]) => [key, values?.[0] ?? unusedValue(excluded)]));
}

function unusedValue(excluded: readonly string[]): string {
  let value = 'x';
  while (excluded.includes(value)) value += 'x';
  return value;
}
