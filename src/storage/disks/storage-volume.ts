import * as kplus from 'cdk8s-plus-28';
import type { Volume } from '../../../imports/kubevirt.io';
import { volumeOf } from '../../cdk8s-plus-internals';
import { usageError } from '../../usage-error';

/**
 * The volume of a guest that stands for a storage of cdk8s-plus.
 *
 * @param caller what the user called, for errors
 * @throws for what only containers can mount
 */
export function volumeOfStorage(storage: kplus.IStorage, caller: string): Omit<Volume, 'name'> {
  const volume = volumeOf(storage);
  if (volume.persistentVolumeClaim) {
    const { claimName, readOnly } = volume.persistentVolumeClaim;
    return { persistentVolumeClaim: { claimName, readOnly: readOnly || undefined } };
  }
  if (volume.configMap?.items?.length || volume.secret?.items?.length) {
    throw usageError(storage, {
      what: caller,
      got: 'a volume with `items`',
      allowed: 'a ConfigMap or Secret as a whole',
      fix: 'KubeVirt shows guests all keys: make an object that has only those.',
    });
  }
  if (volume.configMap?.name) return { configMap: { name: volume.configMap.name, optional: volume.configMap.optional } };
  if (volume.secret?.secretName) return { secret: { secretName: volume.secret.secretName, optional: volume.secret.optional } };
  throw usageError(storage, {
    what: caller,
    got: Object.keys(volume).filter((key) => key !== 'name' && volume[key as keyof typeof volume] !== undefined).join(', '),
    allowed: 'a volume of a PersistentVolumeClaim, ConfigMap or Secret',
    fix: 'Use Disk.emptyDisk for scratch space, or a PersistentVolumeClaim for anything else.',
  });
}
