/** How the launcher pod of a VM changes with an upgrade, which a ResourceQuota of its namespace is charged. */
export interface LauncherChange {
  /** The kind of what makes the pod: `VirtualMachine`, a pool, a replica set. */
  readonly kind: string;
  /**
   * Its namespace.
   *
   * @default - the manifest names none
   */
  readonly namespace?: string;
  /** Its name. */
  readonly name: string;
  /** How many such pods there are. */
  readonly replicas: number;
  /** The memory that one pod requests before, in bytes. */
  readonly memoryBefore: number;
  /** The memory that one pod requests after, in bytes. */
  readonly memoryAfter: number;
  /** Other resources that one pod requests more or less of: `devices.kubevirt.io/tdx +1`. */
  readonly others: string[];
  /** What of KubeVirt makes the difference. */
  readonly reasons: string[];
}
