import type { Manifest } from './manifest';
import { valueAt } from '../kubernetes/field-path';
import { at, textsAt } from '../kubernetes/untyped';

/**
 * The namespaces in which a ServiceMonitor, a PodMonitor or a Probe looks, its own unless it says so; none where it looks in all.
 *
 * @param path where it says so
 */
export function monitoredNamespaces(manifest: Manifest, path: readonly string[] = ['spec', 'namespaceSelector']): readonly (string | undefined)[] {
  const selector = valueAt(manifest, path);
  if (at(selector, 'any') === true) return [];
  const names = textsAt(selector, 'matchNames');
  return names.length ? names : [manifest.metadata.namespace];
}
