interface Found {
  /** Where it is, with the number of each entry. */
  readonly field: string;
  readonly value: unknown;
  /** The path that it was looked for at. */
  readonly path: string;
}

/** The next steps of all paths that have come the same way so far, and the path that ends here. */
interface Way {
  readonly steps: Map<string, Way>;
  path?: string;
}

/**
 * Finds all values at some paths, in which `[]` stands for every entry of a list, `domain.devices.disks[].bootOrder`, with their real paths. What paths have
 * in common is looked at once.
 */
export function fieldsAt(...paths: readonly string[]): (root: unknown) => Found[] {
  let way: Way | undefined;
  return (root) => {
    const found: Found[] = [];
    collect(found, way ??= wayOf(paths), root, '');
    return found;
  };
}

function wayOf(paths: readonly string[]): Way {
  const start: Way = { steps: new Map() };
  for (const path of paths) {
    let way = start;
    for (const step of path.replaceAll('[]', '.[]').split('.')) {
      if (!way.steps.has(step)) way.steps.set(step, { steps: new Map() });
      way = way.steps.get(step)!;
    }
    way.path = path;
  }
  return start;
}

function collect(found: Found[], { steps, path }: Way, value: any, field: string): void {
  if (path !== undefined) found.push({ field, value, path });
  for (const [step, way] of steps) {
    if (step === '[]') {
      if (Array.isArray(value)) for (const [i, entry] of value.entries()) collect(found, way, entry, `${field}[${i}]`);
    } else {
      const inner = value?.[step];
      if (inner !== undefined) collect(found, way, inner, field ? `${field}.${step}` : step);
    }
  }
}
