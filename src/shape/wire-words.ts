/** Words of KubeVirt's manifests that are said otherwise here: the property by which a struct is known to say it, and what to do. */
export const WIRE_WORDS: ReadonlyMap<string, readonly [property: string, fix: string]> = new Map([
  ['running', ['runStrategy', 'Write runStrategy.']],
  ['image', ['disks', 'Write disks, with a Disk.containerDisk.']],
  ['volumes', ['disks', 'Write disks: each is a volume, too.']],
  ['dataVolumeTemplates', ['disks', 'Write disks, with a Disk.dataVolumeTemplate.']],
  ['filesystems', ['disks', 'Write disks, with DiskDevice.FILESYSTEM.']],
  ['interfaces', ['networks', 'Write networks: each is an interface, too.']],
  ['userData', ['cloudInit', 'Write cloudInit, with a CloudInit.']],
  ['sshKeys', ['cloudInit', 'Write cloudInit, with `sshAuthorizedKeys`; for keys of a Secret write accessCredentials.']],
  ['bootloader', ['firmware', 'Write firmware.']],
  ['guest', ['memory', 'Write memory.']],
  ['ioThreads', ['ioThreadsPolicy', 'Write ioThreadsPolicy.']],
  ['topologySpreadConstraints', ['spread', 'Write spread.']],
  ['tolerations', ['nodeSelector', 'Call `scheduling.tolerate` of the workload.']],
  ['affinity', ['nodeSelector', 'Call `scheduling.attract`, `colocate` or `separate` of the workload.']],
]);
