import { JUDGED_BY_CDI } from '../../manifests/volume-import';
import type { VolumeImport } from '../../manifests/volume-import';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { Violation, ObjectRule } from '../rule';
import { ofKinds } from '../subjects/vmi';
import { volumeImport } from '../subjects/volume-import';

interface Reference {
  readonly apiGroup?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

interface Placed {
  readonly reference: Reference;
  readonly field: string;
  readonly reported: 'dataSource' | 'dataSourceRef';
}

const NONE: readonly Placed[] = [];
const WHY = 'The webhook of CDI refuses a reference to a volume populator that it cannot follow.';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'data-volume-population/excludes-source',
    level: FindingLevel.REJECTED,
    subject: ofKinds(volumeImport, JUDGED_BY_CDI),
    summary: 'A volume populator fills a DataVolume alone',
    why: 'The webhook of CDI refuses source or sourceRef next to dataSource or dataSourceRef.',
    fix: 'Keep source or sourceRef for what CDI fills, dataSourceRef for what another populator or driver fills.',
    upstream: ['cdi:dv/population-with-source'],
    * check(volume) {
      const [first] = references(volume);
      const { source, sourceRef } = volume.spec;
      if (!first || !(source ?? sourceRef)) return;
      yield { field: source ? 'source' : 'sourceRef', reported: 'source', got: `${first.field} as well`, allowed: 'nothing next to it' };
    },
  }),
  defineRule({
    id: 'data-volume-population/has-one-reference',
    level: FindingLevel.REJECTED,
    subject: volumeImport,
    summary: 'A volume names its populator once',
    why: 'The webhook of CDI refuses dataSource and dataSourceRef together, even where they say the same.',
    fix: 'Keep dataSourceRef.',
    upstream: ['cdi:dv/population-both-refs'],
    * check(volume) {
      const [first, second] = references(volume);
      if (second) yield { field: first.field, got: 'dataSource and dataSourceRef', allowed: 'one of them' };
    },
  }),
  defineRule({
    id: 'data-volume-population/stays-in-namespace',
    level: FindingLevel.REJECTED,
    subject: volumeImport,
    summary: 'A populator is of the same namespace',
    why: 'The webhook of CDI refuses a namespace in dataSourceRef.',
    fix: 'Remove the namespace. To clone from another one write source.pvc, source.snapshot or sourceRef.',
    upstream: ['cdi:dv/datasourceref-namespace'],
    * check(volume) {
      for (const { reference: { namespace }, field, reported } of references(volume)) {
        if (namespace) yield { field: `${field}.namespace`, reported: `${reported}.namespace[]`, got: namespace, allowed: 'no namespace' };
      }
    },
  }),
  defineRule({
    id: 'data-volume-population/is-named',
    level: FindingLevel.REJECTED,
    subject: volumeImport,
    summary: 'The reference to a populator has a kind and a name',
    why: WHY,
    fix: 'Write kind and name of the object that fills the volume.',
    upstream: ['cdi:dv/datasourceref-name', 'cdi:dv/datasource-name', 'cdi:dv/datasourceref-kind', 'cdi:dv/datasource-kind'],
    * check(volume) {
      for (const placed of references(volume)) {
        if (placed.reference.name === '') yield { ...place(placed, 'name', '[]'), got: '', allowed: 'a name' };
        if (placed.reference.kind === '') yield { ...place(placed, 'kind'), got: '', allowed: 'a kind' };
      }
    },
  }),
  defineRule({
    id: 'data-volume-population/has-api-group',
    level: FindingLevel.REJECTED,
    subject: volumeImport,
    summary: 'The reference to a populator that is no claim has an API group',
    why: WHY,
    fix: 'Write apiGroup, such as snapshot.storage.k8s.io for a VolumeSnapshot.',
    upstream: ['cdi:dv/datasourceref-apigroup', 'cdi:dv/datasource-apigroup'],
    * check(volume) {
      for (const placed of references(volume)) {
        const { apiGroup, kind } = placed.reference;
        if (!apiGroup && kind !== 'PersistentVolumeClaim') yield { ...place(placed, 'apiGroup', '[]'), got: apiGroup, allowed: `the API group of ${kind}` };
      }
    },
  }),
];

function references({ target, populated }: VolumeImport): readonly Placed[] {
  if (!target || !populated) return NONE;
  const { stanza, claim } = target;
  return (['dataSource', 'dataSourceRef'] as const).flatMap((reported) => {
    const reference = claim[reported];
    return reference ? [{ reference, field: `${stanza}.${reported}`, reported }] : [];
  });
}

function place({ field, reported }: Placed, key: string, suffix = ''): Pick<Violation, 'field' | 'reported'> {
  return { field: `${field}.${key}`, reported: `${reported}.${key}${suffix}` };
}
