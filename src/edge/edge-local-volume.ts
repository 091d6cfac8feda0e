import { Chart, Size, SizeRoundingBehavior } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { EdgeVirtualMachine } from './edge-virtual-machine';
import { LocalPersistentVolume, StorageClass, VolumeBindingMode } from '../storage';

/** The room that a file system takes of a volume of this size, at most. */
const WITH_FILE_SYSTEM = 1.25;

/** The class and the volume of a store whose storage is a directory of its node. */
export function createLocalVolume(chart: Chart, { name, storage, architecture, diskSize }: EdgeVirtualMachine): void {
  const { _localVolume: localVolume, className } = storage;
  if (!localVolume) return;
  const storageClass = new StorageClass(chart, 'StorageClass', {
    metadata: { name: className },
    provisioner: StorageClass.NO_PROVISIONER,
    volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
    reclaimPolicy: kplus.PersistentVolumeReclaimPolicy.RETAIN,
  });
  const room = Math.ceil(diskSize.toMebibytes({ rounding: SizeRoundingBehavior.NONE }) * WITH_FILE_SYSTEM);
  new LocalPersistentVolume(chart, 'Volume', {
    metadata: { name: `${name}-disk` },
    path: localVolume.path,
    nodes: [kplus.NodeLabelQuery.in('kubernetes.io/arch', [architecture])],
    capacity: localVolume.capacity ?? Size.mebibytes(room),
    storageClass,
    volumeMode: storage.volumeMode,
    accessModes: storage.accessModes,
    reclaimPolicy: kplus.PersistentVolumeReclaimPolicy.RETAIN,
  });
}
