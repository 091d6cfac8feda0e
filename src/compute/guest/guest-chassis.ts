/** What SMBIOS says of the chassis, for licences and inventories that look for it. */
export interface GuestChassis {
  /**
   * The manufacturer.
   *
   * @default - QEMU's
   */
  readonly manufacturer?: string;

  /**
   * The version.
   *
   * @default - QEMU's
   */
  readonly version?: string;

  /**
   * The serial number. All VMs of a pool or replica set have the same.
   *
   * @default - none
   */
  readonly serial?: string;

  /**
   * The asset tag.
   *
   * @default - none
   */
  readonly asset?: string;

  /**
   * The stock-keeping unit.
   *
   * @default - none
   */
  readonly sku?: string;
}
