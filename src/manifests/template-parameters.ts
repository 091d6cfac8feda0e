import { isMapping } from '../kubernetes/is-mapping';

/** A reference to a parameter within a text, `${NAME}`, and one that is the whole value and no text, `${{NAME}}`, as OpenShift's and KubeVirt's templates have them. */
const [WITHIN, WHOLE] = [/\$\{(\w+)\}/g, /^\$\{\{(\w+)\}\}$/];

/** A parameter as it is filled in. */
export interface Parameter {
  /** What it is in a text. */
  readonly text: string;
  /** What it is by itself. */
  readonly value: unknown;
}

/** A value with all parameters that are known in place, in keys as in values; other references stay as they are. */
export function substituted(value: unknown, parameters: ReadonlyMap<string, Parameter>): unknown {
  if (typeof value === 'string') return inText(value, parameters);
  if (Array.isArray(value)) return value.map((entry) => substituted(entry, parameters));
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [textWith(key, parameters), substituted(entry, parameters)]));
}

/** The names of the parameters that a text refers to. */
export function referencedIn(text: string): string[] {
  const [, whole] = WHOLE.exec(text) ?? [];
  return whole === undefined ? [...text.matchAll(WITHIN)].map(([, name]) => name) : [whole];
}

function inText(text: string, parameters: ReadonlyMap<string, Parameter>): unknown {
  const [, name] = WHOLE.exec(text) ?? [];
  const parameter = name === undefined ? undefined : parameters.get(name);
  return parameter ? parameter.value : textWith(text, parameters);
}

function textWith(text: string, parameters: ReadonlyMap<string, Parameter>): string {
  return text.replace(WITHIN, (reference, name: string) => parameters.get(name)?.text ?? reference);
}
