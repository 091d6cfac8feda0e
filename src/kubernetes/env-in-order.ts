import { entriesInOrder } from './in-key-order';

/** A variable that a value takes up. */
const REFERENCE = /\$\(([^()]+)\)/g;

/** Environment variables by name, each after those that its value takes up as `$(NAME)`: Kubernetes expands only what comes before. */
export function envInOrder<T extends { readonly value?: unknown }>(variables: { readonly [name: string]: T } = {}): [string, T][] {
  const entries = entriesInOrder(variables);
  const given = new Map(entries);
  const ordered = new Map<string, T>();
  const visited = new Set<string>();
  const visit = (name: string) => {
    const variable = given.get(name);
    if (!variable || visited.has(name)) return;
    visited.add(name);
    for (const [, other] of String(variable.value ?? '').matchAll(REFERENCE)) visit(other);
    ordered.set(name, variable);
  };
  for (const [name] of entries) visit(name);
  return [...ordered];
}
