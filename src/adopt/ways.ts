import type { Adoption, Written } from './adopter';
import { patchApiObject } from './candidate';
import type { Way } from './candidate';
import { call, cdk8s, construct, fields, variable } from './expression';
import type { Expression, ObjectExpression, Optional, Variable } from './expression';
import { text, textsByKey, value } from './values';
import { isDnsLabel } from '../kubernetes/dns-name';
import { isMapping } from '../kubernetes/is-mapping';

/** Where an object goes, and what it is called. */
export interface Place {
  readonly scope: Expression;
  readonly id: string;
  readonly variable: Variable;
}

/** Classes that patch themselves. */
const PATCHABLE = ['VirtualMachine', 'VirtualMachinePool', 'VirtualMachineInstanceReplicaSet'];

/** By its construct. The id is the name, where it can be. */
export function constructWay(manifest: Written, adoption: Adoption, { scope, id, variable: made }: Place): Way {
  const { type, props, calls, impliedAnnotations = [], isAllOrNothing } = adoption;
  const self = variable(made);
  const { module, name: className } = type as Expression & { readonly kind: 'import' };
  const metadata = metadataOf(manifest, { isNamed: module === 'cdk8s-kubevirt' && isDnsLabel(id) ? id : undefined, impliedAnnotations });
  const all: ObjectExpression = { kind: 'object', fields: [...metadata ? [['metadata', metadata] as const] : [], ...props?.fields ?? []] };
  const isOptional = module === 'cdk8s-plus-28' && all.fields.length === 0;
  return {
    variable: made,
    value: construct(type, scope, value(id), isOptional ? undefined : all),
    calls: calls?.(self) ?? [],
    patch: isAllOrNothing ? undefined : (operations) => (PATCHABLE.includes(className) ? call(self, 'patch', ...operations) : patchApiObject(self, operations)),
  };
}

/** As it is written. */
export function asApiObject(manifest: Written, { scope, id, variable: made }: Place): Way {
  const { apiVersion, kind, metadata: _, ...content } = manifest;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') throw new Error('it has no apiVersion or no kind');
  const props = fields({
    apiVersion: value(apiVersion), kind: value(kind), metadata: metadataOf(manifest, { impliedAnnotations: [] }),
  }) as ObjectExpression;
  const rest = Object.entries(content).flatMap(([key, field]): [string, Expression][] => {
    const written = value(field);
    return written ? [[key, written]] : [];
  });
  const all: ObjectExpression = { kind: 'object', fields: [...props.fields, ...rest] };
  return {
    variable: made,
    value: construct(cdk8s('ApiObject'), scope, value(id), all),
    calls: [],
    patch: (operations) => call(variable(made), 'addJsonPatch', ...operations),
  };
}

/** Metadata without the namespace, which is that of the chart. What is none of its types is patched. */
function metadataOf(
  { metadata }: Written, { isNamed, impliedAnnotations }: { readonly isNamed?: string | undefined; readonly impliedAnnotations: readonly string[] },
): Optional {
  if (!isMapping(metadata)) return undefined;
  const { name, namespace: _, labels, annotations, ownerReferences, finalizers, ...others } = metadata;
  const kept = isMapping(annotations) ? Object.entries(annotations).filter(([key]) => !impliedAnnotations.includes(key)) : [];
  return fields<{ readonly [field: string]: unknown }>({
    name: name === isNamed ? undefined : text(name),
    labels: textsByKey(labels),
    annotations: textsByKey(Object.fromEntries(kept)),
    ownerReferences: value(ownerReferences),
    finalizers: value(finalizers),
    ...Object.fromEntries(Object.entries(others).map(([key, field]) => [key, value(field)])),
  });
}
