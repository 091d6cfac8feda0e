import type { DataVolumeSource } from '../../../imports/cdi.kubevirt.io';
import { VOLUME_HOLDERS, VOLUME_KINDS, volumeImports } from '../../manifests/volume-import';
import type { ImportedSource, VolumeImport, VolumeTarget } from '../../manifests/volume-import';
import { FindingLevel } from '../finding-level';
import { partsOf } from '../subject';
import type { Occurrence, Subject } from '../subject';

/**
 * The spec of a DataVolume, of every kind that holds one. What CDI refuses of a VM's template leaves that VM waiting: no webhook of KubeVirt
 * refuses the VM or its instance for it.
 */
export const volumeImport: Subject<VolumeImport> = {
  kinds: VOLUME_KINDS,
  find: (manifest, _, level) => volumeImports(manifest).map((volume) => occurrenceOf(volume, level)),
};

/** The stanza of that spec that says where the data goes, where there is exactly one. */
export const volumeTarget: Subject<VolumeTarget> = partsOf(volumeImport, ({ target }) => (
  target ? [{ value: target, path: target.stanza }] : []
));

/** The metadata of a DataVolume, of every kind that holds its spec. */
export const volumeMetadata: Subject<VolumeImport> = {
  kinds: VOLUME_KINDS,
  find: (manifest) => volumeImports(manifest).map((value) => ({ value, path: value.metadataPath })),
};

/** The spec of a DataVolume with one source, if that is one of these: where there are several or none, another rule says so. */
export function volumeImportFrom(...members: readonly (keyof DataVolumeSource)[]): Subject<ImportedSource> {
  return {
    kinds: VOLUME_HOLDERS,
    find: (manifest, _, level) => volumeImports(manifest)
      .filter((volume): volume is ImportedSource => members.some((member) => volume.source?.[member] !== undefined))
      .map((volume) => occurrenceOf(volume, level)),
  };
}

/** The source of a DataVolume, if it is this one; `reported` is how upstream spells it. */
export function volumeSource<K extends keyof DataVolumeSource>(member: K, reported: string): Subject<NonNullable<DataVolumeSource[K]>> {
  return partsOf(volumeImportFrom(member), ({ source }) => {
    const value = source[member];
    return value === undefined ? [] : [{ value, path: `source.${member}`, reported: `source.${reported}` }];
  });
}

function occurrenceOf<T extends VolumeImport>(value: T, level: FindingLevel): Occurrence<T> {
  const { path, reported, byVirtualMachine } = value;
  const isReported = reported !== undefined && level === FindingLevel.REJECTED;
  return {
    value,
    path,
    report: (field) => (isReported ? `${reported}.${field}` : undefined),
    ...byVirtualMachine ? { late: FindingLevel.UNSTARTABLE } : {},
  };
}
