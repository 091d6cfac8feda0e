import type { ApiObject } from 'cdk8s';
import { groupOf, versionOf } from '../manifests/manifest';
import { versionsOf } from '../manifests/schema/kinds';

/**
 * The manifest without the namespace that cdk8s gives to every object of a chart, cluster-scoped kinds included. A namespace that differs
 * from the chart's was written by the user and stays.
 */
export function withoutInheritedNamespace(apiObject: ApiObject, manifest: unknown): unknown {
  const { chart, kind } = apiObject;
  const { metadata } = manifest as { readonly metadata?: { readonly namespace?: unknown } };
  if (chart.namespace === undefined || metadata?.namespace !== chart.namespace) return manifest;
  const versions = versionsOf(groupOf(apiObject), kind);
  const known = versions?.get(versionOf(apiObject)) ?? [...versions?.values() ?? []][0];
  if (known?.scope !== 'Cluster') return manifest;
  const { namespace, ...kept } = metadata;
  return { ...manifest as object, metadata: kept };
}
