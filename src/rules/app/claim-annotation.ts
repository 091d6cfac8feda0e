import { fieldOf } from '../../kubernetes/field-path';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

/** The domains are Kubernetes' own, and it has no such annotation. */
const INVENTED = /^(?:storage|volume)\.(?:beta\.)?kubernetes\.io\/.*encrypt/i;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'claim-annotation/avoids-encryption',
    level: FindingLevel.ADVISED,
    subject: objectsOf<Manifest>('/PersistentVolumeClaim', 'cdi.kubevirt.io/DataVolume'),
    summary: 'A claim must not ask for encryption by an annotation of Kubernetes, which has none',
    why: 'Nothing reads it: the volume is written in clear text.',
    fix: 'Name a StorageClass whose parameters switch the encryption of its driver on, or encrypt in the guest.',
    * check({ metadata: { annotations = {} } }) {
      for (const [key, got] of Object.entries(annotations)) {
        if (INVENTED.test(key)) yield { field: fieldOf('metadata.annotations', key), got, allowed: 'a StorageClass that encrypts' };
      }
    },
  }),
];
