/**
 * What a VirtualMachine is doing: `status.printableStatus`, which `kubectl get vm` shows (KubeVirt v1.9.0, `setPrintableStatus`). It is reported and never written; it is
 * what pipelines wait for: `kubectl wait vm/db --for=jsonpath='{.status.printableStatus}'=Running`. Where several hold, the first of TERMINATING, STOPPING, MIGRATING,
 * PAUSED and RUNNING counts, then errors, then what is under way.
 */
export enum VirtualMachineStatus {
  /** There is no instance, and none is expected; also after a guest that shut itself down or crashed, where its run strategy does not start it again. */
  STOPPED = 'Stopped',
  /** DataVolumes are being filled. There is no instance yet. */
  PROVISIONING = 'Provisioning',
  /** A claim waits for its volume. */
  WAITING_FOR_VOLUME_BINDING = 'WaitingForVolumeBinding',
  /** A DataVolume reports an error. */
  DATA_VOLUME_ERROR = 'DataVolumeError',
  /** A claim that a volume names does not exist. */
  ERROR_PVC_NOT_FOUND = 'ErrorPvcNotFound',
  /** An instance is expected or there, its launcher pod is made, scheduled, and starts QEMU. */
  STARTING = 'Starting',
  /** The scheduler finds no node for the launcher pod. */
  ERROR_UNSCHEDULABLE = 'ErrorUnschedulable',
  /** The image of a container disk cannot be pulled. */
  ERR_IMAGE_PULL = 'ErrImagePull',
  /** The same, and kubelet waits before it tries again. */
  IMAGE_PULL_BACK_OFF = 'ImagePullBackOff',
  /** The guest runs. Whether it is of use is told by the condition `Ready`. */
  RUNNING = 'Running',
  /** QEMU is there and the guest stands still: `virtctl pause`, or a paused start. The pod is not ready. */
  PAUSED = 'Paused',
  /** The guest moves to another node, or its disks to other volumes; there are two pods. */
  MIGRATING = 'Migrating',
  /** The guest was told to shut down; it has its grace period. */
  STOPPING = 'Stopping',
  /** The VM is deleted, and with it its instance and the disks of its templates. */
  TERMINATING = 'Terminating',
  /** Starts failed one after the other; the next waits. */
  CRASH_LOOP_BACK_OFF = 'CrashLoopBackOff',
  /** It waits for a guest that comes from another cluster. */
  WAITING_FOR_RECEIVER = 'WaitingForReceiver',
  /** The node does not answer. */
  UNKNOWN = 'Unknown',
}

/**
 * How far an instance is: `status.phase` of a VirtualMachineInstance (KubeVirt v1.9.0). A VirtualMachine has no `status.phase`, and an instance is never stopped, stopping
 * or paused: those are `VirtualMachineStatus`, and the condition `Paused`.
 */
export enum VirtualMachineInstancePhase {
  /** The object is accepted; there is no pod yet. */
  PENDING = 'Pending',
  /** The launcher pod is there and waits for a node, or for its containers: phase Pending of the pod. */
  SCHEDULING = 'Scheduling',
  /** The launcher pod runs; QEMU does not yet. */
  SCHEDULED = 'Scheduled',
  /** The guest runs. */
  RUNNING = 'Running',
  /** The guest shut itself down, whatever it was for. */
  SUCCEEDED = 'Succeeded',
  /** The guest crashed, or its pod is gone. */
  FAILED = 'Failed',
  /** It waits for a guest that comes from another cluster. */
  WAITING_FOR_SYNC = 'WaitingForSync',
  /** The node does not answer. */
  UNKNOWN = 'Unknown',
}
