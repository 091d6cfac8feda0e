import { Size } from 'cdk8s';

/** Nodes of one kind, by what pods can be given on each: the `status.allocatable` of a node. */
export interface NodeGroup {
  /** How many nodes there are. */
  readonly count: number;
  /** Allocatable CPUs of one node. */
  readonly cpus: number;
  /** Allocatable memory of one node, without huge pages. */
  readonly memory: Size;
}
