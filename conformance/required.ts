import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersOf } from './binary';
import type { Answer } from './compare';
import { plainKinds, podKinds } from './generator/builtin/kinds';
import type { Json, JsonObject } from './generator/guest';
import { admit } from '../lib/admission/admission';

/**
 * Asks Kubernetes about every required field of every one of its kinds: is an object without it refused? Prints where our verdict is another.
 *
 *     tsx conformance/required.ts
 */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
}

interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly scope: string;
  readonly definition: string;
}

/** A required field in one place of one kind. */
interface Field {
  readonly kind: string;
  readonly definition: string;
  readonly field: string;
  readonly path: string;
  readonly without: JsonObject;
  readonly complete: JsonObject;
}

/** A schema, and where in a kind it is used. */
interface Placed {
  readonly schema: Schema;
  readonly name: string;
  readonly path: readonly (string | number)[];
}

const ROOT = join(__dirname, '..');
const SCHEMAS = join(ROOT, 'imports', 'schemas');
const { kinds, definitions } = JSON.parse(readFileSync(join(SCHEMAS, 'kubernetes.json'), 'utf8')) as {
  readonly kinds: readonly Kind[];
  readonly definitions: Readonly<Record<string, Schema>>;
};
const PREFIX = '#/definitions/';
const SKIPPED = ['metadata', 'status', 'apiVersion', 'kind'];
const valid = new Map([...Object.values(plainKinds), ...Object.values(podKinds)].map(({ manifest }) => [`${manifest.apiVersion} ${manifest.kind}`, manifest]));

const fields = kinds.flatMap((kind) => [...fieldsOf(kind)]);
const answers = ask(fields.flatMap((field) => [field.without, field.complete]));
interface Verdicts {
  readonly refused: string[];
  readonly admitted: string[];
  /** Whether we miss the field. */
  missed: boolean;
}

const found = new Map<string, Verdicts>();
for (const [i, { definition, field, path, kind, without, complete }] of fields.entries()) {
  const [lacking, whole] = [answers[2 * i], answers[2 * i + 1]];
  if (lacking.message?.startsWith('no kind')) continue;
  const key = `${definition} ${field}`;
  const verdicts = found.get(key) ?? { refused: [], admitted: [], missed: false };
  if (errorsOf(lacking).some((error) => !errorsOf(whole).includes(error))) verdicts.refused.push(`${kind} ${path}`);
  else if (lacking.verdict === 'accept') verdicts.admitted.push(`${kind} ${path}`);
  verdicts.missed ||= missing(without) > missing(complete);
  found.set(key, verdicts);
}
/** Where our verdict stays another: what Kubernetes 1.34 drops before it looks at it, and the owners in templates, which nothing reads. */
const KNOWN = ['ConfigMapNodeConfigSource', 'ContainerRestartRule', 'ContainerRestartRuleOnExitCodes', 'OwnerReference'];
let differences = 0;
let open = 0;
for (const [key, { refused, admitted, missed }] of [...found].sort(([one], [other]) => (one < other ? -1 : 1))) {
  if (!refused.length && !admitted.length) open++;
  const difference = missed ? !refused.length && admitted[0] : refused[0];
  if (!difference || KNOWN.some((name) => key.includes(`.${name} `))) continue;
  differences++;
  console.log(`${missed ? 'Kubernetes admits an object without it, we do not' : 'Kubernetes demands it, we do not'}: ${key}, ${difference}`);
}
console.log(`${found.size} required fields in ${fields.length} places: ${differences} differences; ${open} not asked, since nothing that has the field is admitted`);
process.exitCode = differences ? 1 : 0;

/** The required fields of a kind, each type once. */
function* fieldsOf(kind: Kind): Iterable<Field> {
  const apiVersion = kind.group ? `${kind.group}/${kind.version}` : kind.version;
  const root = resolved({ $ref: PREFIX + kind.definition });
  const base = structuredClone(valid.get(`${apiVersion} ${kind.kind}`) ?? smallest(root, [kind.definition]) as JsonObject);
  const metadata = { name: 'a', ...kind.scope === 'Namespaced' ? { namespace: 'conformance' } : {} };
  const manifest: JsonObject = { ...base, apiVersion, kind: kind.kind, metadata };
  const seen = new Set<string>();
  const waiting: Placed[] = [{ schema: root, name: kind.definition, path: [] }];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { schema, name, path } = next;
    if (seen.has(name)) continue;
    seen.add(name);
    for (const field of schema.required ?? []) {
      const whole = holderAt(manifest, path, schema, name);
      const holder = { ...whole, [field]: whole[field] ?? smallest(resolved(schema.properties![field]), [name]) };
      const { [field]: _, ...lacking } = holder;
      yield {
        kind: kind.kind,
        definition: name,
        field,
        path: path.join('.'),
        complete: put(structuredClone(manifest), path, holder),
        without: put(structuredClone(manifest), path, lacking),
      };
    }
    for (const [property, inner] of Object.entries(schema.properties ?? {})) {
      if (!path.length && SKIPPED.includes(property)) continue;
      waiting.push(...below(inner, [...path, property], `${name}.${property}`));
    }
  }
}

function* below(schema: Schema, path: Placed['path'], name: string): Iterable<Placed> {
  const own = schema.$ref ? schema.$ref.slice(PREFIX.length) : name;
  const { items, additionalProperties, properties } = resolved(schema);
  if (items) yield* below(items, [...path, 0], name);
  else if (typeof additionalProperties === 'object') yield* below(additionalProperties, [...path, 'key'], name);
  else if (properties) yield { schema: resolved(schema), name: own, path };
}

function resolved(schema: Schema): Schema {
  return schema.$ref ? resolved(definitions[schema.$ref.slice(PREFIX.length)]) : schema;
}

function smallest(schema: Schema, within: readonly string[]): Json {
  const { type, format, enum: words, properties = {}, required = [], items } = resolved(schema);
  if (words) return words[0];
  if (type === 'array') return items && within.length < 12 ? [smallest(items, [...within, ''])] : [];
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return true;
  if (type === 'string') return format === 'byte' ? 'YQ==' : 'a';
  if (Object.keys(properties).length) return Object.fromEntries(required.map((field) => [field, smallest(properties[field], [...within, field])]));
  return type === 'object' ? {} : '1';
}

/** What stands at a path, or the least that can. */
function holderAt(manifest: JsonObject, path: readonly (string | number)[], schema: Schema, name: string): JsonObject {
  const there = path.reduce<Json | undefined>((node, step) => (node as Record<string | number, Json> | undefined)?.[step], manifest);
  return (there ?? smallest(schema, [name])) as JsonObject;
}

function put(manifest: JsonObject, path: readonly (string | number)[], value: JsonObject): JsonObject {
  if (!path.length) return value;
  let node = manifest as Record<string | number, Json>;
  path.slice(0, -1).forEach((step, i) => {
    if (typeof node[step] !== 'object' || node[step] === null) node[step] = typeof path[i + 1] === 'number' ? [] : {};
    node = node[step] as Record<string | number, Json>;
  });
  node[path[path.length - 1]] = value;
  return manifest;
}

/** How many required fields we miss. */
function missing(manifest: JsonObject): number {
  return admit([{ manifest }]).filter(({ rule }) => rule === 'schema/requires-field').length;
}

function errorsOf({ causes = [], message = '', verdict }: Answer): readonly string[] {
  if (verdict === 'accept') return [];
  return causes.length ? causes.map(({ type, field }) => `${type} ${field}`) : [message];
}

function ask(manifests: readonly JsonObject[]): Answer[] {
  return answersOf('judge', manifests.map((manifest, i) => ({ id: String(i), manifest, arch: 'amd64', gates: [] })));
}
