interface Found {
  readonly field: string;
  readonly value: unknown;
}

/** Finds all values at a path in which `[]` stands for every entry of a list, `domain.devices.disks[].bootOrder`, with their real paths. */
export function fieldsAt(path: string): (root: unknown) => Found[] {
  const steps = path.split('.').map((segment) => ({ key: segment.replace('[]', ''), isList: segment.endsWith('[]') }));
  return (root) => {
    let found: Found[] = [{ field: '', value: root }];
    for (const { key, isList } of steps) {
      const inner = found.map((outer) => memberOf(outer, key));
      found = (isList ? inner.flatMap(entriesOf) : inner).filter(({ value }) => value !== undefined);
      if (found.length === 0) break;
    }
    return found;
  };
}

function memberOf({ field, value }: Found, key: string): Found {
  return { field: field ? `${field}.${key}` : key, value: (value as { readonly [key: string]: unknown } | null)?.[key] };
}

function entriesOf({ field, value }: Found): Found[] {
  return Array.isArray(value) ? value.map((entry: unknown, i) => ({ field: `${field}[${i}]`, value: entry })) : [];
}
