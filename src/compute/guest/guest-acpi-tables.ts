import { ISecret } from 'cdk8s-plus-28';

/** ACPI tables with licences of Windows, each from a Secret. They become the volumes `acpi-slic` and `acpi-msdm`, which are no disks. */
export interface GuestAcpiTables {
  /**
   * The SLIC table, under the key `slic.bin` of the Secret.
   *
   * @default - none
   */
  readonly slic?: ISecret;

  /**
   * The MSDM table of newer versions of Windows, under the key `msdm.bin` of the Secret.
   *
   * @default - none
   */
  readonly msdm?: ISecret;
}
