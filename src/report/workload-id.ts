import { objectName } from '../admission/report';
import type { Manifest } from '../manifests/manifest';

/** What a report calls an object: unique where the input holds each object once. */
export function workloadId({ kind, metadata: { namespace = '', name, generateName = '' } }: Manifest): string {
  return `${kind}/${namespace}/${name ?? generateName}`;
}

/** How findings call it. */
export function labelOf({ kind, metadata: { namespace, name, generateName = '' } }: Manifest): string {
  return objectName({ kind, namespace, name: name ?? generateName });
}
