import type { Assembly, Docs, Documented, JsiiType, Method, Parameter, Property } from '../assembly';
import { pageOf, References } from './reference';

/** What a type is called in the documentation. */
export function kindOf(type: JsiiType, { types }: Assembly): 'construct' | 'class' | 'struct' | 'interface' | 'enum' {
  if (type.kind === 'interface') return type.datatype ? 'struct' : 'interface';
  if (type.kind === 'enum') return 'enum';
  if (type.base === undefined) return 'class';
  // Only constructs extend a class of another library.
  return types[type.base] ? kindOf(types[type.base], { types }) : 'construct';
}

/** A type with its own members; what it inherits is named, and documented where it comes from. */
export function renderType(type: JsiiType, assembly: Assembly): string {
  const page = pageOf(type.locationInModule.filename);
  const references = new References(assembly);
  const { initializer, properties = [], methods = [], members = [] } = type;
  const link = (fqn: string) => references.link({ fqn }, page);
  const above = [...type.base === undefined ? [] : [type.base], ...type.interfaces ?? []];
  const head = [
    `*${type.abstract && type.kind === 'class' ? 'abstract ' : ''}${kindOf(type, assembly)}*`,
    ...above.length ? [`extends ${above.map(link).join(', ')}`] : [],
    `[source](../../${type.locationInModule.filename})`,
  ].join(' · ');
  const property = (each: Property) => (
    `- \`${each.protected ? 'protected ' : ''}${each.static ? `${type.name}.` : ''}${each.name}${each.optional ? '?' : ''}\`: ${references.link(each.type, page)}${after(each.docs)}`
  );
  const method = (each: Method) => (
    [`- \`${each.protected ? 'protected ' : ''}${each.static ? `${type.name}.` : ''}${signature(each, references)}\`${after(each.docs)}`, ...parameters(each)].join('\n')
  );
  const parameters = (each: Omit<Method, 'name'>) => (each.parameters ?? []).filter(({ docs, type: { fqn } }) => docs?.summary ?? assembly.types[fqn ?? ''])
    .map(({ name, docs, type: reference }) => `  - \`${name}\`: ${references.link(reference, page)}${after(docs)}`);
  return [
    `## ${type.name}`,
    head,
    ...type.docs ? [textOf(type.docs)] : [],
    ...type.docs?.example === undefined ? [] : [`\`\`\`ts\n${type.docs.example}\n\`\`\``],
    ...initializer ? [[`- \`${signature({ ...initializer, name: `new ${type.name}` }, references)}\`${after(initializer.docs)}`, ...parameters(initializer)].join('\n')] : [],
    ...list(properties.filter((each) => each.static), property),
    ...list(methods.filter((each) => each.static), method),
    ...list(members, ({ name, docs }: Documented) => `- \`${name}\`${after(docs)}`),
    ...list(properties.filter((each) => !each.static), property),
    ...list(methods.filter((each) => !each.static), method),
    ...inherited(type, assembly).map(([fqn, names]) => `From ${link(fqn)}: ${names.map((name) => `\`${name}\``).join(', ')}.`),
  ].join('\n\n');
}

function list<T>(entries: readonly T[], render: (entry: T) => string): string[] {
  return entries.length ? [entries.map(render).join('\n')] : [];
}

function signature({ name, parameters = [], returns }: Method, references: References): string {
  const listed = parameters.map((each: Parameter) => (
    `${each.variadic ? '...' : ''}${each.name}${each.optional ? '?' : ''}: ${references.text(each.type)}${each.variadic ? '[]' : ''}`
  ));
  return `${name}(${listed.join(', ')})${returns ? `: ${references.text(returns.type)}` : ''}`;
}

/** What the types above have that this one does not have anew, by the type it comes from. */
function inherited(type: JsiiType, assembly: Assembly): [string, string[]][] {
  const seen = new Set(membersOf(type));
  const groups = new Map<string, string[]>();
  const climb = ({ base, interfaces = [] }: JsiiType) => {
    for (const fqn of [...base === undefined ? [] : [base], ...interfaces]) {
      const above = assembly.types[fqn];
      if (!above) continue;
      const names = membersOf(above).filter((name) => !seen.has(name));
      if (names.length) groups.set(fqn, names);
      names.forEach((name) => seen.add(name));
      climb(above);
    }
  };
  climb(type);
  return [...groups];
}

function membersOf({ properties = [], methods = [] }: JsiiType): string[] {
  return [...properties, ...methods].filter((each) => !each.static && !each.protected).map(({ name }) => name);
}

/** What is said of a member, on its line. */
function after(docs: Docs = {}): string {
  const initial = docs.default?.replace(/^- /, '');
  const said = [
    textOf(docs),
    ...initial === undefined ? [] : [`*Default:* ${prose(initial)}`],
    ...docs.returns === undefined ? [] : [`*Returns* ${prose(docs.returns)}`],
    ...docs.custom?.throws === undefined ? [] : [`*Throws* ${prose(docs.custom.throws)}`],
    ...docs.deprecated === undefined ? [] : [`*Deprecated:* ${prose(docs.deprecated)}`],
  ].filter(Boolean).join(' ');
  return said && ` — ${said}`.replace(/\s+/g, ' ');
}

/** jsii cuts a docstring after its first sentence. */
function textOf({ summary = '', remarks }: Docs = {}): string {
  return prose([summary, ...remarks === undefined ? [] : [remarks]].join(' '));
}

/** Docstrings are Markdown, but what is in angle brackets is never HTML. */
export function prose(text: string): string {
  return text.split(/(`[^`]*`)/).map((part) => (part.startsWith('`') ? part : part.replace(/</g, '\\<'))).join('');
}
