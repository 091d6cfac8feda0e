import { meantOr } from './meant-or';
import { fieldsAt } from '../../kubernetes/fields-at';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { POD_SPECS } from '../../manifests/pod-specs';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

/** By `<group>/<kind>` of a class who names one of it, and where; StorageClass, IngressClass and PriorityClass have rules of their own. */
const NAMED: ReadonlyMap<string, readonly (readonly [kind: string, path: string])[]> = new Map([
  ['node.k8s.io/RuntimeClass', [
    ...[...POD_SPECS].map(([kind, at]) => [kind, `${at}.runtimeClassName`] as const), ['kubevirt.io/KubeVirt', 'spec.configuration.defaultRuntimeClass'],
  ]],
  ['snapshot.storage.k8s.io/VolumeSnapshotClass', [
    ['snapshot.storage.k8s.io/VolumeSnapshot', 'spec.volumeSnapshotClassName'], ['cdi.kubevirt.io/StorageProfile', 'spec.snapshotClass'],
  ]],
  ['storage.k8s.io/VolumeAttributesClass', [['/PersistentVolumeClaim', 'spec.volumeAttributesClassName']]],
  ['gateway.networking.k8s.io/GatewayClass', [['gateway.networking.k8s.io/Gateway', 'spec.gatewayClassName']]],
]);

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'cluster-class/is-known',
    level: FindingLevel.ADVISED,
    summary: 'A RuntimeClass, VolumeSnapshotClass, VolumeAttributesClass or GatewayClass that is named must be one of the app, where the app has such classes',
    why: 'The API server admits any name. Pods of a RuntimeClass that there is not are refused (admission plugin RuntimeClass of Kubernetes), and so are the launchers of all VMs where it is the '
      + 'default one of KubeVirt; a snapshot waits, a claim and a Gateway stay pending. A class from outside the app may be there.',
    fix: 'Correct the name, or add the class. Where it is from outside the app, acknowledge this finding with the reason.',
    * check(manifests) {
      for (const [kind, places] of NAMED) {
        const made = ofKind(manifests, kind).map(({ metadata: { name = '' } }) => name);
        if (!made.length) continue;
        const known = new Set(made);
        const word = kind.slice(kind.indexOf('/') + 1);
        for (const { manifest, field, got } of places.flatMap(([of, path]) => namesAt(ofKind(manifests, of), path))) {
          if (!known.has(got)) yield { manifest, field, got, allowed: meantOr(got, made, `a ${word} of the app`) };
        }
      }
    },
  }),
];

function namesAt(manifests: readonly Manifest[], path: string): { readonly manifest: Manifest; readonly field: string; readonly got: string }[] {
  return manifests.flatMap((manifest) => fieldsAt(path)(manifest).flatMap(({ field, value }) => (
    typeof value === 'string' && value ? [{ manifest, field, got: value }] : []
  )));
}
