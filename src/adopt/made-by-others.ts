import type { Written } from './adopter';
import { formatValue } from '../kubernetes/format-value';
import { at, listAt } from '../kubernetes/untyped';

/** Objects that Kubernetes puts into each namespace. */
const IN_EACH_NAMESPACE: ReadonlyMap<string, readonly string[]> = new Map([
  ['ConfigMap', ['kube-root-ca.crt', 'openshift-service-ca.crt']], ['ServiceAccount', ['default']],
]);

/**
 * Who makes an object, where that is a controller: the DataVolume of a VM's template, the claim of a DataVolume, the pods of a Deployment. It is made
 * anew where it is missing, and a program that made it, too, would be a second owner.
 */
export function makerOf({ apiVersion, kind, metadata, type }: Written): string | undefined {
  const owner = listAt(metadata, 'ownerReferences').find((reference) => at(reference, 'controller') === true);
  if (owner !== undefined) return `${formatValue(at(owner, 'kind')) ?? ''} ${formatValue(at(owner, 'name')) ?? ''}`;
  const name = at(metadata, 'name');
  const isOfNamespace = apiVersion === 'v1' && typeof kind === 'string' && typeof name === 'string' && IN_EACH_NAMESPACE.get(kind)?.includes(name);
  const isToken = apiVersion === 'v1' && kind === 'Secret' && type === 'kubernetes.io/service-account-token';
  return isOfNamespace || isToken ? 'Kubernetes' : undefined;
}
