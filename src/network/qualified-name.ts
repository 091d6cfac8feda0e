import * as kplus from 'cdk8s-plus-28';

/** `<namespace>/<name>` of an object, or `<name>` where neither its chart nor its metadata has a namespace. */
export function qualifiedName({ name, metadata: { namespace } }: kplus.Resource): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
