import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GoType, GoTypes } from './go-examples';

interface Method { readonly name?: string; readonly static?: boolean; readonly variadic?: boolean; readonly parameters?: readonly unknown[] }
interface Type {
  readonly name: string;
  readonly namespace?: string;
  readonly datatype?: boolean;
  readonly initializer?: Method;
  readonly methods?: readonly Method[];
}

/** The types of assemblies by their names, each as the package says that it is imported as. Of two types with a name the latter is the one. */
export function goTypes(assemblies: { readonly [packageName: string]: string }): GoTypes {
  return new Map(Object.entries(assemblies).flatMap(([packageName, folder]) => {
    const { types } = JSON.parse(readFileSync(join(folder, '.jsii'), 'utf8')) as { types: { readonly [name: string]: Type } };
    return Object.values(types).filter((type) => !type.namespace).map((type) => [type.name, goType(packageName, type)] as const);
  }));
}

function goType(packageName: string, { name, datatype = false, initializer, methods = [] }: Type): GoType {
  const named = [
    ...initializer ? [[`New${name}`, initializer] as const] : [],
    ...methods.filter((method) => method.static).map((method) => [`${name}_${upperFirst(method.name ?? '')}`, method] as const),
  ];
  const fixed = named.filter(([, method]) => !method.variadic);
  const functions = Object.fromEntries(fixed.map(([called, { parameters = [] }]) => [called, parameters.length]));
  return { package: packageName, struct: datatype, functions };
}

const upperFirst = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
