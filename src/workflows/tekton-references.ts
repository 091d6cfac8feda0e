import { TektonParameter } from './tekton-parameter';
import { UsageError } from '../usage-error';

/** `$(tasks.build.results.image)` */
const REFERENCE = /\$\(([^()\s]+)\)/g;

/** What the texts of a value refer to, as Tekton reads them. */
export function tektonReferencesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('$(') ? Array.from(value.matchAll(REFERENCE), ([, reference]) => reference) : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(tektonReferencesIn);
}

/** References to parameters that are not declared. */
export function* undeclaredTektonParameters(parameters: readonly TektonParameter[], texts: unknown): Generator<UsageError> {
  const declared = new Set(parameters.map(({ name }) => name));
  for (const reference of new Set(tektonReferencesIn(texts))) {
    const [, name] = /^params\.([^.]+)$/.exec(reference) ?? [];
    if (name === undefined || declared.has(name)) continue;
    yield { what: 'parameters', got: `$(${reference})`, allowed: 'declared parameters', fix: `Add new TektonParameter('${name}') to \`parameters\`.` };
  }
}
