import { ApiObjectMetadata } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Platform } from '../platform/platform';
import { UsageError, usageError } from '../usage-error';

/** Metadata of an object of the SR-IOV operator: wherever its chart lives, it belongs into the operator's namespace. */
export function operatorMetadata(scope: IConstruct, metadata?: ApiObjectMetadata): ApiObjectMetadata {
  const { sriovOperator: namespace } = Platform.of(scope).namespaces;
  if (metadata?.namespace !== undefined && metadata.namespace !== namespace) {
    throw usageError(scope, {
      what: 'metadata.namespace',
      got: metadata.namespace,
      allowed: `${namespace}, the namespace of the SR-IOV operator`,
      fix: 'Leave it out, or say in `Platform.namespaces.sriovOperator` where the operator runs. A VM\'s namespace is `networkNamespace`.',
    });
  }
  return { ...metadata, namespace };
}

/** What the operator v1.6.0 does not take as a resource name. Later releases take "-" within it, too (webhook/validate.go of its main branch, August 2026). */
export function* resourceNameProblems(resourceName: string): Generator<UsageError> {
  if (!/^[A-Za-z0-9_]+$/.test(resourceName)) {
    yield {
      what: 'resourceName',
      got: resourceName,
      allowed: 'letters, digits and _',
      fix: 'Leave out the prefix, which is the operator\'s own setting, and write "_" for "-".',
    };
  }
}

/** A switch as SR-IOV CNI and its operator write it. */
export function onOff(value: boolean | undefined): 'on' | 'off' | undefined {
  return value === undefined ? undefined : value ? 'on' : 'off';
}
