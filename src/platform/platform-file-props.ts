import { Size } from 'cdk8s';
import { fileProblems } from './file-problems';
import type { NodeGroup } from './node-group';
import type { PlatformProps } from './platform-props';
import { isMapping } from '../kubernetes/is-mapping';
import { parseQuantity } from '../kubernetes/quantity';
import { documentsOf, SourceDocument } from '../manifests/source/document';
import { Locator } from '../manifests/source/locate';
import { throwIfAny, UsageError } from '../usage-error';

/** What nodes and NUMA cells say of their huge pages. */
type HugePages = Pick<NodeGroup, 'hugepages2Mi' | 'hugepages1Gi'>;

/** A struct as a file holds it: sizes are quantities such as 64Gi. */
type Plain<T> = T extends Size ? string
  : T extends readonly (infer E)[] ? Plain<E>[]
    : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;

/**
 * What a file of YAML or JSON says with the props of `Platform`; sizes are quantities such as 64Gi.
 *
 * @throws one error with everything that `platform.schema.json` has against it, each with its place in the file
 */
export function propsOfFile(file: string, text: string): PlatformProps {
  const [document, ...more] = [...documentsOf(file, text)];
  const [problem] = [...document?.problems ?? [], ...more.flatMap(({ problems }) => problems)];
  if (problem) {
    const { reason, position: { line, column }, fix = 'Correct it here, or on the line before.' } = problem;
    throw new Error(`${file}:${line}:${column}: ${reason}. ${fix}`);
  }
  if ([document, ...more].some((each) => isMapping(each?.value) && each.value.apiVersion !== undefined && each.value.kind !== undefined)) {
    throw new Error(`${file}: got Kubernetes objects; allowed: the props of Platform. Make a platform file of them: cdk8s-kubevirt platform ${file}`);
  }
  if (!document || more.length) {
    throw new Error(`${file}: got ${more.length ? more.length + 1 : 0} documents; allowed: one document. Describe one platform.`);
  }
  throwIfAny(undefined, locatedProblems(document));
  return propsOf(document.value as WrittenPlatform);
}

/** A platform as a file holds it; `$schema` is for editors. */
type WrittenPlatform = Plain<PlatformProps> & { readonly $schema?: string };

/** The problems of a file in its order, each with its line and column. */
function locatedProblems(document: SourceDocument): UsageError[] {
  let locator: Locator | undefined;
  const find = (field: string) => (locator ??= new Locator(document)).find(field);
  return fileProblems(document.value, (field) => find(field).text)
    .map((problem) => ({ ...problem, ...find(problem.field) }))
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .map(({ field, line, column, got, allowed, fix }) => ({ what: `${document.file}:${line}:${column}: ${field || 'the document'}`, got, allowed, fix }));
}

function propsOf({ $schema: _, nodes, ...rest }: WrittenPlatform): PlatformProps {
  return { ...rest, ...nodes && { nodes: nodes.map(nodeGroupOf) } };
}

/** Nodes as a file holds them. */
export type WrittenNodeGroup = Plain<NodeGroup>;

/** Nodes with their sizes. */
export function nodeGroupOf({ memory, numaCells, ...group }: WrittenNodeGroup): NodeGroup {
  return {
    ...withSizes(group),
    memory: sizeOf(memory),
    ...numaCells && { numaCells: numaCells.map(withSizes) },
  };
}

function withSizes<T extends Plain<HugePages>>({ hugepages2Mi, hugepages1Gi, ...rest }: T): Omit<T, keyof HugePages> & HugePages {
  return {
    ...rest,
    ...hugepages2Mi === undefined ? {} : { hugepages2Mi: sizeOf(hugepages2Mi) },
    ...hugepages1Gi === undefined ? {} : { hugepages1Gi: sizeOf(hugepages1Gi) },
  };
}

function sizeOf(quantity: string): Size {
  return Size.kibibytes(Number(parseQuantity(quantity)) / 1e9 / 1024);
}
