import type { ApiObject } from 'cdk8s';
import { versionsOf } from '../manifests/schema/kinds';

/**
 * The manifest without the namespace that cdk8s gives to every object of a chart, cluster-scoped kinds included. A namespace that differs
 * from the chart's was written by the user and stays.
 */
export function withoutInheritedNamespace({ chart, apiVersion, kind }: ApiObject, manifest: unknown): unknown {
  const { metadata } = manifest as { readonly metadata?: { readonly namespace?: unknown } };
  if (chart.namespace === undefined || metadata?.namespace !== chart.namespace) return manifest;
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const versions = versionsOf(group, kind);
  const known = versions?.get(version) ?? [...versions?.values() ?? []][0];
  if (known?.scope !== 'Cluster') return manifest;
  const { namespace, ...kept } = metadata;
  return { ...manifest as object, metadata: kept };
}
