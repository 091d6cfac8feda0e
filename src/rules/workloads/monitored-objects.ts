import { mayMakePods } from './pod-selector';
import type { LabelSelector } from '../../../imports/kubernetes';
import { LabelIndex } from '../../manifests/label-index';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { ownedNamespaces } from '../../manifests/owned-namespaces';

/** What an object of Prometheus' operator selects by labels. */
export interface Monitoring {
  readonly manifest: Manifest;
  readonly selector: LabelSelector;
  /** Those in which it looks; none where it looks in all. */
  readonly namespaces: readonly (string | undefined)[];
}

/** What selects no object of a kind, although the app makes all namespaces in which it looks, and what is in them. */
export function meetingNothing<T extends Monitoring>(manifests: readonly Manifest[], kind: string, monitoring: readonly T[]): readonly T[] {
  const owned = ownedNamespaces(manifests);
  if (!owned.size || !monitoring.length) return [];
  const open = new Set(manifests.filter(mayMakePods).map(({ metadata }) => metadata.namespace));
  const all = ofKind(manifests, kind);
  const inhabited = new Set(all.map(({ metadata }) => metadata.namespace));
  const objects = new LabelIndex(all.map((manifest) => ({ manifest, labels: manifest.metadata.labels ?? {} })));
  // Who makes a namespace may prepare it for objects that others bring, as an operator does.
  const isWhole = (namespace: string | undefined) => owned.has(namespace) && !open.has(namespace) && inhabited.has(namespace);
  return monitoring.filter(({ selector, namespaces }) => (
    namespaces.length > 0 && namespaces.every(isWhole) && !namespaces.some((namespace) => objects.find(namespace, selector))
  ));
}
