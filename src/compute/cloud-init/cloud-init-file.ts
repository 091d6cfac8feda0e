/** A file that cloud-init writes into the guest (`write_files`). Exactly one of `content` and `base64` is given. */
export interface CloudInitFile {
  /** Absolute path in the guest. */
  readonly path: string;
  /**
   * The text of the file.
   *
   * @default - `base64` is given
   */
  readonly content?: string;
  /**
   * The bytes of the file as padded base64, for content that is not text.
   *
   * @default - `content` is given
   */
  readonly base64?: string;
  /**
   * `user:group` that owns the file. A user made by the same `CloudInit` exists only later: such a file needs `defer`.
   *
   * @default - root:root (cloud-init)
   */
  readonly owner?: string;
  /**
   * Octal mode as text, such as `0644`.
   *
   * @default - 0644 (cloud-init)
   */
  readonly permissions?: string;
  /**
   * Append to a file that exists already instead of replacing it.
   *
   * @default false
   */
  readonly append?: boolean;
  /**
   * Write in the final boot stage, after users were created and packages installed.
   *
   * @default false
   */
  readonly defer?: boolean;
}
