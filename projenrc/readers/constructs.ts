import * as ts from 'typescript';
import { DECIDING } from './props';
import type { PlatformProp } from './props';

/** Rooms whose code the rules stand for, or that hand the Platform on as a whole. */
const OTHER_ROOMS = /\/src\/(admission|cli|rules|testing|validation)\//;
const PLATFORM = /\/src\/platform\//;
/** Members of Platform that only hand on what it says: finding and attaching it, and the profile that rules judge by. */
const HANDED_ON = ['_admissionProfile', 'attachTo', 'of'];

/** A top-level declaration, or a member of Platform. */
type Unit = ts.Node;

/** By path of a prop, the public classes whose code reads it, in alphabetical order. */
export function constructsThatRead(program: ts.Program, props: readonly PlatformProp[]): ReadonlyMap<string, readonly string[]> {
  const { mentions, users } = graphOf(program, OTHER_ROOMS);
  const isPublic = publicClasses(program);
  const namesOf = ({ declaration, complete }: PlatformProp) => {
    const found = [declaration, complete].flatMap((one) => [...one && mentions.get(one) || []]);
    const queue = new Set(found);
    for (const unit of queue) {
      if (!isPublic.has(unit)) for (const user of users.get(unit) ?? []) queue.add(user);
    }
    return [...queue].flatMap((unit) => isPublic.get(unit) ?? []).sort();
  };
  return new Map(props.map((prop) => [prop.path, namesOf(prop)]));
}

/**
 * The paths of props that code reads, rules included; that a Platform validates itself does not count. A struct may be handed on as another that has
 * the same of its props: what is read of that counts as well.
 */
export function propsReadInCode(program: ts.Program, props: readonly PlatformProp[]): string[] {
  const { mentions } = graphOf(program, PLATFORM);
  const isRead = ({ declaration, complete }: PlatformProp) => mentions.has(declaration) || (complete !== undefined && mentions.has(complete));
  const nameOf = ({ path }: PlatformProp) => path.slice(path.lastIndexOf('.') + 1);
  const namesBelow = new Set(props.filter((prop) => prop.path.includes('.') && isRead(prop)).map(nameOf));
  return props.filter((prop) => isRead(prop) || DECIDING.has(prop.path) || (prop.path.includes('.') && namesBelow.has(nameOf(prop)))).map(({ path }) => path);
}

interface Graph {
  /** The units that read a property, by its declaration. */
  readonly mentions: Map<ts.Declaration, Set<Unit>>;
  /** The units that use a unit. */
  readonly users: Map<Unit, Set<Unit>>;
}

function graphOf(program: ts.Program, without: RegExp): Graph {
  const checker = program.getTypeChecker();
  const mentions: Graph['mentions'] = new Map();
  const users: Graph['users'] = new Map();
  const note = <T>(map: Map<T, Set<Unit>>, key: T, unit: Unit) => map.set(key, (map.get(key) ?? new Set()).add(unit));
  const read = (symbol: ts.Symbol | undefined, unit: Unit): void => {
    for (const declaration of symbol && resolved(checker, symbol).declarations || []) {
      note(mentions, declaration, unit);
      const used = unitOf(declaration);
      if (used && used !== unit) note(users, used, unit);
    }
  };
  const visit = (node: ts.Node, unit: Unit | undefined): void => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    const within = isUnit(node) ? node : unit;
    if (within) {
      if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent) && !node.dotDotDotToken) {
        const key = node.propertyName ?? node.name;
        if (ts.isIdentifier(key)) read(checker.getTypeAtLocation(node.parent).getProperty(key.text), within);
      } else if (ts.isShorthandPropertyAssignment(node)) {
        read(checker.getShorthandAssignmentValueSymbol(node), within);
      } else if (ts.isIdentifier(node) && !isWritten(node)) {
        read(checker.getSymbolAtLocation(node), within);
      } else if (ts.isCallExpression(node)) {
        for (const property of passedOn(checker, node)) read(property, within);
      }
    }
    ts.forEachChild(node, (child) => visit(child, within));
  };
  for (const source of program.getSourceFiles()) {
    if (!source.isDeclarationFile && !without.test(source.fileName)) visit(source, undefined);
  }
  return { mentions, users };
}

/** The properties of the Platform that a function reads which is given the Platform as something that has less. */
function passedOn(checker: ts.TypeChecker, call: ts.CallExpression): ts.Symbol[] {
  const parameters = checker.getResolvedSignature(call)?.getParameters() ?? [];
  return call.arguments.flatMap((argument, i) => {
    const type = checker.getTypeAtLocation(argument);
    if (!isPlatform(type.symbol?.valueDeclaration) || !parameters[i]) return [];
    const wanted = checker.getTypeOfSymbolAtLocation(parameters[i], call);
    return isPlatform(wanted.symbol?.valueDeclaration) ? [] : wanted.getProperties().flatMap(({ name }) => type.getProperty(name) ?? []);
  });
}

/** Whether an identifier only names what is declared or written there. */
function isWritten(node: ts.Identifier): boolean {
  return !ts.isPropertyAccessExpression(node.parent) && (node.parent as ts.NamedDeclaration).name === node;
}

function isPlatform(node: ts.Node | undefined): boolean {
  return node !== undefined && ts.isClassDeclaration(node) && node.name?.text === 'Platform';
}

/** The unit that a declaration is, or is in. */
function unitOf(declaration: ts.Node): Unit | undefined {
  for (let node: ts.Node | undefined = declaration; node; node = node.parent as ts.Node | undefined) {
    if (isUnit(node)) return node;
    if (isPlatform(node.parent)) return undefined;
  }
  return undefined;
}

function isUnit(node: ts.Node): boolean {
  if (isPlatform(node.parent)) {
    return (ts.isMethodDeclaration(node) || ts.isGetAccessor(node)) && !HANDED_ON.includes(node.name.getText());
  }
  if (isPlatform(node)) return false;
  if (ts.isVariableDeclaration(node)) return ts.isSourceFile(node.parent.parent.parent);
  return (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && ts.isSourceFile(node.parent);
}

/** The classes that users of the package have, with their names. */
function publicClasses(program: ts.Program): ReadonlyMap<Unit, string> {
  const checker = program.getTypeChecker();
  const index = program.getSourceFiles().find(({ fileName }) => fileName.endsWith('/src/index.ts'))!;
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(index)!);
  return new Map(exported.flatMap((symbol) => {
    const { valueDeclaration: declaration, name } = resolved(checker, symbol);
    return declaration && ts.isClassDeclaration(declaration) ? [[declaration, name] as const] : [];
  }));
}

/** What an import or export stands for. */
function resolved(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  // eslint-disable-next-line no-bitwise
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}
