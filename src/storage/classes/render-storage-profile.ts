import { StorageProfileProps } from './storage-profile-props';
import type { StorageProfileSpec } from '../../../imports/cdi.kubevirt.io';

/** Renders the spec of a StorageProfile. */
export function renderStorageProfile(props: StorageProfileProps): StorageProfileSpec {
  return {
    claimPropertySets: props.claimPropertySets?.map(({ accessModes, volumeMode }) => ({ accessModes, volumeMode })),
    cloneStrategy: props.cloneStrategy,
    dataImportCronSourceFormat: props.dataImportFormat,
    snapshotClass: props.snapshotClassName,
  };
}
