/** What is behind a disk: the kind of its volume, in KubeVirt's words. */
export enum VolumeType {
  /** A disk image in a container image; writes are lost at every restart. */
  CONTAINER_DISK = 'containerDisk',
  /** A DataVolume, from a template of the VM or an existing one. */
  DATA_VOLUME = 'dataVolume',
  /** An existing PersistentVolumeClaim. */
  PERSISTENT_VOLUME_CLAIM = 'persistentVolumeClaim',
  /** A PersistentVolumeClaim as a read-only base; writes are lost at every restart. */
  EPHEMERAL = 'ephemeral',
  /** Scratch space on the node, empty at every start. */
  EMPTY_DISK = 'emptyDisk',
  /** A file or block device of the node. */
  HOST_DISK = 'hostDisk',
  /** A ConfigMap. */
  CONFIG_MAP = 'configMap',
  /** A Secret. */
  SECRET = 'secret',
  /** The token of a service account. */
  SERVICE_ACCOUNT = 'serviceAccount',
  /** A Windows answer file. */
  SYSPREP = 'sysprep',
  /** What Kubernetes knows of the launcher pod. */
  DOWNWARD_API = 'downwardAPI',
  /** Metrics of the node and of the guest. */
  DOWNWARD_METRICS = 'downwardMetrics',
  /** A directory of the launcher container. */
  CONTAINER_PATH = 'containerPath',
}
