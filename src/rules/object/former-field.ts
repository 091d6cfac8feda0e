import type { Mend } from './built-in';
import type { UnknownField } from './misplaced';
import type { MeantField } from './other-name';
import { valueAt } from '../../kubernetes/field-path';
import { formatValue } from '../../kubernetes/format-value';
import type { JsonSchema } from '../../manifests/schema/json-schema';
import type { Kind } from '../../manifests/schema/kinds';

/** What the version that is served has in place of fields of one that is gone, by `<group>/<kind>` of the former (Deprecated API Migration Guide of Kubernetes). */
const BY_FORMER_KIND: ReadonlyMap<string, string> = new Map(['extensions/Ingress', 'networking.k8s.io/Ingress'].map((kind) => [
  kind, 'service: {name, port: {number}} in place of serviceName and servicePort, defaultBackend in place of the backend of the spec, and pathType in each path',
]));

const BACKENDS = ['backend', 'defaultBackend'];

/** What else to write where a version of a kind is replaced. */
export function formerFieldsOf(group: string, kind: string): string | undefined {
  return BY_FORMER_KIND.get(`${group}/${kind}`);
}

/** The Service of an Ingress as extensions/v1beta1 and networking.k8s.io/v1beta1 had it: one mistake, for which the path lacks its type as well. */
export function formerBackend({ parent, name, siblings }: UnknownField, _: JsonSchema, manifest: unknown, kind?: Kind): MeantField | undefined {
  const isFormer = kind?.kind === 'Ingress' && kind.group === 'networking.k8s.io' && BACKENDS.includes(parent.at(-1) ?? '');
  if (!isFormer || (name !== 'serviceName' && name !== 'servicePort')) return undefined;
  const service = valueAt(siblings, ['serviceName']);
  const port = valueAt(siblings, ['servicePort']);
  const portField = typeof port === 'number' ? 'number' : 'name';
  const path = parent.slice(0, -1);
  const lacksType = parent.at(-1) === 'backend' && valueAt(manifest, [...path, 'pathType']) === undefined;
  const written = [
    ...service === undefined ? [] : [`name: ${formatValue(service)}`],
    ...port === undefined ? [] : [`port: {${portField}: ${formatValue(port)}}`],
  ];
  const mends: Mend[] = [
    ...service === undefined ? [] : [{ from: [...parent, 'serviceName'], to: [...parent, 'service', 'name'], value: service }],
    ...port === undefined ? [] : [{ from: [...parent, 'servicePort'], to: [...parent, 'service', 'port', portField], value: port }],
    ...lacksType ? [{ to: [...path, 'pathType'], value: 'Prefix' }] : [],
  ];
  return { fix: `Write service: {${written.join(', ')}}${lacksType ? ', and pathType: Prefix beside the backend' : ''}.`, mends };
}
