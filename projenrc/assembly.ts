import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The part of a jsii assembly that is told about. */
export interface Assembly { readonly types: { readonly [fqn: string]: JsiiType } }

export interface Docs {
  readonly summary?: string;
  readonly remarks?: string;
  readonly default?: string;
  readonly returns?: string;
  readonly example?: string;
  readonly deprecated?: string;
  readonly custom?: { readonly throws?: string };
}

export interface TypeReference {
  readonly fqn?: string;
  readonly primitive?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
  readonly union?: { readonly types: readonly TypeReference[] };
}

export interface Documented { readonly name: string; readonly docs?: Docs }

export interface Property extends Documented {
  readonly type: TypeReference;
  readonly optional?: boolean;
  readonly immutable?: boolean;
  readonly static?: boolean;
  readonly protected?: boolean;
}

export interface Parameter extends Documented {
  readonly type: TypeReference;
  readonly optional?: boolean;
  readonly variadic?: boolean;
}

export interface Method extends Documented {
  readonly parameters?: readonly Parameter[];
  readonly returns?: { readonly type: TypeReference };
  readonly static?: boolean;
  readonly protected?: boolean;
}

export interface JsiiType extends Documented {
  readonly fqn: string;
  /** The submodule it is in; types of the root are in none. */
  readonly namespace?: string;
  readonly kind: 'class' | 'interface' | 'enum';
  /** Whether an interface is a struct. */
  readonly datatype?: boolean;
  readonly abstract?: boolean;
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly initializer?: Omit<Method, 'name'>;
  readonly properties?: readonly Property[];
  readonly methods?: readonly Method[];
  readonly members?: readonly Documented[];
  readonly locationInModule: { readonly filename: string };
}

/** The root of the checkout. */
export const ROOT = resolve(__dirname, '..');

/**
 * The assembly of a package; of this one, that of the last compilation.
 *
 * @param folder the root of the package
 * @throws where nothing was compiled
 */
export function readAssembly(folder: string = ROOT): Assembly {
  const assembly = JSON.parse(readFileSync(join(folder, '.jsii'), 'utf8')) as Assembly;
  if (Object.keys(assembly.types).length === 0) throw new Error(`${join(folder, '.jsii')} exports nothing: compile first`);
  return assembly;
}
