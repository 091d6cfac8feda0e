/** A file system that the guest mounts (`mounts`, a line of `/etc/fstab`). */
export interface CloudInitMount {
  /** What is mounted, such as `/dev/vdb` or `LABEL=data`. */
  readonly device: string;
  /** Where it is mounted, an absolute path. */
  readonly path: string;
  /**
   * The type of the file system, such as `ext4`.
   *
   * @default - auto (cloud-init)
   */
  readonly fileSystem?: string;
  /**
   * Mount options, such as `noatime`.
   *
   * @default - defaults,nofail (cloud-init, varies by distribution)
   */
  readonly options?: string[];
}
