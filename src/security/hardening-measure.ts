/** A measure of a hardening profile. */
export enum HardeningMeasure {
  /** No graphics card and no VNC: `autoattachGraphicsDevice: false`. */
  NO_GRAPHICS_DEVICE = 'noGraphicsDevice',
  /** No serial console, and so no log of it: `autoattachSerialConsole: false`. */
  NO_SERIAL_CONSOLE = 'noSerialConsole',
  /** No tablet: `autoattachInputDevice: false`, and no `inputs`. */
  NO_INPUT_DEVICES = 'noInputDevices',
  /** No memory balloon, and so no statistics of it and no free page reporting: `autoattachMemBalloon: false`. */
  NO_MEMORY_BALLOON = 'noMemoryBalloon',
  /** No socket between guest and node: `autoattachVSOCK: false`. */
  NO_VSOCK = 'noVsock',
  /** No USB redirection by clients of VNC: no `clientPassthrough`. */
  NO_CLIENT_PASSTHROUGH = 'noClientPassthrough',
  /** No metrics of the node for the guest: no `downwardMetrics`, neither as a device nor as a volume. */
  NO_DOWNWARD_METRICS = 'noDownwardMetrics',
  /** No token of a service account in the guest: no `serviceAccount` volume. The launcher pod has none by itself. */
  NO_SERVICE_ACCOUNT_TOKEN = 'noServiceAccountToken',
  /** No disks that are plugged in while it runs: `disableHotplug: true`. A preference with `preferredDisableHotplug` overrides it (KubeVirt v1.9.0). */
  NO_HOTPLUG = 'noHotplug',
  /** Entropy from the node: `rng: {}`. */
  RANDOM_NUMBER_GENERATOR = 'randomNumberGenerator',
  /** Signed code only: EFI with secure boot and System Management Mode. On amd64 only. */
  SECURE_BOOT = 'secureBoot',
  /** A virtual TPM, which forgets its keys when the guest is off unless the VM says otherwise. On amd64 and arm64. */
  TPM = 'tpm',
  /** Memory that is encrypted against the node, and with it EFI without secure boot and no live migration. */
  LAUNCH_SECURITY = 'launchSecurity',
}
