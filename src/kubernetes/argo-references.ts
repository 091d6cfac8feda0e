/** `{{steps.build.outputs.parameters.image}}`, but no expression, `{{=…}}`. */
const REFERENCE = /\{\{-?\s*([^{}=\s][^{}]*?)\s*-?\}\}/g;

/** What the texts of a value refer to between double braces, as Argo Workflows reads them; keys of mappings are no texts. */
export function argoReferencesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('{{') ? Array.from(value.matchAll(REFERENCE), ([, reference]) => reference) : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(argoReferencesIn);
}

/** `name` of `<prefix>.<name>`, where a reference is one. */
export function nameIn(reference: string, prefix: string): string | undefined {
  return reference.startsWith(`${prefix}.`) ? reference.slice(prefix.length + 1) : undefined;
}

/** An output of a step or task that a reference means, or its state where it has no `parameter`. */
export interface ReferencedStep {
  readonly step: string;
  readonly parameter?: string;
}

/** The step of `steps.<step>.…`, or the task of `tasks.<task>.…`. */
export function stepIn(reference: string, kind: 'steps' | 'tasks'): ReferencedStep | undefined {
  const match = /^(steps|tasks)\.([^.]+)\.(?:outputs\.parameters\.([^.]+)$)?/.exec(reference);
  return match?.[1] === kind ? { step: match[2], ...match[3] === undefined ? {} : { parameter: match[3] } } : undefined;
}
