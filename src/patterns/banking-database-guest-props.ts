import { Size } from 'cdk8s';
import { CloudInit, GuestCpu, Hugepages } from '../compute';

/** The guest of the database: its size, and what it does at first boot. */
export interface BankingDatabaseGuestProps {
  /**
   * The virtual CPUs of the database.
   *
   * @default - 2 sockets of 8 cores, dedicated, isolated from the emulator, with NUMA and the host's CPU passed through
   */
  readonly cpu?: GuestCpu;

  /**
   * Memory, a multiple of the page size.
   *
   * @default Size.gibibytes(64)
   */
  readonly memory?: Size;

  /**
   * Page size of the memory.
   *
   * @default Hugepages.ONE_GIBIBYTE
   */
  readonly hugepages?: Hugepages;

  /**
   * Size of the root disk.
   *
   * @default Size.gibibytes(100)
   */
  readonly rootSize?: Size;

  /**
   * Size of the data disk.
   *
   * @default Size.gibibytes(500)
   */
  readonly dataSize?: Size;

  /**
   * Name of the watchdog device in the VM.
   *
   * @default 'watchdog'
   */
  readonly watchdogName?: string;

  /**
   * First-boot configuration, kept in a Secret.
   *
   * @default - no password logins, no root, guest agent started
   */
  readonly cloudInit?: CloudInit;

  /**
   * How many cores are licensed for the database; more virtual CPUs are an error.
   *
   * @default - not checked
   */
  readonly licensedCores?: number;
}
