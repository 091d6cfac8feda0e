import type { PersistentVolumeClaimSpec } from '../../../imports/cdi.kubevirt.io';
import { parseQuantity, wholeUnits } from '../../kubernetes/quantity';
import { isCompletedByCdi } from '../../manifests/completed-by-cdi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const MEBI = 1024n * 1024n;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'claim-size/has-unit',
    level: FindingLevel.ADVISED,
    subject: objectsOf<{ readonly spec?: PersistentVolumeClaimSpec }>('/PersistentVolumeClaim'),
    summary: 'A claim must have at least 1Mi',
    why: 'A size without a unit is bytes, and one with m thousandths of bytes: the API server admits it, and the provisioner makes the smallest volume that it can, or none. No disk of a guest fits it.',
    fix: 'Write the unit: 10Gi.',
    * check({ metadata: { labels }, spec }) {
      // CDI refuses it where it completes the claim.
      if (isCompletedByCdi(labels)) return;
      const got = spec?.resources?.requests?.storage;
      const size = parseQuantity(got ?? '');
      if (size !== undefined && wholeUnits(size) > 0n && wholeUnits(size) < MEBI) yield { field: 'spec.resources.requests.storage', got, allowed: 'at least 1Mi' };
    },
  }),
];
