import { Size } from 'cdk8s';

/** A store, as an inventory has it: what tells it from the others. What is left out is as in all stores. */
export interface EdgeStore {
  /** Its name: that of its chart, its cluster and, unless all share one, its namespace; the value of its label `location`. A DNS label. */
  readonly id: string;

  /**
   * The wave in which it gets changes.
   *
   * @default - the first wave that still takes stores
   */
  readonly wave?: string;

  /**
   * The URL of its API server, for Argo CD that reaches it from head office.
   *
   * @default - that of the template of the delivery
   */
  readonly endpoint?: string;

  /**
   * Labels of all its objects and of its cluster at head office, such as `region`.
   *
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * The cores of its VM.
   *
   * @default - as in all stores
   */
  readonly cores?: number;

  /**
   * The memory of its VM.
   *
   * @default - as in all stores
   */
  readonly memory?: Size;

  /**
   * The size of the disk of its VM.
   *
   * @default - as in all stores
   */
  readonly disk?: Size;

  /**
   * The image of its VM.
   *
   * @default - as in all stores
   */
  readonly image?: string;

  /**
   * The image of its monitor.
   *
   * @default - as in all stores
   */
  readonly monitorImage?: string;

  /**
   * The CPUs of its node.
   *
   * @default - as in all stores
   */
  readonly nodeCpus?: number;

  /**
   * The memory of its node.
   *
   * @default - as in all stores
   */
  readonly nodeMemory?: Size;
}
