import { ApiObjectMetadata } from 'cdk8s';

/** Where MetalLB and its operators run on every distribution; MetalLB reads its objects there only. */
const NAMESPACE = 'metallb-system';

/** Metadata of an object of MetalLB: wherever its chart lives, it belongs into MetalLB's namespace. */
export function metalLbMetadata(metadata?: ApiObjectMetadata): ApiObjectMetadata {
  return { ...metadata, namespace: metadata?.namespace ?? NAMESPACE };
}
