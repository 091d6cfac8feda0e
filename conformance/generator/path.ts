import type { Json, JsonObject } from './guest';

/** `a.b[0].c` as its steps. */
function steps(path: string): (string | number)[] {
  return path.split(/\.|(?=\[)/).map((step) => (step.startsWith('[') ? Number(step.slice(1, -1)) : step));
}

/** Writes a value, and the objects and lists on the way to it; `undefined` takes away what is there. */
export function write(root: JsonObject, path: string, value: Json | undefined): void {
  const way = steps(path);
  const last = way[way.length - 1];
  let node = root as Record<string | number, Json>;
  way.slice(0, -1).forEach((step, i) => {
    if (typeof node[step] !== 'object' || node[step] === null) node[step] = typeof way[i + 1] === 'number' ? [] : {};
    node = node[step] as Record<string | number, Json>;
  });
  if (value !== undefined) node[last] = structuredClone(value);
  else if (Array.isArray(node)) node.splice(Number(last), 1);
  else delete node[last];
}

/** Every place below a node, as [holder, key]. */
export function places(node: Json | undefined, found: [Record<string, Json>, string][] = []): [Record<string, Json>, string][] {
  if (typeof node !== 'object' || node === null) return found;
  for (const key of Object.keys(node)) {
    const holder = node as Record<string, Json>;
    found.push([holder, key]);
    places(holder[key], found);
  }
  return found;
}
