/** What SMBIOS says of the chassis, for licences and inventories that look for it. */
export interface GuestChassis {
  /**
   * The manufacturer that SMBIOS names for the chassis.
   *
   * @default - QEMU's
   */
  readonly manufacturer?: string;

  /**
   * The version that SMBIOS names for the chassis.
   *
   * @default - QEMU's
   */
  readonly version?: string;

  /**
   * The serial number that SMBIOS names for the chassis. All VMs of a pool or replica set have the same.
   *
   * @default - none
   */
  readonly serial?: string;

  /**
   * The asset tag that SMBIOS names for the chassis.
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
