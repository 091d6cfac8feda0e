import { VirtualMachineProps } from '../compute';

/** Middleware in a VM of its own, such as a message broker or a transaction monitor. */
export interface BankingMiddlewareProps {
  /** Name of the VM and its Service, value of the label `app.kubernetes.io/name`, and its name in `calls`. */
  readonly name: string;

  /** The TCP port it listens on; the same in its Service. */
  readonly port: number;

  /**
   * Name of that port in its Service, a DNS label of at most 15 characters.
   *
   * @default 'middleware'
   */
  readonly portName?: string;

  /** The guest. Its `metadata.name` is `name`; the labels `app.kubernetes.io/name`, `tier: middleware` and `compliance` are added. */
  readonly guest: VirtualMachineProps;

  /**
   * Labels of its pod by which network policies find it.
   *
   * @default - `app.kubernetes.io/name` with the name
   */
  readonly selector?: { [key: string]: string };

  /**
   * The components that it calls: `database`, `gateway`, and names of middleware and services.
   *
   * @default - none
   */
  readonly calls?: string[];
}
