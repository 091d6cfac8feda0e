import * as kplus from 'cdk8s-plus-28';
import { VOLUME_SNAPSHOT_SOURCES } from './wire-forms';
import type { Source } from '../../../imports/snapshot.storage.k8s.io';

/** What a `VolumeSnapshot` stands for. */
export class VolumeSnapshotSource {
  /**
   * A snapshot that is taken of a claim, as it is at that moment.
   *
   * @param claim the claim, in the namespace of the snapshot
   */
  public static persistentVolumeClaim(claim: kplus.IPersistentVolumeClaim): VolumeSnapshotSource {
    return new VolumeSnapshotSource({ persistentVolumeClaimName: claim.name });
  }

  /**
   * A snapshot that exists on the storage system.
   *
   * @param name the name of the VolumeSnapshotContent that an administrator made for it
   */
  public static volumeSnapshotContent(name: string): VolumeSnapshotSource {
    return new VolumeSnapshotSource({ volumeSnapshotContentName: name });
  }

  private constructor(wire: Source) {
    VOLUME_SNAPSHOT_SOURCES.set(this, wire);
  }
}
