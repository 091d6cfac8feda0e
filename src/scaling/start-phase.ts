/** A phase of starting a workload. */
export enum StartPhase {
  /** Until the image or the disk is ready. */
  PREPARE = 'prepare',
  /** Until the runtime is up: the container's process, or QEMU and firmware. */
  START = 'start',
  /** Until the application answers. */
  READY = 'ready',
}
