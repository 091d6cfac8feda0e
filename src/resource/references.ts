import { Resource } from 'cdk8s-plus-28';
import { IConstruct } from 'constructs';
import { UsageError } from '../usage-error';

const REFERENCES = new WeakMap<object, readonly IConstruct[]>();

/** Keeps the objects that a value, such as a disk, refers to by their names alone: they must be in the namespace of the construct that takes it. */
export function keepReferences(value: object, objects: readonly (IConstruct | undefined)[]): void {
  const all = objects.filter((object) => object !== undefined);
  if (all.length > 0) REFERENCES.set(value, all);
}

/** The objects that a value refers to by their names alone. */
export function referencesOf(value: object | undefined): readonly IConstruct[] {
  return (value && REFERENCES.get(value)) ?? [];
}

/**
 * References to objects of another namespace, which a name alone does not reach.
 *
 * @param references objects by the prop or method that they were given to
 */
export function* namespaceProblems(
  { metadata: { namespace } }: Resource,
  references: { readonly [what: string]: readonly (IConstruct | undefined)[] },
): Generator<UsageError> {
  for (const [what, objects] of Object.entries(references)) {
    for (const object of objects) {
      const other = object && namespaceOf(object);
      if (!object || namespace === undefined || other === undefined || other === namespace) continue;
      yield {
        what,
        got: `${other}/${(object as Resource).name}`,
        allowed: `an object of the namespace ${namespace}`,
        fix: 'A reference by name does not leave its namespace: make both in one.',
      };
    }
  }
}

/** The namespace of what this app makes, and of what is imported with its namespace. */
function namespaceOf(object: IConstruct): string | undefined {
  if (object instanceof Resource) return object.metadata.namespace;
  return 'namespace' in object && typeof object.namespace === 'string' ? object.namespace : undefined;
}
