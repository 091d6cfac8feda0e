interface Found {
  readonly field: string;
  readonly value: unknown;
}

interface Step {
  readonly key: string;
  readonly isList: boolean;
}

/** Finds all values at a path in which `[]` stands for every entry of a list, `domain.devices.disks[].bootOrder`, with their real paths. */
export function fieldsAt(path: string): (root: unknown) => Found[] {
  let steps: readonly Step[] | undefined;
  return (root) => {
    steps ??= stepsOf(path);
    let found: Found[] = [{ field: '', value: root }];
    for (const { key, isList } of steps) {
      const inner = found.map((outer) => memberOf(outer, key));
      found = (isList ? inner.flatMap(entriesOf) : inner).filter(({ value }) => value !== undefined);
      if (found.length === 0) break;
    }
    return found;
  };
}

function stepsOf(path: string): Step[] {
  return path.split('.').map((segment) => ({ key: segment.replace('[]', ''), isList: segment.endsWith('[]') }));
}

function memberOf({ field, value }: Found, key: string): Found {
  return { field: field ? `${field}.${key}` : key, value: (value as { readonly [key: string]: unknown } | null)?.[key] };
}

function entriesOf({ field, value }: Found): Found[] {
  return Array.isArray(value) ? value.map((entry: unknown, i) => ({ field: `${field}[${i}]`, value: entry })) : [];
}
