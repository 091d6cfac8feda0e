import * as kplus from 'cdk8s-plus-28';
import type { TypedLocalObjectReference } from '../../../imports/kubernetes';
import type { Source } from '../../../imports/snapshot.storage.k8s.io';
import { keepReferences } from '../../resource/references';
import { WireForms } from '../../wire-forms';

/** Of `VirtualMachineCloneSource`, `VirtualMachineExportSource` and `VirtualMachineBackupSource`. */
export const RECOVERY_SOURCES = new WireForms<TypedLocalObjectReference>();

/** Of `VolumeSnapshotSource`. */
export const VOLUME_SNAPSHOT_SOURCES = new WireForms<Source>();

/** Of `VirtualMachinePatch`: an operation of a JSON patch as text. */
export const VIRTUAL_MACHINE_PATCHES = new WireForms<string>();

/** Makes a value stand for an object in the namespace of what takes the value. */
export function standFor(value: object, source: kplus.IResource): void {
  RECOVERY_SOURCES.set(value, referenceTo(source));
  keepReferences(value, [source]);
}

/** An object in the namespace of what refers to it. */
export function referenceTo({ apiGroup, kind, name }: kplus.IResource): TypedLocalObjectReference {
  return { ...apiGroup ? { apiGroup } : {}, kind, name };
}
