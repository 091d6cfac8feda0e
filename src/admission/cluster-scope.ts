import { JsonPatch } from 'cdk8s';
import type { ApiObject } from 'cdk8s';
import { versionsOf } from '../manifests/schema/kinds';

const dropped = new WeakSet<ApiObject>();

/**
 * cdk8s gives the namespace of a chart to every object in it, cluster-scoped kinds included. This takes it away from those that are known;
 * a namespace that differs from the chart's was written by the user and stays.
 */
export function dropInheritedNamespace(apiObject: ApiObject): void {
  const { metadata: { namespace }, chart, apiVersion, kind } = apiObject;
  if (namespace === undefined || namespace !== chart.namespace || dropped.has(apiObject)) return;
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const versions = versionsOf(group, kind);
  const known = versions?.get(version) ?? [...versions?.values() ?? []][0];
  if (known?.scope !== 'Cluster') return;
  apiObject.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  dropped.add(apiObject);
}
