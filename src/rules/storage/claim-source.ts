import type { PersistentVolumeClaimSpec } from '../../../imports/cdi.kubevirt.io';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

/** What a claim can be made from by dataSource alone, as `<group>/<kind>`. */
const KEPT: readonly string[] = ['/PersistentVolumeClaim', 'snapshot.storage.k8s.io/VolumeSnapshot'];

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'claim-source/avoids-dropped-source',
    level: FindingLevel.ADVISED,
    subject: objectsOf<{ readonly spec?: PersistentVolumeClaimSpec }>('/PersistentVolumeClaim'),
    summary: 'A claim must say what it is made from so that the API server keeps it',
    why: 'The API server admits the claim and drops two things without a word (`DropDisabledFields`, `EnforceDataSourceBackwardsCompatibility`): a dataSourceRef of another namespace while its feature '
      + 'gate CrossNamespaceVolumeDataSource is off, as it is by default, and a dataSource of another kind than PersistentVolumeClaim and VolumeSnapshot. The claim is empty then.',
    fix: 'Write dataSourceRef without namespace; for an image of another namespace a DataVolume with source.pvc or source.snapshot.',
    * check({ spec: { dataSource, dataSourceRef } = {} }) {
      if (dataSourceRef?.namespace) yield { field: 'spec.dataSourceRef.namespace', got: dataSourceRef.namespace, allowed: 'the namespace of the claim' };
      if (!dataSource || dataSourceRef || KEPT.includes(`${dataSource.apiGroup ?? ''}/${dataSource.kind}`)) return;
      if (dataSource.kind === 'VolumeSnapshot') yield { field: 'spec.dataSource.apiGroup', got: dataSource.apiGroup, allowed: 'snapshot.storage.k8s.io' };
      else yield { field: 'spec.dataSource.kind', got: dataSource.kind, allowed: 'PersistentVolumeClaim or VolumeSnapshot; other kinds in dataSourceRef' };
    },
  }),
];
