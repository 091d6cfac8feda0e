import { Size } from 'cdk8s';

/** Nodes of one kind, by what pods can be given on each: the `status.allocatable` of a node. */
export interface NodeGroup {
  /** How many nodes there are. */
  readonly count: number;
  /** Allocatable CPUs of one node. */
  readonly cpus: number;
  /** Allocatable memory of one node, without huge pages. */
  readonly memory: Size;

  /**
   * Memory of one node set aside as 2Mi pages.
   *
   * @default - none
   */
  readonly hugepages2Mi?: Size;

  /**
   * Memory of one node set aside as 1Gi pages.
   *
   * @default - none
   */
  readonly hugepages1Gi?: Size;

  /**
   * Labels of the nodes, for what is pinned to a part of the cluster.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
