import { JUDGED_BY_CDI } from '../../manifests/volume-import';
import type { VolumeImport } from '../../manifests/volume-import';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Part, Subject } from '../subject';
import { ofKinds } from '../subjects/vmi';
import { volumeImport } from '../subjects/volume-import';

interface Reference {
  readonly apiGroup?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

const NONE: readonly Part<Reference>[] = [];

/** Each reference to what fills a volume in place of CDI. */
const reference: Subject<Reference> = partsOf(volumeImport, referencesOf);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'data-volume-population/excludes-source',
    level: FindingLevel.REJECTED,
    subject: ofKinds(volumeImport, JUDGED_BY_CDI),
    summary: 'A DataVolume that a volume populator fills must not have source or sourceRef',
    why: 'CDI refuses source or sourceRef next to dataSource or dataSourceRef.',
    fix: 'Keep source or sourceRef for what CDI fills, dataSourceRef for what another populator or driver fills.',
    upstream: ['cdi:dv/population-with-source'],
    * check(volume) {
      const [first] = referencesOf(volume);
      const { source, sourceRef } = volume.spec;
      if (!first || !(source ?? sourceRef)) return;
      yield { field: source ? 'source' : 'sourceRef', reported: 'source', got: `${first.path} as well`, allowed: 'nothing next to it' };
    },
  }),
  defineRule({
    id: 'data-volume-population/requires-one-reference',
    level: FindingLevel.REJECTED,
    subject: volumeImport,
    summary: 'A DataVolume must not have both dataSource and dataSourceRef',
    why: 'CDI refuses them together, even where they say the same.',
    fix: 'Keep dataSourceRef.',
    upstream: ['cdi:dv/population-both-refs'],
    * check(volume) {
      const [first, second] = referencesOf(volume);
      if (second) yield { field: first.path, got: 'dataSource and dataSourceRef', allowed: 'one of them' };
    },
  }),
  defineRule({
    id: 'data-volume-population/excludes-namespace',
    level: FindingLevel.REJECTED,
    subject: reference,
    summary: 'The reference to a volume populator must not have a namespace',
    why: 'CDI refuses a namespace in dataSourceRef.',
    fix: 'Remove the namespace. To clone from another one write source.pvc, source.snapshot or sourceRef.',
    upstream: ['cdi:dv/datasourceref-namespace'],
    * check({ namespace }) {
      if (namespace) yield { field: 'namespace', reported: 'namespace[]', got: namespace, allowed: 'no namespace' };
    },
  }),
  defineRule({
    id: 'data-volume-population/requires-kind-and-name',
    level: FindingLevel.REJECTED,
    subject: reference,
    summary: 'The reference to a volume populator must have a kind and a name',
    why: 'CDI refuses an empty kind and an empty name.',
    fix: 'Write kind and name of the object that fills the volume.',
    upstream: ['cdi:dv/datasourceref-name', 'cdi:dv/datasource-name', 'cdi:dv/datasourceref-kind', 'cdi:dv/datasource-kind'],
    * check({ name, kind }) {
      if (name === '') yield { field: 'name', reported: 'name[]', got: name, allowed: 'a name' };
      if (kind === '') yield { field: 'kind', got: kind, allowed: 'a kind' };
    },
  }),
  defineRule({
    id: 'data-volume-population/requires-api-group',
    level: FindingLevel.REJECTED,
    subject: reference,
    summary: 'The reference to a volume populator must have an API group unless it is a PersistentVolumeClaim',
    why: 'CDI refuses a reference without apiGroup to every other kind.',
    fix: 'Write apiGroup, such as snapshot.storage.k8s.io for a VolumeSnapshot.',
    upstream: ['cdi:dv/datasourceref-apigroup', 'cdi:dv/datasource-apigroup'],
    * check({ apiGroup, kind }) {
      if (apiGroup || kind === 'PersistentVolumeClaim') return;
      yield { field: 'apiGroup', reported: 'apiGroup[]', got: apiGroup, allowed: `the API group of ${kind}` };
    },
  }),
];

/** Upstream leaves out the stanza where it reports them. */
function referencesOf({ target }: VolumeImport): readonly Part<Reference>[] {
  if (!target) return NONE;
  const { stanza, claim } = target;
  return (['dataSource', 'dataSourceRef'] as const).flatMap((reported) => {
    const value = claim[reported];
    return value ? [{ value, path: `${stanza}.${reported}`, reported }] : [];
  });
}
