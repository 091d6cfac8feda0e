/** A user that cloud-init creates in the guest (`users`). */
export interface CloudInitUser {
  /** Login name: letters, digits, `_`, `.` and `-`, at most 32 characters, no digit first. */
  readonly name: string;
  /**
   * Comment about the user, usually the real name.
   *
   * @default - none
   */
  readonly gecos?: string;
  /**
   * The number of the user.
   *
   * @default - chosen by the guest
   */
  readonly uid?: number;
  /**
   * A system user, without a home directory.
   *
   * @default false
   */
  readonly system?: boolean;
  /**
   * The primary group of the user.
   *
   * @default - a group named like the user (cloud-init)
   */
  readonly primaryGroup?: string;
  /**
   * Groups that the user is in besides its primary one; missing ones are created.
   *
   * @default - none
   */
  readonly groups?: string[];
  /**
   * Rules for sudo without the user's name, such as `ALL=(ALL) NOPASSWD:ALL`.
   *
   * @default - no sudo
   */
  readonly sudo?: string[];
  /**
   * Path of the login shell.
   *
   * @default - the guest's default shell
   */
  readonly shell?: string;
  /**
   * Public keys that may log in as this user, one `<type> <key> [comment]` line each.
   *
   * @default - none
   */
  readonly sshAuthorizedKeys?: string[];
  /**
   * Password as a crypt hash, as `mkpasswd --method=SHA-512` prints it. It lands in the manifest or in a Secret.
   *
   * @default - no password
   */
  readonly hashedPassword?: string;
  /**
   * The password in clear text. Everyone who can read the manifest or the Secret can read it: for throw-away guests only.
   *
   * @default - no password
   */
  readonly plainTextPassword?: string;
  /**
   * Disable logging in by password.
   *
   * @default - true without a password, false with one
   */
  readonly lockPassword?: boolean;
}
