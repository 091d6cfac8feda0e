/** What the manifests make, and what that hangs on, as a drawing: positions in pixels. */
export interface TopologyReport {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly (Box & { readonly text: string; readonly isOwned: boolean })[];
  readonly nodes: readonly TopologyNodeReport[];
  readonly edges: readonly TopologyEdgeReport[];
  /** What no manifest makes and reaches something here: `internet`. Its places in `flows` follow those of the nodes. */
  readonly outside: readonly (Box & { readonly name: string })[];
  /** Who reaches whom, by policies. */
  readonly flows: readonly FlowReport[];
  /** The namespaces that are drawn, where not all are: a drawing of more is not read. */
  readonly only?: readonly string[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TopologyNodeReport extends Box {
  /** `entry`, `service`, `scaler`, `workload`, `network`, `policy`, `disk` or `image`. */
  readonly role: string;
  readonly kind: string;
  readonly name: string;
  readonly details: string;
  /** Whether the input only refers to it. */
  readonly isImplied: boolean;
  /** The id of the workload, where it is one. */
  readonly workload?: string;
}

export interface TopologyEdgeReport {
  /** What it says: `selects`, `mounts`, a port. */
  readonly text: string;
  readonly isDashed: boolean;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** The middle of the text. */
  readonly at: readonly [x: number, y: number];
  /** Places in `nodes`. */
  readonly from: number;
  readonly to: number;
}

export interface FlowReport {
  /** Places in `nodes`, then in `outside`. */
  readonly from: number;
  readonly to: number;
  /** `TCP 5432`, `all ports` */
  readonly ports: string;
}
