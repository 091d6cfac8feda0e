import type { Json } from '../rules/judge';

/** Everything a mutation may go to: a path of keys, and what is put there; `undefined` removes it. */
export function mutated(value: unknown, [step, ...rest]: readonly number[], replacement: unknown): unknown {
  if (step === undefined || typeof value !== 'object' || value === null) return replacement;
  const keys = Object.keys(value);
  if (!keys.length) return replacement;
  const key = keys[step % keys.length];
  const copy: Json = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = mutated(copy[key], rest, replacement);
  if (copy[key] === undefined && !Array.isArray(copy)) delete copy[key];
  return copy;
}
