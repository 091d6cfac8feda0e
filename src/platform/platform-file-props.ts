import { Size } from 'cdk8s';
import { documentsOfFile, onlyDocument, refuseUnfit } from './data-file';
import type { NodeGroup } from './node-group';
import type { PlatformProps } from './platform-props';
import { formatQuantity } from '../format-quantity';
import { isMapping } from '../kubernetes/is-mapping';
import { parseQuantity } from '../kubernetes/quantity';
import type { JsonSchema } from '../manifests/schema/json-schema';
import { shapeOf } from '../manifests/schema/shape';
import type { Shape } from '../manifests/schema/shape';

const BILLION = 10n ** 9n;

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
  const documents = documentsOfFile(file, text);
  if (documents.some(({ value }) => isMapping(value) && value.apiVersion !== undefined && value.kind !== undefined)) {
    throw new Error(`${file}: got Kubernetes objects; allowed: the props of Platform. Make a platform file of them: cdk8s-kubevirt platform ${file}`);
  }
  const document = onlyDocument(file, documents, 'Describe one platform.');
  // A literal path, so that bundlers find it; both src/platform and lib/platform lie two folders below the package.
  shape ??= shapeOf(require('../../platform.schema.json') as JsonSchema);
  refuseUnfit(document, shape);
  return propsOf(document.value as WrittenPlatform);
}

let shape: Shape | undefined;

/** A platform as a file holds it; `$schema` is for editors. */
export type WrittenPlatform = Plain<PlatformProps> & { readonly $schema?: string };

/** The props that a file says. */
export function propsOf({ $schema: _, nodes, ...rest }: WrittenPlatform): PlatformProps {
  return { ...rest, ...nodes && { nodes: nodes.map(nodeGroupOf) } };
}

/** What a file says with some props: the other way round. */
export function writtenPlatform(props: PlatformProps): WrittenPlatform {
  return plain(props) as WrittenPlatform;
}

function plain(value: unknown): unknown {
  if (value instanceof Size) return formatQuantity(value);
  if (Array.isArray(value)) return value.map(plain);
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined).map(([key, each]) => [key, plain(each)]));
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
  const billionths = parseQuantity(quantity) ?? 0n;
  return Size.kibibytes((Number(billionths / BILLION) + Number(billionths % BILLION) / 1e9) / 1024);
}
