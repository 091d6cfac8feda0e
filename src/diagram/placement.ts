import type { Topology } from '../analysis/topology/model';

/** A rectangle by its corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A topology, and how much room its texts take. */
export interface Measured {
  readonly topology: Topology;
  /** Of nodes, by their ids. */
  readonly sizes: ReadonlyMap<string, { readonly width: number; readonly height: number }>;
  /** How wide the titles of namespaces are, and the words on edges, in their order. */
  readonly titles: readonly number[];
  readonly words: readonly number[];
}

/** Where nodes, edges and namespaces are, in the order of the topology. */
export interface Placement {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly Box[];
  readonly edges: readonly { readonly points: readonly Point[]; readonly at: Point }[];
  readonly clusters: readonly Box[];
}
