import type { Patch } from './vectors';

interface Json { [key: string]: any }

/** Where the spec of the guest is. */
export const GUEST_SPECS = {
  'vm': 'spec.template.spec', 'pool': 'spec.virtualMachineTemplate.spec.template.spec', 'replica-set': 'spec.template.spec', 'vmi': 'spec',
} as const;

/** A copy with a patch written into it. */
export function patched<T>(manifest: T, patch: Patch, guestSpec: string): T {
  const copy = structuredClone(manifest) as Json;
  for (const [path, value] of Object.entries(patch)) write(copy, steps(path.replace('§', guestSpec)), value);
  return copy as T;
}

function steps(path: string): string[] {
  return path.match(/\[[^\]]*\]|[^.[\]]+/g) ?? [];
}

function write(owner: Json, [step, ...rest]: string[], value: unknown): void {
  const key = keyOf(owner, step);
  if (rest.length) {
    owner[key] ??= rest[0].startsWith('[') ? [] : {};
    return write(owner[key], rest, value);
  }
  if (value === 'reversed') owner[key] = [...owner[key]].reverse();
  else if (value !== null) owner[key] = structuredClone(value);
  else if (Array.isArray(owner)) owner.splice(Number(key), 1);
  else delete owner[key];
}

function keyOf(owner: Json, step: string): string {
  if (!step.startsWith('[')) return step;
  const name = step.slice(1, -1);
  return String(name.startsWith('+') ? owner.length : owner.findIndex((entry: Json) => entry.name === name));
}
