import { simpleName, Ways } from './ways';
import type { ClassShape, NamedType, Parameters, ShapeTable } from '../../src/shape/shape-table';
import type { Assembly, JsiiType, Method, Parameter, TypeReference } from '../assembly';

/** A package: what jsii knows of it, and what its module exports. */
export interface Package {
  readonly assembly: Assembly;
  readonly exports: { readonly [name: string]: unknown };
}

const PRIMITIVES: ReadonlyMap<string | undefined, string> = new Map([['string', 's'], ['number', 'n'], ['boolean', 'b'], ['any', 'a'], ['json', 'a']]);

/** A member of every construct, but not in the oldest `constructs` that may be installed. */
const YOUNGEST = 'with';

/** A member of every resource, and of no other construct. */
const KIND = 'kind';

/** The table of what is public in the first package, with the types of its peers that it needs. */
export function shapeTable([own, ...peers]: readonly Package[]): ShapeTable {
  const all = new Map([own, ...peers].flatMap(({ assembly }) => Object.entries(assembly.types)));
  const ways = new Ways([...all.values()]);
  const types = new Map<string, NamedType>();
  const origins = new Map<string, string>();

  const code = (type: TypeReference): string => {
    if (type.collection) return `${type.collection.kind === 'array' ? '[' : '{'}${code(type.collection.elementtype)}`;
    if (type.fqn === undefined) return PRIMITIVES.get(type.primitive) ?? unsupported(type);
    return `@${named(type.fqn)}`;
  };
  const named = (fqn: string): string => {
    const name = simpleName(fqn);
    const origin = origins.get(name);
    if (origin === undefined) {
      origins.set(name, fqn);
      const type = all.get(fqn);
      if (!type) throw new Error(`${fqn}: no such type`);
      types.set(name, namedType(type));
    } else if (origin !== fqn) {
      throw new Error(`${fqn} has the simple name of ${origin}`);
    }
    return name;
  };
  const namedType = (type: JsiiType): NamedType => {
    const home = [own, ...peers].find(({ assembly }) => type.fqn in assembly.types)!;
    const isOfPeer = home === own ? {} : { isOfPeer: true as const };
    if (type.kind === 'class') return { kind: 'class', ways: ways.to(type) };
    if (type.kind === 'enum') return { kind: 'enum', values: valuesOf(home.exports[type.name], type), ...isOfPeer };
    if (!type.datatype) {
      const members = requiredMembers(type, all);
      const ofResources = members.includes(KIND) ? { classes: ways.classesOf(type), ...isExtension(type) ? { isBare: true as const } : {} } : {};
      return { kind: 'interface', members, ...ofResources, ways: ways.to(type) };
    }
    const bases = type.interfaces?.map(named);
    const props = Object.fromEntries((type.properties ?? []).map(({ name, type: of, optional }) => [name, `${optional ? '?' : ''}${code(of)}`]));
    return { kind: 'struct', ...bases ? { bases } : {}, props, ...isOfPeer };
  };
  const parametersOf = ({ parameters = [] }: Pick<Method, 'parameters'>): Parameters => Object.fromEntries(parameters.map((each) => [each.name, prefix(each) + code(each.type)]));
  const called = (methods: readonly Method[]) => {
    const withParameters = methods.filter(({ parameters, protected: isProtected }) => parameters?.length && !isProtected);
    return withParameters.length ? Object.fromEntries(withParameters.map((method) => [method.name, parametersOf(method)])) : undefined;
  };
  const classShape = ({ initializer, methods = [] }: JsiiType): ClassShape => ({
    new: initializer?.parameters && parametersOf(initializer),
    statics: called(methods.filter((method) => method.static)),
    methods: called(methods.filter((method) => !method.static)),
  });

  const classes = Object.values(own.assembly.types).filter(({ kind }) => kind === 'class').map((type): [string, ClassShape] => [type.name, classShape(type)]);
  return { classes: Object.fromEntries(classes.filter(([, shape]) => Object.values(shape).some(Boolean))), types: Object.fromEntries(types) };
}

function prefix({ variadic, optional }: Parameter): string {
  if (variadic) return '*';
  return optional ? '?' : '';
}

/** The members that a class must have to implement an interface, those of what it extends included. */
function requiredMembers(type: JsiiType, all: ReadonlyMap<string, JsiiType>): string[] {
  const own = [...(type.properties ?? []).filter(({ optional }) => !optional), ...type.methods ?? []].map(({ name }) => name);
  const members = [...(type.interfaces ?? []).flatMap((fqn) => requiredMembers(all.get(fqn)!, all)), ...own];
  return [...new Set(members)].filter((name) => name !== YOUNGEST);
}

/** Whether an interface extends another, and demands no more. */
function isExtension({ interfaces = [], properties = [], methods = [] }: JsiiType): boolean {
  return interfaces.length > 0 && methods.length === 0 && properties.every(({ optional }) => optional);
}

function valuesOf(enumeration: unknown, { fqn, members = [] }: JsiiType): (string | number)[] {
  const values = new Map(Object.entries(enumeration as object));
  return members.map(({ name }) => values.get(name) ?? unsupported(`${fqn}.${name}`));
}

function unsupported(found: unknown): never {
  throw new Error(`no shape is known for ${JSON.stringify(found)}`);
}
