import type { PersistentVolume } from '../../../imports/kubernetes';
import { fieldOf } from '../../kubernetes/field-path';
import { ownValue } from '../../kubernetes/own-value';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const BOUND = 'pv.kubernetes.io/bind-completed';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'bound-claim/avoids-old-claim',
    level: FindingLevel.ADVISED,
    subject: objectsOf<Manifest & PersistentVolume>('/PersistentVolume'),
    summary: 'A PersistentVolume must not be reserved for a claim by its uid',
    why: 'The uid is that of a claim of another day or cluster. The claim that is made now has another one, so Kubernetes calls the volume Released and binds nothing to it: the claim stays pending.',
    fix: 'Remove uid and resourceVersion from claimRef, and keep namespace and name.',
    * check({ spec }) {
      const got = spec?.claimRef?.uid;
      if (got) yield { field: 'spec.claimRef.uid', got, allowed: 'none' };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'bound-claim/avoids-exported-binding',
    level: FindingLevel.ADVISED,
    summary: 'A claim must not say that it is bound to a volume that the app does not make',
    why: 'Annotations and volumeName of an exported claim say that it is bound already. Where it is made again there is no such volume: its phase is Lost, nothing is provisioned, and the VM that '
      + 'takes it never starts.',
    fix: `Remove volumeName and the annotations ${BOUND} and pv.kubernetes.io/bound-by-controller.`,
    * check(manifests) {
      const volumes = new Set(ofKind(manifests, '/PersistentVolume').map(({ metadata: { name } }) => name));
      for (const manifest of ofKind(manifests, '/PersistentVolumeClaim')) {
        const got = ownValue(manifest.metadata.annotations ?? {}, BOUND);
        const { volumeName } = (manifest.spec ?? {}) as { readonly volumeName?: string };
        if (!got || !volumeName || volumes.has(volumeName)) continue;
        yield { manifest, field: fieldOf('metadata.annotations', BOUND), got: `${got}, to volume ${volumeName}`, allowed: 'nothing in a manifest' };
      }
    },
  }),
];
