import * as ts from 'typescript';

/** A prop of Platform, or of a struct below it. */
export interface PlatformProp {
  /** Where it is among the props: `nodes.numaCells.cpus`. */
  readonly path: string;
  /** Where it is declared, with its docstring. */
  readonly declaration: ts.PropertySignature;
  /** The same once it is complete: a member of the class Platform, or of a struct that one has. */
  readonly complete?: ts.Declaration;
}

/** Props that Platform itself reads, to decide another that is not given: who reads that reads them. */
export const DECIDING: ReadonlyMap<string, string> = new Map([['distributionVersion', 'kubevirtVersion']]);

/** All props of Platform, those of its structs included, in the order of their declarations. */
export function platformProps(program: ts.Program): PlatformProp[] {
  const checker = program.getTypeChecker();
  const typeNamed = (name: string, file: string) => {
    const source = program.getSourceFiles().find(({ fileName }) => fileName.endsWith(`/src/platform/${file}.ts`))!;
    const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(source)!);
    return checker.getDeclaredTypeOfSymbol(exported.find((symbol) => symbol.name === name)!);
  };
  const below = (type: ts.Type, complete: ts.Type | undefined, prefix: string): PlatformProp[] => type.getProperties().flatMap((prop) => {
    const member = complete?.getProperty(prop.name);
    const path = `${prefix}${prop.name}`;
    const [struct, whole] = [structOf(checker, prop), member && structOf(checker, member)];
    return [
      { path, declaration: prop.valueDeclaration as ts.PropertySignature, complete: member?.valueDeclaration },
      ...struct ? below(struct, whole, `${path}.`) : [],
    ];
  });
  return below(typeNamed('PlatformProps', 'platform-props'), typeNamed('Platform', 'platform'), '');
}

/** The struct of this package that a prop is, or has a list of. */
function structOf(checker: ts.TypeChecker, prop: ts.Symbol): ts.Type | undefined {
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(prop));
  const [entry = type] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
  const declaration = entry.symbol?.declarations?.[0];
  return declaration && ts.isInterfaceDeclaration(declaration) && !declaration.getSourceFile().isDeclarationFile ? entry : undefined;
}
