import type { Manifest } from './manifest';
import { valueAt } from '../kubernetes/field-path';
import { at, textsAt } from '../kubernetes/untyped';

/** The namespaces in which a ServiceMonitor or a PodMonitor looks, its own unless it says so; none where it looks in all. */
export function monitoredNamespaces(manifest: Manifest): readonly (string | undefined)[] {
  const selector = valueAt(manifest, ['spec', 'namespaceSelector']);
  if (at(selector, 'any') === true) return [];
  const names = textsAt(selector, 'matchNames');
  return names.length ? names : [manifest.metadata.namespace];
}
